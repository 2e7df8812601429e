"""The tables of a web page or of a word processor."""

from collections.abc import Iterator

from lxml import html

from chatdoc.common.plain_text import plain
from chatdoc.knowledge.importers.office.web_words import cell_text, words
from chatdoc.knowledge.importers.table_rows import Cell, Grid, Row, cut_tables, span
from chatdoc.knowledge.tree import Table


def lines_of(table: html.HtmlElement) -> list[html.HtmlElement]:
    """Its rows, without those of a table inside a cell."""
    return [line for line in table.iter("tr") if next(line.iterancestors("table")) is table]


def width(lines: list[html.HtmlElement]) -> int:
    return max((sum(span(cell.get("colspan")) for cell in line) for line in lines), default=0)


def read_table(table: html.HtmlElement) -> Iterator[Table]:
    lines = lines_of(table)
    title = plain(" ".join(words(caption) for caption in table.iter("caption")))
    rows = list(_rows(lines, width(lines)))
    if rows and not any(row.is_header for row in rows) and not rows[0].is_wide:
        rows[0] = Row(rows[0].cells, is_header=True)  # word processors seldom mark it
    yield from cut_tables(rows, width(lines), title)


def _rows(lines: list[html.HtmlElement], columns: int) -> Iterator[Row]:
    grid = Grid()
    for line in lines:
        cells = [Cell(cell_text(cell), span(cell.get("colspan")), span(cell.get("rowspan"))) for cell in line]
        spread = grid.row(cells)
        if any(spread):
            yield Row(spread, _is_header(line), is_wide=len(cells) == 1 and cells[0].across >= columns)


def _is_header(line: html.HtmlElement) -> bool:
    parent = line.getparent()
    return (parent is not None and parent.tag == "thead") or all(cell.tag == "th" for cell in line)
