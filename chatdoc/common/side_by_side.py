"""Two texts line by line, with the words that differ marked."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

Marked = tuple[tuple[str, bool], ...]  # pieces of a line, and whether each is on this side alone


@dataclass(frozen=True)
class Row:
    kind: str  # same, changed, removed, added
    before: Marked = ()
    after: Marked = ()


def side_by_side(before: Sequence[str], after: Sequence[str]) -> list[Row]:
    rows: list[Row] = []
    for tag, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            rows += [Row("same", ((line, False),), ((line, False),)) for line in before[i:j]]
        else:
            rows += _changed(before[i:j], after[k:m])
    return rows


def _changed(before: Sequence[str], after: Sequence[str]) -> Iterator[Row]:
    paired = min(len(before), len(after))
    for old, new in zip(before[:paired], after[:paired], strict=True):
        yield Row("changed", *marked(old, new))
    yield from (Row("removed", ((line, True),)) for line in before[paired:])
    yield from (Row("added", (), ((line, True),)) for line in after[paired:])


def marked(old: str, new: str) -> tuple[Marked, Marked]:
    """Both texts in pieces, those of one side alone told."""
    one, other = re.findall(r"\s+|\S+", old), re.findall(r"\s+|\S+", new)
    left: list[tuple[str, bool]] = []
    right: list[tuple[str, bool]] = []
    for tag, i, j, k, m in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if i < j:
            left.append(("".join(one[i:j]), tag != "equal"))
        if k < m:
            right.append(("".join(other[k:m]), tag != "equal"))
    return tuple(left), tuple(right)
