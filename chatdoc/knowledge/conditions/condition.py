"""A condition on the facts: true, false, or None while a fact is missing."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from chatdoc.knowledge.conditions.known import ACCEPTED, Known


class Condition(Protocol):
    @property
    def facts(self) -> tuple[str, ...]: ...

    def truth(self, known: Known) -> bool | None: ...


@dataclass(frozen=True)
class BirthRange:
    start: date = date.min
    end: date = date.max
    facts: tuple[str, ...] = ("naissance",)

    def truth(self, known: Known) -> bool | None:
        return _inside(known.birth, self.start, self.end)

    def overlaps(self, other: "BirthRange") -> bool:
        return self.start <= other.end and other.start <= self.end


@dataclass(frozen=True)
class ChildBirthRange:
    start: date = date.min
    end: date = date.max
    facts: tuple[str, ...] = ("naissance_enfant",)

    def truth(self, known: Known) -> bool | None:
        return _inside(known.child_birth, self.start, self.end)


@dataclass(frozen=True)
class EffectRange:
    start: date = date.min
    end: date = date.max
    facts: tuple[str, ...] = ("date_effet",)

    def truth(self, known: Known) -> bool | None:
        return self.start <= known.effect <= self.end


@dataclass(frozen=True)
class NumberRange:
    """`low` included, `high` excluded when `below`: « moins de 55 ans »."""

    fact: str
    low: float = float("-inf")
    high: float = float("inf")

    @property
    def facts(self) -> tuple[str, ...]:
        return (self.fact,)

    def truth(self, known: Known) -> bool | None:
        return _inside(known.number(self.fact), self.low, self.high)


@dataclass(frozen=True)
class OneOf:
    fact: str
    values: frozenset[str]

    @property
    def facts(self) -> tuple[str, ...]:
        return (self.fact,)

    def truth(self, known: Known) -> bool | None:
        possible = known.possible(self.fact)
        if possible is None:
            return None
        widened = ACCEPTED.get(self.fact, {})
        accepted = frozenset().union(*(widened.get(value, frozenset({value})) for value in self.values))
        if possible <= accepted:
            return True
        return None if possible & accepted else False


@dataclass(frozen=True)
class AllOf:
    """Every part must hold. `partly_read`: the label says more than what was parsed, so it is never quite true."""

    parts: tuple[Condition, ...]
    partly_read: bool = False

    @property
    def facts(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(fact for part in self.parts for fact in part.facts))

    def truth(self, known: Known) -> bool | None:
        truths = [part.truth(known) for part in self.parts]
        if False in truths:
            return False
        return None if self.partly_read or None in truths else True


def _inside[T: (date, float)](span: tuple[T, T] | None, low: T, high: T) -> bool | None:
    if span is None:
        return None
    first, last = span
    if low <= first and last <= high:
        return True
    return False if last < low or high < first else None
