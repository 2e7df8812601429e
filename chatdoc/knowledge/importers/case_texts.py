"""Fiches cut by their source into one text per case: the paths are merged back into one tree."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from chatdoc.common.plain_text import plain
from chatdoc.knowledge.importers.flat_lines import Line
from chatdoc.knowledge.importers.flat_text import read_flat
from chatdoc.knowledge.tree import Block, Paragraph, Section, SectionKind


@dataclass
class _Branch:
    children: dict[str, "_Branch"] = field(default_factory=dict)
    blocks: list[Block] = field(default_factory=list)


_LEVELS: tuple[SectionKind, ...] = ("situation", "chapitre", "cas")


def read_cases(cases: Iterable[Mapping[str, Any]]) -> tuple[Block, ...]:
    root = _Branch()
    for case in cases:
        steps, text = _split(case)
        branch = root
        for step in steps:
            branch = branch.children.setdefault(step, _Branch())
        branch.blocks.extend(block for block in read_flat(text) if block not in branch.blocks)
    return _blocks(root, 0) or _labels(root, 0)


def _split(case: Mapping[str, Any]) -> tuple[list[str], str]:
    """The text repeats its path at its head: situation, chapter, case. The case may be in the text alone."""
    steps = [plain(step) for step in case.get("chemin") or ()]
    lines = str(case.get("texte") or "").split("\n")
    for step in steps:
        lines = _skipped(lines)
        lines = lines[1:] if lines and plain(lines[0]) == step else lines
    lines = _skipped(lines)
    if len(steps) == len(_LEVELS) - 1 and _is_title(lines):
        return [*steps, plain(lines[0])], "\n".join(lines[1:])
    if steps and lines and plain(lines[0]) == steps[-1]:
        lines = lines[1:]
    return steps, "\n".join(lines)


def _skipped(lines: list[str]) -> list[str]:
    return lines[next((n for n, line in enumerate(lines) if plain(line)), len(lines)) :]


def _is_title(lines: list[str]) -> bool:
    return len(lines) > 1 and Line(plain(lines[0])).may_title and not lines[0].startswith((" ", "\t"))


def _blocks(branch: _Branch, depth: int) -> tuple[Block, ...]:
    sections = (
        Section(_kind(depth), title, blocks)
        for title, child in branch.children.items()
        if (blocks := _blocks(child, depth + 1))
    )
    return (*branch.blocks, *sections)


def _labels(branch: _Branch, depth: int) -> tuple[Block, ...]:
    """A fiche of which the source kept the cases only: their names are all that is known."""
    return tuple(
        Section(_kind(depth), title, _labels(child, depth + 1)) if child.children else Paragraph(title)
        for title, child in branch.children.items()
    )


def _kind(depth: int) -> SectionKind:
    return _LEVELS[min(depth, len(_LEVELS) - 1)]
