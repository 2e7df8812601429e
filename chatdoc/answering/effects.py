"""A column may hold for one date of effect only: « Âge légal, pension prenant effet à partir du… »."""

import re
from functools import lru_cache

from chatdoc.knowledge.conditions import EffectRange, Known, parse_label
from chatdoc.knowledge.units import Unit

_CLAUSE = re.compile(r"\s*[,;:()]\s*")


def is_closed(unit: Unit, column: int, known: Known) -> bool:
    """The column states the rule of another date of effect than the insured's, or than the day asked for."""
    condition = _effect_in(unit.headers[column]) if column < len(unit.headers) else None
    return condition is not None and condition.truth(known) is False


@lru_cache(maxsize=4096)
def _effect_in(header: str) -> EffectRange | None:  # headers of the base alone
    read = (parse_label(clause) for clause in _CLAUSE.split(header) if clause)
    return next((condition for condition in read if isinstance(condition, EffectRange)), None)
