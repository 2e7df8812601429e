"""A table whose merged cells are spread, so that each row can be read alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from chatdoc.knowledge.importers.vosdroits.elements import Element, children, name, named, words, words_of
from chatdoc.knowledge.tree import Table

_MAX_SPAN = 200  # a merged cell of a page; above, a number typed wrong


@dataclass
class _Grid:
    """Cells carried from the rows above, by column: how many rows they still cover."""

    carried: dict[int, tuple[str, int]] = field(default_factory=dict)

    def row(self, cells: Sequence[tuple[str, int, int]]) -> tuple[str, ...]:
        row: list[str] = []
        waiting = list(cells)
        while waiting or any(column >= len(row) for column in self.carried):
            if len(row) in self.carried:
                row.append(self._take(len(row)))
            elif waiting:
                text, across, down = waiting.pop(0)
                self._place(row, text, across, down)
            else:
                row.append("")
        return tuple(row)

    def _place(self, row: list[str], text: str, across: int, down: int) -> None:
        for _ in range(across):
            if down > 1:
                self.carried[len(row)] = (text, down - 1)
            row.append(text)

    def _take(self, column: int) -> str:
        text, left = self.carried.pop(column)
        if left > 1:
            self.carried[column] = (text, left - 1)
        return text


def read_tables(table: Element) -> Iterator[Table]:
    """One table; several when a title row, as wide as the table, or new headers cut it."""
    title = words_of(table, "TitreRiche", "Titre")
    columns = len(named(table, "Colonne"))
    parts = _parts(_rows(table), columns)
    for group, headers, rows in parts:
        yield Table(headers, rows, " : ".join(part for part in (title, group) if part))


def _parts(
    rows: Iterator[tuple[bool, bool, tuple[str, ...]]], columns: int
) -> Iterator[tuple[str, tuple[str, ...], tuple[tuple[str, ...], ...]]]:
    group, heads, body = "", [], []  # type: ignore[var-annotated]
    for is_header, is_wide, cells in rows:
        width = max(columns, len(cells))
        if (is_header or is_wide) and body:
            yield group, _merged(heads), tuple(body)
            heads, body = ([] if is_header else heads), []
        if is_wide and not is_header:
            group = cells[0]
        elif is_header:
            heads.append(cells)
        else:
            body.append(cells + ("",) * (width - len(cells)))
    if body or heads or group:
        yield (group, _merged(heads), tuple(body)) if body else ("", (), ((*_merged(heads), *filter(None, [group])),))


def _rows(table: Element) -> Iterator[tuple[bool, bool, tuple[str, ...]]]:
    grid = _Grid()
    columns = len(named(table, "Colonne"))
    for line in named(table, "Rangée"):
        cells = [_cell(cell) for cell in named(line, "Cellule")]
        row = grid.row(cells)
        wide = len(cells) == 1 and columns > 1 and cells[0][1] >= columns
        if any(row):
            yield line.get("type") == "header", wide, row


def _cell(cell: Element) -> tuple[str, int, int]:
    return _text(cell), _span(cell, "fusionHorizontale"), _span(cell, "fusionVerticale")


def _span(cell: Element, key: str) -> int:
    value = cell.get(key, "1")
    return min(max(int(value), 1), _MAX_SPAN) if value.isdigit() else 1


def _text(cell: Element) -> str:
    parts = [part for inner in children(cell) for part in _inner(inner)]
    return " ".join(parts) if parts else words(cell)


def _inner(inner: Element) -> Iterator[str]:
    if name(inner) == "Liste":
        yield " ; ".join(filter(None, map(words, named(inner, "Item"))))
    elif text := words(inner):
        yield text


def _merged(heads: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Several header rows: « Personne seule – Montant mensuel »."""
    width = max(map(len, heads), default=0)
    columns = ([row[n] for row in heads if n < len(row) and row[n]] for n in range(width))
    return tuple(" – ".join(dict.fromkeys(column)) for column in columns)
