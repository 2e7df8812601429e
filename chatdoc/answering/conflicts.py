"""Fiches of the base that state different values of one point: for the experts' work list."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from chatdoc.answering.superseded import Cell, cells_of, day_of, differ
from chatdoc.retrieval.queries import versions_stating_alike
from chatdoc.retrieval.results import PublishedVersion


@dataclass(frozen=True)
class Stated:
    fiche_id: str
    version: int
    title: str
    dated: date | None
    value: str
    unit: int  # anchor in the fiche's page


@dataclass(frozen=True)
class Conflict:
    """`newer` is the value answered today; of two texts of one day, none is surely the newer."""

    point: str  # « Âge de départ · né en 1964 »
    older: Stated
    newer: Stated
    caisse: str


def conflicts_in_base(on: date | None = None, caisse: str = "") -> tuple[Conflict, ...]:
    """Every pair of published fiches that state another value of one point, on that day."""
    cells: dict[str, list[Cell]] = defaultdict(list)
    for version in versions_stating_alike(on, caisse):
        for cell in cells_of(version):
            cells[cell.point.meaning].append(cell)
    found = (_conflict(one, other) for same in cells.values() for one, other in _differing(same))
    return tuple(sorted(found, key=lambda c: (c.older.fiche_id, c.newer.fiche_id, c.older.unit, c.newer.unit)))


def _differing(cells: list[Cell]) -> Iterator[tuple[Cell, Cell]]:
    for one, other in combinations(cells, 2):
        if differ(one, other):
            yield (one, other) if day_of(one.version) <= day_of(other.version) else (other, one)


def _conflict(older: Cell, newer: Cell) -> Conflict:
    unit = newer.version.units[newer.point.unit]
    point = " · ".join((unit.headers[newer.point.column], unit.cells[0]))
    return Conflict(point, _stated(older), _stated(newer), newer.version.caisse)


def _stated(cell: Cell) -> Stated:
    version: PublishedVersion = cell.version
    value = version.units[cell.point.unit].cells[cell.point.column]
    return Stated(version.fiche_id, version.number, version.title, version.en_vigueur_du, value, cell.point.unit)
