"""What the tables of the base state: a condition, what its column means, its figures. Two texts may state one point."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from chatdoc.knowledge.conditions import Condition, parse_label, row_label
from chatdoc.knowledge.facts.french import digits, fold
from chatdoc.knowledge.units import Unit
from chatdoc.retrieval.ranking.terms import base_terms

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
class Point:
    """One cell of a table. `meaning`: what the column states, and of what: two texts compare by it."""

    unit: int
    column: int
    condition: Condition
    meaning: str
    figures: tuple[str, ...]


def points_in(title: str, units: Iterable[Unit]) -> Iterator[Point]:
    subject = _subject(title)
    for unit in units:
        if unit.kind != "row" or len(unit.cells) < 2 or len(unit.headers) != len(unit.cells):
            continue
        condition = parse_label(*row_label(unit))
        if condition is None:
            continue
        for column in range(1, len(unit.cells)):
            yield from _point(unit, column, condition, subject)


def _point(unit: Unit, column: int, condition: Condition, subject: frozenset[str]) -> Iterator[Point]:
    value = digits(fold(unit.cells[column]))
    header = unit.headers[column]
    kind = next(
        (kind for kind, pattern in _KINDS if pattern.search(f"{value} {fold(header) if kind == _TERMS else ''}")), ""
    )
    figures = tuple(re.findall(r"\d+(?:[.,]\d+)?", re.sub(r"(?<=\d)[ .](?=\d{3})", "", value.split("(")[0])))
    # « Soit » over a column says nothing of what it states.
    if kind and figures and (words := frozenset(base_terms(header))):
        said = words - _PLAIN
        cases = frozenset(base_terms(" ".join(unit.cases))) - _PLAIN
        meaning = " ".join((f"{kind}:", *sorted(said | cases | subject)))
        yield Point(unit.number, column, condition, meaning, figures)


def _subject(title: str) -> frozenset[str]:
    """What the whole fiche is about, beyond age and retirement: an Aspa age never contradicts a legal age."""
    folded = fold(title)
    named = frozenset(base_terms(re.sub(r"\d+", " ", title))) - _PLAIN
    public = frozenset(word for word in _OTHER_PUBLIC if word in folded)
    is_pension = re.search(r"\bretraite|\btaux plein\b|\btrimestres?\b", folded)
    return public if is_pension and not _is_special(folded) else named | public


def _is_special(folded: str) -> bool:
    return bool(
        re.search(
            r"progressive|anticipee|reversion|handicap|penibilite|complementaire|inaptitude|carriere longue"
            r"|bareme|avant le",
            folded,
        )
    )
