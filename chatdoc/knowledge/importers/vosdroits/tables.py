"""A table of service-public.fr's XML."""

from collections.abc import Iterator

from chatdoc.knowledge.importers.table_rows import Cell, Grid, Row, cut_tables, span
from chatdoc.knowledge.importers.vosdroits.elements import Element, children, name, named, words, words_of
from chatdoc.knowledge.tree import Table


def read_tables(table: Element) -> Iterator[Table]:
    columns = len(named(table, "Colonne"))
    return cut_tables(_rows(table, columns), columns, words_of(table, "TitreRiche", "Titre"))


def _rows(table: Element, columns: int) -> Iterator[Row]:
    grid = Grid()
    for line in named(table, "Rangée"):
        cells = [_cell(cell) for cell in named(line, "Cellule")]
        row = grid.row(cells)
        wide = len(cells) == 1 and columns > 1 and cells[0].across >= columns
        if any(row):
            yield Row(row, line.get("type") == "header", wide)


def _cell(cell: Element) -> Cell:
    return Cell(_text(cell), span(cell.get("fusionHorizontale")), span(cell.get("fusionVerticale")))


def _text(cell: Element) -> str:
    parts = [part for inner in children(cell) for part in _inner(inner)]
    return " ".join(parts) if parts else words(cell)


def _inner(inner: Element) -> Iterator[str]:
    if name(inner) == "Liste":
        yield " ; ".join(filter(None, map(words, named(inner, "Item"))))
    elif text := words(inner):
        yield text
