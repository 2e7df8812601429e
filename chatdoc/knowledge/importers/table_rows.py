"""Tables of any source: merged cells spread, header rows joined, so that each row can be read alone."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from chatdoc.knowledge.tree import Table

_MAX_SPAN = 200  # a merged cell of a page; above, a number typed wrong


@dataclass(frozen=True)
class Cell:
    text: str
    across: int = 1
    down: int = 1


@dataclass(frozen=True)
class Row:
    cells: tuple[str, ...]
    is_header: bool = False
    is_wide: bool = False  # one cell as wide as the table: the title of what follows


@dataclass
class Grid:
    """Cells carried from the rows above, by column: how many rows they still cover."""

    carried: dict[int, tuple[str, int]] = field(default_factory=dict)

    def row(self, cells: Sequence[Cell]) -> tuple[str, ...]:
        row: list[str] = []
        waiting = list(cells)
        while waiting or any(column >= len(row) for column in self.carried):
            if len(row) in self.carried:
                row.append(self._take(len(row)))
            elif waiting:
                self._place(row, waiting.pop(0))
            else:
                row.append("")
        return tuple(row)

    def _place(self, row: list[str], cell: Cell) -> None:
        for _ in range(cell.across):
            if cell.down > 1:
                self.carried[len(row)] = (cell.text, cell.down - 1)
            row.append(cell.text)

    def _take(self, column: int) -> str:
        text, left = self.carried.pop(column)
        if left > 1:
            self.carried[column] = (text, left - 1)
        return text


def span(value: str | None) -> int:
    """How many rows or columns a cell says it covers."""
    return min(max(int(value), 1), _MAX_SPAN) if value and value.isdigit() else 1


def cut_tables(rows: Iterable[Row], columns: int, title: str) -> Iterator[Table]:
    """One table; several when a title row, as wide as the table, or new headers cut it."""
    for group, headers, body in _parts(rows, columns):
        yield Table(headers, body, " : ".join(part for part in (title, group) if part))


def _parts(rows: Iterable[Row], columns: int) -> Iterator[tuple[str, tuple[str, ...], tuple[tuple[str, ...], ...]]]:
    group, heads, body = "", [], []  # type: ignore[var-annotated]
    for row in rows:
        width = max(columns, len(row.cells))
        if (row.is_header or row.is_wide) and body:
            yield group, _joined(heads), tuple(body)
            heads, body = ([] if row.is_header else heads), []
        if row.is_wide and not row.is_header:
            group = row.cells[0]
        elif row.is_header:
            heads.append(row.cells)
        else:
            body.append(row.cells + ("",) * (width - len(row.cells)))
    if body:
        yield group, _joined(heads), tuple(body)
    elif heads or group:  # nothing below the headers: they are what the table says
        yield "", (), ((*_joined(heads), *filter(None, [group])),)


def _joined(heads: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Several header rows: « Personne seule – Montant mensuel »."""
    width = max(map(len, heads), default=0)
    columns = ([row[n] for row in heads if n < len(row) and row[n]] for n in range(width))
    return tuple(" – ".join(dict.fromkeys(column)) for column in columns)
