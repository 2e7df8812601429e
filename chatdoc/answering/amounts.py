"""« 80 points », « 3 mois » in a question, against « Moins de 101 points », « Plus de 60 jours » over a unit."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from chatdoc.answering.branches import CLOSING
from chatdoc.knowledge.conditions import parse_label
from chatdoc.knowledge.facts.french import digits, fold
from chatdoc.knowledge.facts.ranges import number_span
from chatdoc.knowledge.units import Unit

_NUMBERS = CLOSING | {"trimestres"}
INSIDE, OUTSIDE = 1.6, 0.4
_UNITS = {
    "point": "points?",
    "jour": "jours?",
    "semaine": "semaines?",
    "mois": "mois",
    "heure": "heures?",
    "an": "ans?",
}
_SAID = re.compile(r"\b(\d{1,3}) (?:e |eme )?(point|jour|semaine|mois|heure|an)s?\b")
_ALSO = {"semaine": ("jour", 7), "mois": ("jour", 30), "an": ("mois", 12)}  # « depuis 3 mois »: more than 60 days


def asked_amounts(folded: str) -> dict[str, tuple[float, ...]]:
    """What the question counts, by unit; a month is thirty days too."""
    found: dict[str, list[float]] = {}
    for number, unit in _SAID.findall(digits(folded)):
        found.setdefault(unit, []).append(float(number))
        if unit in _ALSO:
            also, times = _ALSO[unit]
            found.setdefault(also, []).append(float(number) * times)
    return {unit: tuple(numbers) for unit, numbers in found.items()}


def amount_factor(unit: Unit, asked: Mapping[str, tuple[float, ...]]) -> float:
    """More for the branch that holds what is counted, less for its sisters; facts judge the labels they can read."""
    factor = 1.0
    for low, high, name in (span for label in _labels(unit) for span in _spans(label)):
        if name in asked:
            factor *= INSIDE if any(low <= number <= high for number in asked[name]) else OUTSIDE
    return factor


def _labels(unit: Unit) -> Iterator[str]:
    yield from unit.path
    if unit.kind == "row" and unit.cells:
        yield unit.cells[0]


@lru_cache(maxsize=8192)
def _spans(label: str) -> tuple[tuple[float, float, str], ...]:  # labels of the base alone
    if not any(letter.isdigit() for letter in label) or _is_of_facts(label):
        return ()
    folded = digits(fold(label))
    read = ((name, number_span(folded, pattern)) for name, pattern in _UNITS.items())
    return tuple((span[0], span[1], name) for name, span in read if span)


def _is_of_facts(label: str) -> bool:
    """Its number is an age, a birth, a number of children: the known facts judge it."""
    condition = parse_label(label)
    return condition is not None and bool(_NUMBERS & set(condition.facts))
