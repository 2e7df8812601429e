"""The dates of French administrative sources, in every form they take."""

import re
from datetime import date

_DAY_FIRST = re.compile(r"^(\d{1,2})/(\d{1,2})/(\d{4})\b")
_YEAR_FIRST = re.compile(r"^(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?(?!\d)")


class ImpossibleDate(ValueError):
    """Written like a date, but no such day exists."""


def read_date(text: object) -> date | None:
    """« 2026-08-14 », « 2020-07 », « 2020-06/2021 », « 09/03/2021 », « modified 2025-12-08 »; None when unknown.

    A period is dated from its start: « 2020-07 » is the 1st of July.
    """
    if isinstance(text, date):
        return text
    words = str(text or "").removeprefix("modified").removeprefix("created").strip()
    if found := _DAY_FIRST.match(words):
        day, month, year = (int(part) for part in found.groups())
        return _day(year, month, day)
    if found := _YEAR_FIRST.match(words):
        year, month, day = (int(part or 1) for part in found.groups())
        return _day(year, month, day)
    return None


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise ImpossibleDate(f"{day:02}/{month:02}/{year}") from error
