"""A condition as JSON, and back: what the index keeps of the labels it has read."""

from datetime import date
from typing import Any

from chatdoc.knowledge.conditions.condition import (
    AllOf,
    BirthRange,
    ChildBirthRange,
    Condition,
    EffectRange,
    NumberRange,
    OneOf,
)

_DATED: dict[str, type[BirthRange] | type[ChildBirthRange] | type[EffectRange]] = {
    "naissance": BirthRange,
    "naissance_enfant": ChildBirthRange,
    "date_effet": EffectRange,
}


def dump_condition(condition: Condition) -> list[Any]:
    """The kind first: « ["naissance", "1963-01-01", "1965-03-31"] »."""
    match condition:
        case BirthRange(start, end) | ChildBirthRange(start, end) | EffectRange(start, end):
            return [condition.facts[0], start.isoformat(), end.isoformat()]
        case NumberRange(fact, low, high):
            return ["number", fact, _finite(low), _finite(high)]
        case OneOf(fact, values):
            return ["among", fact, sorted(values)]
        case AllOf(parts, partly_read):
            return ["all", partly_read, [dump_condition(part) for part in parts]]
        case _:
            raise TypeError(type(condition).__name__)


def load_condition(data: list[Any]) -> Condition:
    kind, *rest = data
    match kind:
        case "number":
            fact, low, high = rest
            return NumberRange(fact, float("-inf") if low is None else low, float("inf") if high is None else high)
        case "among":
            return OneOf(rest[0], frozenset(rest[1]))
        case "all":
            return AllOf(tuple(load_condition(part) for part in rest[1]), rest[0])
        case _:
            first, last = map(date.fromisoformat, rest)
            return _DATED[kind](first, last)


def _finite(number: float) -> float | None:
    return None if number in (float("-inf"), float("inf")) else number
