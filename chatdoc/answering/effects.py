"""A column may hold for one date of effect only: « Âge légal, pension prenant effet à partir du… »."""

import re
from functools import lru_cache

from chatdoc.common.sentences import sentences
from chatdoc.knowledge.conditions import BirthRange, EffectRange, Known, parse_label
from chatdoc.knowledge.facts.french import fold
from chatdoc.knowledge.facts.ranges import date_span
from chatdoc.knowledge.units import Unit

_IF_BORN = re.compile(r"^(?:Si|Lorsque|Quand) [^,;.:]{0,60}\bnée?s?\b[^,;.:]{0,60}(?=,)")
_CLAUSE = re.compile(r"\s*[,;:()]\s*")


def is_closed(unit: Unit, column: int, known: Known) -> bool:
    """The column states the rule of another date of effect than the insured's, or than the day asked for."""
    condition = _effect_in(unit.headers[column]) if column < len(unit.headers) else None
    return condition is not None and condition.truth(known) is False


@lru_cache(maxsize=4096)
def _effect_in(header: str) -> EffectRange | None:  # headers of the base alone
    read = (parse_label(clause) for clause in _CLAUSE.split(header) if clause)
    return next((condition for condition in read if isinstance(condition, EffectRange)), None)


def is_for_another_birth(unit: Unit, known: Known) -> bool:
    """« Si vous êtes parent et né à partir du 1er avril 1965, … »: one sentence, for people of another age."""
    if known.birth is None or unit.kind != "paragraph" or len(sentences(unit.text)) > 1:
        return False
    births = _births_in(unit.text)
    return births is not None and births.truth(known) is False


@lru_cache(maxsize=8192)
def _births_in(text: str) -> BirthRange | None:  # texts of the base alone
    clause = _IF_BORN.match(text)
    span = date_span(fold(clause.group())) if clause else None
    return BirthRange(span.start, span.end) if span else None
