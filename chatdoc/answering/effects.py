"""A column may hold for one date of effect only: « Âge légal, pension prenant effet à partir du… »."""

import re
from datetime import date
from functools import lru_cache

from chatdoc.common.sentences import sentences
from chatdoc.knowledge.conditions import BirthRange, EffectRange, Known, parse_label
from chatdoc.knowledge.facts.french import fold
from chatdoc.knowledge.facts.ranges import date_span
from chatdoc.knowledge.units import Unit

_IF_BORN = re.compile(r"^(?:Si|Lorsque|Quand) [^,;.:]{0,60}\bnée?s?\b[^,;.:]{0,60}(?=,)")
_YEAR = re.compile(r"\d{4}")
_YEARS = re.compile(r"\d{4}(?:\s?(?:[-–,/]|et|à)\s?\d{4})*(?P<after>\s(?:et après|et plus|et suivantes?))?")
_BORN = range(1930, 1990)  # years of birth of those who retire: others name something else
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
    """« Si vous êtes parent et né à partir du 1er avril 1965, … »: one sentence, for people of another age. Or a scale
    by birth that its source laid flat into a list, without a line for this one."""
    if known.birth is None:
        return False
    if unit.kind == "list":
        scale = _births_listed(unit.items)
        return len(scale) > 1 and all(births.truth(known) is False for births in scale)
    if unit.kind != "paragraph" or len(sentences(unit.text)) > 1:
        return False
    births = _births_in(unit.text)
    return births is not None and births.truth(known) is False


@lru_cache(maxsize=8192)
def _births_listed(items: tuple[str, ...]) -> tuple[BirthRange, ...]:
    """The items that are nothing but years: « 1961 - 1962 - 1963 », « 1973 et après »."""
    found = []
    for item in items:
        label = _YEARS.fullmatch(item.strip())
        if label:
            years = [int(year) for year in _YEAR.findall(item)]
            found.append(BirthRange(date(min(years), 1, 1), date.max if label["after"] else date(max(years), 12, 31)))
    return tuple(found) if all(one.start.year in _BORN for one in found) else ()


@lru_cache(maxsize=8192)
def _births_in(text: str) -> BirthRange | None:  # texts of the base alone
    clause = _IF_BORN.match(text)
    span = date_span(fold(clause.group())) if clause else None
    return BirthRange(span.start, span.end) if span else None
