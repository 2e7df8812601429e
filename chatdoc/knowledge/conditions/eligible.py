"""The machine-readable conditions of an offer, against the known facts."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date

from chatdoc.knowledge.conditions.condition import BirthRange, Condition, NumberRange, OneOf
from chatdoc.knowledge.conditions.known import Known
from chatdoc.knowledge.documents import Eligibility


def eligibility_truth(conditions: Iterable[Eligibility], known: Known) -> bool | None:
    """False as soon as one fact contradicts the offer; True when all its conditions are known to hold."""
    truths = [truth for condition in conditions for truth in _truths(condition, known)]
    if False in truths:
        return False
    return None if None in truths or not truths else True


def _truths(wanted: Eligibility, known: Known) -> list[bool | None]:
    truths: list[bool | None] = []
    if wanted.min is not None or wanted.max is not None:
        truths.append(_number(wanted).truth(known))
    if wanted.among:
        truths.append(OneOf(wanted.fact, frozenset(wanted.among)).truth(known))
    if wanted.excluding:
        excluded = OneOf(wanted.fact, frozenset(wanted.excluding)).truth(known)
        truths.append(None if excluded is None else not excluded)
    return truths


def _number(wanted: Eligibility) -> Condition:
    if wanted.fact == "naissance":  # « min: "1965-04" »
        return BirthRange(_month(wanted.min, date.min), _month(wanted.max, date.max))
    low = wanted.min if wanted.min is not None else float("-inf")
    high = wanted.max if wanted.max is not None else float("inf")
    return NumberRange(wanted.fact, float(low), float(high))


def _month(value: object, default: date) -> date:
    if value is None:
        return default
    year, _, month = str(value).partition("-")
    first = date(int(float(year)), int(month or 1), 1)
    if default is date.min:
        return first
    last_month = int(month or 12)
    return first.replace(month=last_month, day=monthrange(first.year, last_month)[1])
