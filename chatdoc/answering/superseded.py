"""An older text that states another value for the same point is never the answer: the newer one wins."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from chatdoc.answering.analysis import MAX_KEPT_VERSIONS, base_terms
from chatdoc.knowledge.conditions import BirthRange, Condition, NumberRange, OneOf, parse_label
from chatdoc.knowledge.facts.french import digits, fold
from chatdoc.knowledge.units import Unit
from chatdoc.retrieval.results import PublishedVersion

_AGE, _TERMS, _AMOUNT, _SHARE = "age", "trimestres", "montant", "taux"
_KINDS = (
    (_AMOUNT, re.compile(r"\d\s*€")),
    (_SHARE, re.compile(r"\d\s*%")),
    (_AGE, re.compile(r"\b\d+ ans\b")),
    (_TERMS, re.compile(r"\btrimestres?\b")),
)
# Words of a header that do not change what the column states.
_PLAIN = frozenset(
    base_terms(
        "âge partir départ pouvez vous minimum minimal légal date né née naissance année génération retraite"
        " pension ouverture ouvrir droit possible"
        " nombre trimestres durée assurance exigé exigés demandés requis requise nécessaire bénéficier avoir"
        " obtenir soit salarié assuré selon"
        " montant tableau prenant effet"
    )
)
_OTHER_PUBLIC = (
    "fonctionnaire",
    "militaire",
    "agricole",
    "independant",
    "actif",
    "active",
    "liberal",
    "avocat",
    "marin",
)


@dataclass(frozen=True)
class Cell:
    """One value of a table: its condition, what its column means, its figures."""

    version: PublishedVersion
    unit: int
    column: int
    condition: Condition
    meaning: tuple[str, frozenset[str]]
    figures: tuple[str, ...]


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
            found[(older.version.version_id, older.unit, older.column)] = Superseded(older, newer)
    return found


def _contradicts(newer: Cell, older: Cell) -> bool:
    return (
        newer.meaning == older.meaning
        and newer.version.fiche_id != older.version.fiche_id
        and newer.version.caisse == older.version.caisse
        and _dated(newer.version) > _dated(older.version)
        and newer.figures != older.figures
        and _overlap(newer.condition, older.condition)
    )


def _dated(version: PublishedVersion) -> date:
    """Day of the text: its own source date says more than its date of effect."""
    return version.en_vigueur_du or date.min


def _overlap(one: Condition, other: Condition) -> bool:
    if isinstance(one, BirthRange) and isinstance(other, BirthRange):
        return one.overlaps(other)
    if isinstance(one, NumberRange) and isinstance(other, NumberRange):
        return one.fact == other.fact and one.low <= other.high and other.low <= one.high
    return isinstance(one, OneOf) and one == other


_cells: dict[int, tuple[tuple[Unit, ...], tuple[Cell, ...]]] = {}


def cells_of(version: PublishedVersion) -> tuple[Cell, ...]:
    kept = _cells.get(version.version_id)
    if kept is None or kept[0] is not version.units:
        if len(_cells) >= MAX_KEPT_VERSIONS:
            _cells.clear()
        kept = _cells[version.version_id] = (version.units, tuple(_read_cells(version)))
    return kept[1]


def _read_cells(version: PublishedVersion) -> Iterator[Cell]:
    subject = _subject(version)
    for unit in version.units:
        if unit.kind != "row" or len(unit.cells) < 2 or len(unit.headers) != len(unit.cells):
            continue
        condition = parse_label(unit.cells[0], " ; ".join((unit.headers[0], unit.table_title, unit.lead)))
        if condition is None:
            continue
        for column in range(1, len(unit.cells)):
            yield from _cell(version, unit, column, condition, subject)


def _cell(
    version: PublishedVersion, unit: Unit, column: int, condition: Condition, subject: frozenset[str]
) -> Iterator[Cell]:
    value = digits(fold(unit.cells[column]))
    header = unit.headers[column]
    kind = next(
        (kind for kind, pattern in _KINDS if pattern.search(f"{value} {fold(header) if kind == _TERMS else ''}")), ""
    )
    figures = tuple(re.findall(r"\d+(?:[.,]\d+)?", re.sub(r"(?<=\d)[ .](?=\d{3})", "", value.split("(")[0])))
    if kind and figures:
        said = frozenset(base_terms(header)) - _PLAIN
        cases = frozenset(base_terms(" ".join(unit.cases))) - _PLAIN
        yield Cell(version, unit.number, column, condition, (kind, said | cases | subject), figures)


def _subject(version: PublishedVersion) -> frozenset[str]:
    """What the whole fiche is about, beyond age and retirement: an Aspa age never contradicts a legal age."""
    title = fold(version.title)
    named = frozenset(base_terms(re.sub(r"\d+", " ", version.title))) - _PLAIN
    public = frozenset(word for word in _OTHER_PUBLIC if word in title)
    is_pension = re.search(r"\bretraite|\btaux plein\b|\btrimestres?\b", title)
    return public if is_pension and not _is_special(title) else named | public


def _is_special(title: str) -> bool:
    return bool(
        re.search(
            r"progressive|anticipee|reversion|handicap|penibilite|complementaire|inaptitude|carriere longue"
            r"|bareme|avant le",
            title,
        )
    )


def conflicts(superseded: Iterable[Superseded]) -> list[tuple[str, str]]:
    """Fiches that contradict each other, older first: the base's work list."""
    return sorted({(pair.older.version.fiche_id, pair.newer.version.fiche_id) for pair in superseded})
