"""Tables whose cells were poured one per line: two headers, then label and value in turn."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from chatdoc.knowledge.importers.flat_lines import Line
from chatdoc.knowledge.tree import Table

_MIN_ROWS = 2
_MAX_CELL = 160
_VALUE = re.compile(r"\d|^(?:oui|non|gratuit|aucun|néant)\b", re.I)


@dataclass(frozen=True)
class FoundTable:
    table: Table
    length: int


def read_table(lines: Sequence[Line]) -> FoundTable | None:
    run = _cells(lines)
    if len(run) < 2 * (_MIN_ROWS + 1) or any(_VALUE.search(cell) or cell.endswith((",", ";")) for cell in run[:2]):
        return None
    pairs = list(zip(run[2::2], run[3::2], strict=False))
    rows = _rows(pairs)
    if len(rows) < _MIN_ROWS:
        return None
    return FoundTable(Table((run[0], run[1]), rows), 2 + 2 * len(rows))


def _cells(lines: Sequence[Line]) -> list[str]:
    run: list[str] = []
    for line in lines:
        if line.level or line.bullet or line.introduces or len(line.text) > _MAX_CELL or line.text.endswith("."):
            break
        run.append(line.text)
    return run


def _rows(pairs: Sequence[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    """The pairs whose second half is a value; the table stops at the first that is not."""
    rows: list[tuple[str, ...]] = []
    for label, value in pairs:
        if not _VALUE.search(value):
            break
        rows.append((label, value))
    return tuple(rows)
