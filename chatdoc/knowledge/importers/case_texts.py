"""Fiches cut by their source into one text per case: the paths are merged back into one tree."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from chatdoc.common.plain_text import plain
from chatdoc.knowledge.importers.flat_text import heading_kind, read_flat
from chatdoc.knowledge.tree import Block, Paragraph, Section


@dataclass
class _Branch:
    children: dict[str, "_Branch"] = field(default_factory=dict)
    blocks: list[Block] = field(default_factory=list)


def read_cases(cases: Iterable[Mapping[str, Any]]) -> tuple[Block, ...]:
    root = _Branch()
    for case in cases:
        steps, text = _split(case)
        branch = root
        for step in steps:
            branch = branch.children.setdefault(step, _Branch())
        branch.blocks.extend(block for block in read_flat(text) if block not in branch.blocks)
    return _blocks(root) or _labels(root)


def _split(case: Mapping[str, Any]) -> tuple[list[str], str]:
    """The text repeats its path at its head, and adds the last step of it when the path lacks one."""
    steps = [plain(step) for step in case.get("chemin") or ()]
    parts = str(case.get("texte") or "").lstrip("\n").split("\n\n")
    for step in steps:
        if parts and plain(parts[0]) == step:
            parts = parts[1:]
    text = "\n\n".join(parts)
    head, _, rest = text.lstrip("\n").partition("\n")
    if steps and plain(head) == steps[-1]:
        text = rest
    return steps, text


def _blocks(branch: _Branch) -> tuple[Block, ...]:
    sections = (
        Section(_kind(title), title, blocks) for title, child in branch.children.items() if (blocks := _blocks(child))
    )
    return (*branch.blocks, *sections)


def _labels(branch: _Branch) -> tuple[Block, ...]:
    """A fiche of which the source kept the cases only: their names are all that is known."""
    return tuple(
        Section(_kind(title), title, _labels(child)) if child.children else Paragraph(title)
        for title, child in branch.children.items()
    )


def _kind(title: str) -> Any:
    return heading_kind(title, otherwise="sous_chapitre")
