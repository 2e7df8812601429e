"""An older text that states another value for the same point is never the answer: the newer one wins."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from chatdoc.answering.analysis import MAX_KEPT_VERSIONS
from chatdoc.knowledge.conditions import BirthRange, Condition, NumberRange, OneOf
from chatdoc.retrieval.ranking.points import Point
from chatdoc.retrieval.results import PublishedVersion


@dataclass(frozen=True)
class Cell:
    """One point, and the text that states it."""

    version: PublishedVersion
    point: Point


@dataclass(frozen=True)
class Superseded:
    older: Cell
    newer: Cell


def superseded_cells(
    shown: Sequence[PublishedVersion], rivals: Sequence[PublishedVersion]
) -> dict[tuple[int, int, int], Superseded]:
    """(version, unit, column) of each cell of `shown` that a newer text of the same caisse contradicts."""
    older_cells = [cell for version in shown for cell in cells_of(version)]
    if not older_cells:
        return {}
    cells = [cell for version in {v.version_id: v for v in (*shown, *rivals)}.values() for cell in cells_of(version)]
    found: dict[tuple[int, int, int], Superseded] = {}
    for older in older_cells:
        newer = next((cell for cell in cells if _contradicts(cell, older)), None)
        if newer:
            found[(older.version.version_id, older.point.unit, older.point.column)] = Superseded(older, newer)
    return found


def _contradicts(newer: Cell, older: Cell) -> bool:
    return differ(newer, older) and day_of(newer.version) > day_of(older.version)


def differ(one: Cell, other: Cell) -> bool:
    """Two fiches of one caisse state other values of one point."""
    return (
        one.point.meaning == other.point.meaning
        and one.version.fiche_id != other.version.fiche_id
        and one.version.caisse == other.version.caisse
        and one.point.figures != other.point.figures
        and _overlap(one.point.condition, other.point.condition)
    )


def day_of(version: PublishedVersion) -> date:
    """Day of the text: its own source date says more than its date of effect."""
    return version.en_vigueur_du or date.min


def _overlap(one: Condition, other: Condition) -> bool:
    if isinstance(one, BirthRange) and isinstance(other, BirthRange):
        return one.overlaps(other)
    if isinstance(one, NumberRange) and isinstance(other, NumberRange):
        return one.fact == other.fact and one.low <= other.high and other.low <= one.high
    return isinstance(one, OneOf) and one == other


_cells: dict[int, tuple[PublishedVersion, tuple[Cell, ...]]] = {}


def cells_of(version: PublishedVersion) -> tuple[Cell, ...]:
    kept = _cells.get(version.version_id)
    if kept is None or kept[0] is not version:
        if len(_cells) >= MAX_KEPT_VERSIONS:
            _cells.clear()
        read = tuple(Cell(version, point) for point in version.read.stated.points)
        kept = _cells[version.version_id] = (version, read)
    return kept[1]
