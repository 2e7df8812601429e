"""A version cut into units: the smallest pieces that can be shown, cited and highlighted."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from chatdoc.knowledge.tree import Block, Figure, Item, ItemList, Note, NoteKind, Paragraph, Section, Service, Table

UnitKind = Literal["paragraph", "list", "row", "service"]
BRANCHES = ("situation", "cas")


@dataclass(frozen=True)
class Unit:
    """One citable piece. `number` is its rank in the version, from 0: its anchor on the fiche's page is `u{number}`."""

    number: int
    kind: UnitKind
    text: str  # plain text; a list: "- item" lines; a row: "header : cell" joined by " ; "
    path: tuple[str, ...] = ()  # titles above it, cases included
    cases: tuple[str, ...] = ()  # the case and situation labels above it, outermost first
    lead: str = ""  # the sentence that introduces the list or the table (« Vous devez : »)
    items: tuple[str, ...] = ()
    headers: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()
    table: int | None = None  # rank of the table in the version: rows of one table share it
    table_title: str = ""
    note: NoteKind | None = None
    url: str = ""
    service_nature: str = ""  # « Téléservice », « Formulaire »...: units of kind service only


@dataclass(frozen=True)
class _Place:
    path: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()
    note: NoteKind | None = None


def is_cited(figure: Figure) -> bool:
    """What nobody has proof-read is shown beside its picture, and said by no card."""
    return bool(figure.description) and not figure.to_review


def cut_units(blocks: Iterable[Block]) -> tuple[Unit, ...]:
    """Every unit of a version in reading order. The same blocks always give the same numbers."""
    return tuple(_Cutter().cut(blocks))


class _Cutter:
    def __init__(self) -> None:
        self._number = 0
        self._table = 0

    def cut(self, blocks: Iterable[Block], place: _Place = _Place()) -> Iterator[Unit]:
        lead = ""
        for block in blocks:
            yield from self._block(block, place, lead)
            lead = block.text if isinstance(block, Paragraph) and block.text.rstrip().endswith(":") else ""

    def _block(self, block: Block, place: _Place, lead: str) -> Iterator[Unit]:
        match block:
            case Paragraph(text):
                yield self._unit("paragraph", text, place)
            case ItemList(items, ordered):
                yield self._list(items, ordered, place, lead)
            case Table():
                yield from self._rows(block, place, lead)
            case Note(kind, blocks, title):
                path = (*place.path, title) if title else place.path
                yield from self.cut(blocks, replace(place, path=path, note=kind))
            case Service():
                yield self._service(block, place)
            case Figure():
                if is_cited(block):
                    yield self._unit("paragraph", block.description, place)
            case Section(kind, title, blocks):
                cases = (*place.cases, title) if kind in BRANCHES else place.cases
                yield from self.cut(blocks, replace(place, path=(*place.path, title), cases=cases))

    def _unit(self, kind: UnitKind, text: str, place: _Place, **more: object) -> Unit:
        number = self._number
        self._number += 1
        return Unit(number, kind, text, place.path, place.cases, note=place.note, **more)  # type: ignore[arg-type]

    def _list(self, items: tuple[Item, ...], ordered: bool, place: _Place, lead: str) -> Unit:
        lines = tuple(_item_text(item) for item in items)
        marks = (f"{rank}. " for rank in range(1, len(lines) + 1)) if ordered else ("- " for _ in lines)
        text = "\n".join(mark + line for mark, line in zip(marks, lines, strict=True))
        return self._unit("list", text, place, lead=lead, items=lines)

    def _rows(self, table: Table, place: _Place, lead: str) -> Iterator[Unit]:
        rank = self._table
        self._table += 1
        for cells in table.rows:
            yield self._unit(
                "row",
                row_text(table.headers, cells),
                place,
                lead=lead,
                headers=table.headers,
                cells=cells,
                table=rank,
                table_title=table.title,
            )

    def _service(self, service: Service, place: _Place) -> Unit:
        parts = [service.title, service.number, service.text, service.source, service.url]
        text = " · ".join(part for part in parts if part)
        return self._unit("service", text, place, url=service.url, service_nature=service.nature)


def row_text(headers: tuple[str, ...], cells: tuple[str, ...]) -> str:
    """« Vous êtes né : En 1966 ; Vous pouvez partir : 63 ans et 3 mois »."""
    named = zip(headers, cells, strict=False) if headers else (("", cell) for cell in cells)
    return " ; ".join(f"{header.rstrip(' :')} : {cell}" if header else cell for header, cell in named if cell)


def _item_text(item: Item) -> str:
    nested = [unit.text for unit in cut_units(item.blocks)]
    return "\n  ".join([item.text, *(line for text in nested for line in text.split("\n"))]).strip()
