"""Two units that state different values for the same point: same words around another figure. Plain Python."""

import re
from typing import Final

from chatdoc.common.sentences import sentences
from chatdoc.knowledge.conditions import parse_label
from chatdoc.knowledge.facts.french import digits, fold
from chatdoc.knowledge.units import Unit
from chatdoc.retrieval.ranking.terms import base_terms

SHARED: Final = 0.5  # of all their words: fewer, and two rules of one subject would seem to be one
LEAST: Final = 3
# They introduce a value and say nothing of what it is the value of.
_AROUND: Final = frozenset(base_terms("à partir de avant après plus moins jusqu'à pendant sous dès compter entre"))
_FIGURE = re.compile(
    r"(\d+(?:[.,]\d+)?)\s?(ans?|mois|jours?(?: ouvres?| ouvrables?)?|semaines?|heures?|trimestres?|€|euros?|%)"
)


def disagree(one: Unit, other: Unit) -> bool:
    if _excluding(one, other):
        return False
    return any(_differ(mine, theirs) for mine in sentences(one.text) for theirs in sentences(other.text))


def _excluding(one: Unit, other: Unit) -> bool:
    """Two cases that no one person can be in: « moins de 55 ans » and « 57 ans ou plus » say nothing of each other."""
    mine, theirs = ({label for label in unit.cases if parse_label(label)} for unit in (one, other))
    return bool(mine and theirs) and mine != theirs


def _differ(one: str, other: str) -> bool:
    mine, theirs = _figures(one), _figures(other)
    kinds = mine.keys() & theirs.keys()
    if not any(mine[kind].isdisjoint(theirs[kind]) for kind in kinds):
        return False
    words, others = _words(one), _words(other)
    shared = len(words & others)
    return shared >= LEAST and shared >= SHARED * len(words | others)


def _figures(text: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for number, unit in _FIGURE.findall(re.sub(r"(?<=\d)[ \u00a0\u202f](?=\d{3})", "", digits(fold(text)))):
        found.setdefault(unit.split(" ")[0].rstrip("s"), set()).add(number.replace(".", ","))
    return {kind: frozenset(values) for kind, values in found.items()}


def _words(text: str) -> frozenset[str]:
    said = frozenset(term for term in base_terms(text) if not any(letter.isdigit() for letter in term))
    return said - _AROUND
