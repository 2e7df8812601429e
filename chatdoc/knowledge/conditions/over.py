"""The labels that stand over a unit and may state a condition, each with what makes it understood."""

from collections.abc import Iterator

from chatdoc.knowledge.units import Unit

type Label = tuple[str, str]  # what is written, and its context


def labels_over(unit: Unit) -> Iterator[Label]:
    """Its titles from the outermost, each under the one above; the first cell of its row, under what names it."""
    for place, title in enumerate(unit.path):
        yield title, unit.path[place - 1] if place else ""
    if unit.kind == "row" and unit.cells:
        yield row_label(unit)


def row_label(unit: Unit) -> Label:
    header = unit.headers[0] if unit.headers else ""
    return unit.cells[0], " ; ".join(filter(None, (header, unit.table_title, unit.lead)))
