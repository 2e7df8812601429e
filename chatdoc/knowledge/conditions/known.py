"""The known facts, as intervals and sets of possible values."""

import calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

_ALONE = frozenset({"veuf", "divorce", "separe", "celibataire"})
_COUPLE = frozenset({"marie", "pacse", "concubin", "remarie"})
# What each value may be, seen from a label: a remarried person is married; « vit seul » leaves four situations open.
POSSIBLE: dict[str, dict[str, frozenset[str]]] = {
    "situation": {"seul": _ALONE, "couple": _COUPLE, "remarie": frozenset({"remarie"})},
}
# What a label accepts: « marié » also speaks of the remarried.
ACCEPTED: dict[str, dict[str, frozenset[str]]] = {
    "situation": {"seul": _ALONE, "couple": _COUPLE, "marie": frozenset({"marie", "remarie"})},
    "regime": {"salarie": frozenset({"salarie", "contractuel"})},
}


@dataclass(frozen=True)
class Known:
    """The facts of a call, at the date asked for."""

    facts: Mapping[str, str]
    on: date

    @cached_property
    def birth(self) -> tuple[date, date] | None:
        value = self.facts.get("naissance")
        if value:
            first, _, last = value.partition("/")
            return _span(first)[0], _span(last or first)[1]
        age = self.facts.get("age")
        return self._born_at(int(age)) if age else None

    @cached_property
    def child_birth(self) -> tuple[date, date] | None:
        value = self.facts.get("naissance_enfant")
        return _span(value) if value else None

    def number(self, fact: str) -> tuple[float, float] | None:
        if fact == "age" and "age" not in self.facts and self.birth:
            return _years(self.birth[1], self.on), _years(self.birth[0], self.on)
        if fact == "age_enfant" and fact not in self.facts and self.child_birth:
            return _years(self.child_birth[1], self.on), _years(self.child_birth[0], self.on)
        low, _, high = self.facts.get(fact, "").partition("-")  # « 1200-1299 » of resources
        return (float(low), float(high or low)) if low else None

    @cached_property
    def effect(self) -> date:
        """Without a date of effect, the rule of the day asked for: a pension never starts in the past."""
        value = self.facts.get("date_effet")
        return date.fromisoformat(value) if value else self.on

    def possible(self, fact: str) -> frozenset[str] | None:
        value = self.facts.get(fact)
        return POSSIBLE.get(fact, {}).get(value, frozenset({value})) if value else None

    def _born_at(self, age: int) -> tuple[date, date]:
        return _minus_years(self.on, age + 1) + timedelta(days=1), _minus_years(self.on, age)


def _span(value: str) -> tuple[date, date]:
    year, _, month = value.partition("-")
    if not month:
        return date(int(year), 1, 1), date(int(year), 12, 31)
    last = calendar.monthrange(int(year), int(month))[1]
    return date(int(year), int(month), 1), date(int(year), int(month), last)


def _years(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def _minus_years(day: date, years: int) -> date:
    return day.replace(year=day.year - years, day=min(day.day, 28))
