"""What the machine reads of a text: each case and table row with the condition it understands, or that it does not."""

from collections.abc import Iterator
from dataclasses import dataclass

from chatdoc.knowledge.conditions import parse_label
from chatdoc.knowledge.documents import Document
from chatdoc.knowledge.units import cut_units


@dataclass(frozen=True)
class Label:
    text: str
    is_read: bool  # else the advisor chooses


def labels_of(document: Document) -> tuple[Label, ...]:
    return tuple(dict.fromkeys(_labels(document)))


def _labels(document: Document) -> Iterator[Label]:
    for unit in cut_units(document.blocks):
        for case in unit.cases:
            yield Label(case, parse_label(case) is not None)
        if unit.kind == "row" and unit.cells:
            context = " ; ".join((*unit.headers[:1], unit.table_title, unit.lead))
            yield Label(unit.cells[0], parse_label(unit.cells[0], context) is not None)
