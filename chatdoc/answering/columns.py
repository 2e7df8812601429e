"""Of a row with several values, the one the question asks about."""

import re

from chatdoc.answering.question import Question
from chatdoc.knowledge.facts.french import fold
from chatdoc.knowledge.units import Unit
from chatdoc.retrieval.ranking.intents import Intent
from chatdoc.retrieval.ranking.terms import label_terms

_MARKS = (
    (Intent.AGE, re.compile(r"\bages?\b|\bpartir\b|\bdepart\b")),
    (Intent.AMOUNT, re.compile(r"\bmontants?\b|\btaux\b|\bplafonds?\b|€|%")),
    (Intent.DELAY, re.compile(r"\bdelais?\b|\bdates?\b|\bduree\b|\bjours?\b")),
)
_WORD, _MARK, _LEAST = 1.0, 0.5, 0.3


def asked_columns(unit: Unit, question: Question) -> tuple[int, ...]:
    """Columns whose header the question's words or its intent name; the first value when none does."""
    columns = tuple(column for column in range(1, len(unit.cells)) if unit.cells[column].strip())
    if len(columns) < 2 or len(unit.headers) < len(unit.cells):
        return columns
    worth = {column: _worth(unit, column, question) for column in columns}
    best = max(worth.values())
    return tuple(c for c in columns if worth[c] == best) if best >= _LEAST else columns[:1]


def _worth(unit: Unit, column: int, question: Question) -> float:
    header = unit.headers[column]
    said = frozenset(label_terms(header))
    words = sum(question.terms.get(term, 0.0) for term in said - _common(unit))
    folded = fold(f"{header} {unit.cells[column]}")
    marks = sum(1 for intent, pattern in _MARKS if question.intents & intent and pattern.search(folded))
    return round(_WORD * words + _MARK * marks, 3)


def _common(unit: Unit) -> frozenset[str]:
    """Words of every header tell no column apart."""
    return frozenset.intersection(*(frozenset(label_terms(header)) for header in unit.headers[1:]))
