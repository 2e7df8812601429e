"""Ranges of dates and of numbers, as labels write them."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from chatdoc.knowledge.facts.french import MONTH, month_number

_DAY = (
    rf"(?:le |l')?(?:(?:\d{{1,2}})(?:er)? )?(?:{MONTH}\.? )?(?:19|20)\d{{2}}"
    rf"|(?:le )?\d{{1,2}}[./]\d{{1,2}}[./](?:19|20)\d{{2}}"
)
_LOOSE_DAY = rf"{_DAY}|(?:le )?(?:\d{{1,2}}(?:er)? )?{MONTH}"  # the year may stand on the other end only
_AFTER = r"(?:et|ou) (?:apres|plus|suivantes?|ulterieurement|plus tard|au-dela)"
_YEAR, _NEXT = r"(?:19|20)\d{2}", r"(?: ?[-,/] ?| et | ou )"
_DATE_RANGES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("between", re.compile(rf"^(?P<a>{_DAY}) (?:a|-|et) (?P<b>{_DAY})$")),
    # « 1955 - 1956 -1957 », « 1961 ou 1962 »
    ("between", re.compile(rf"^(?P<a>{_YEAR})(?:{_NEXT}{_YEAR})*?{_NEXT}(?P<b>{_YEAR})$")),
    (
        "between",
        re.compile(rf"\b(?:entre|du|de|depuis) (?P<a>{_LOOSE_DAY}) (?:et|au|a|jusqu'au|jusqu'en) (?P<b>{_DAY})\b"),
    ),
    ("from", re.compile(rf"\b(?P<a>{_DAY}) {_AFTER}\b")),
    ("until", re.compile(rf"\b(?P<a>{_DAY}) (?:et|ou) (?:avant|plus tot|anterieurement)\b")),
    ("before", re.compile(rf"\b(?:avant|anterieure?s? au|jusqu'avant)(?: le| l'annee)? (?P<a>{_DAY})\b")),
    ("until", re.compile(rf"\bjusqu'(?:au|en|a)(?: le)? (?P<a>{_DAY})\b")),
    ("after", re.compile(rf"\b(?:apres|posterieure?s? au)(?: le)? (?P<a>{_DAY})\b")),
    ("from", re.compile(rf"\b(?:a partir d[ue]|a compter d[ue]|depuis|des)(?: le| l'annee)? (?P<a>{_DAY})\b")),
    ("in", re.compile(rf"(?:\ben |\ble |^|\b(?:nee?s?|generations?|annee) )(?P<a>{_DAY})(?= |$|[),;:])")),
)
_ANY_YEAR = re.compile(_YEAR)
_N = r"(\d{1,3})"
_FLOOR_THEN_CEILING = rf"\b{_N} {{unit}} (?:minimum |au moins |ou plus )?et moins de {_N} {{unit}}"
_NUMBER_RANGES: tuple[tuple[str, str], ...] = (
    ("between", rf"\b(?:entre|de|d') ?{_N}(?: {{unit}})?(?: et| a|-)(?: moins de)? {_N} {{unit}}"),
    (
        "less",
        rf"\b(?:moins de|avant(?: l'age de)?|inferieure?s? a|strictement inferieure?s? a|pas encore) {_N} {{unit}}",
    ),
    (
        "most",
        rf"\b(?:au plus|jusqu'a|maximum) {_N} {{unit}}|\b{_N} {{unit}} (?:ou|et) moins"
        rf"|\b{_N} {{unit}} (?:maximum|au plus)",
    ),
    ("more", rf"\b(?:plus de|superieure?s? a|apres) {_N} {{unit}}"),
    (
        "least",
        rf"\b(?:au moins|a partir de|des|minimum|egale? ou superieure?s? a|depuis) (?:l'age de )?{_N} {{unit}}"
        rf"|\b{_N} {{unit}} (?:ou|et) (?:plus|\+|davantage|au-dela)|\b{_N} {{unit}} (?:minimum|au moins|revolus|\+)",
    ),
    ("exact", rf"\b{_N} {{unit}}"),
)


@dataclass(frozen=True)
class DateSpan:
    start: date
    end: date
    matched: str


def date_span(folded: str) -> DateSpan | None:
    if not _ANY_YEAR.search(folded):
        return None
    for how, pattern in _DATE_RANGES:
        match = pattern.search(folded)
        if match:
            span = _dated(how, match)
            return DateSpan(*span, match.group()) if span else None
    return None


def number_span(folded: str, unit: str) -> tuple[float, float, str] | None:
    """Low and high, both included, of « moins de 55 ans », « 3 enfants ou plus »…"""
    if not _counted(unit).search(folded):
        return None
    both_ends, ranges = _counting(unit)
    open_range = both_ends.search(folded)
    if open_range:
        return float(open_range[1]), float(open_range[2]) - 1, open_range.group()
    for how, pattern in ranges:
        match = pattern.search(folded)
        if match:
            numbers = [float(group) for group in match.groups() if group]
            return (*_numbered(how, numbers), match.group())
    return None


@cache
def _counted(unit: str) -> re.Pattern[str]:
    return re.compile(rf"\d {unit}")


@cache
def _counting(unit: str) -> tuple[re.Pattern[str], tuple[tuple[str, re.Pattern[str]], ...]]:
    """The patterns for one unit, slow to compile: a floor then a ceiling, every other range."""
    ranges = tuple((how, re.compile(pattern.replace("{unit}", unit))) for how, pattern in _NUMBER_RANGES)
    return re.compile(_FLOOR_THEN_CEILING.replace("{unit}", unit)), ranges


def _numbered(how: str, numbers: list[float]) -> tuple[float, float]:
    first = numbers[0]
    match how:
        case "between":
            return first, numbers[1]
        case "less":
            return float("-inf"), first - 1
        case "most":
            return float("-inf"), first
        case "more":
            return first + 1, float("inf")
        case "least":
            return first, float("inf")
    return first, first


def _dated(how: str, match: re.Match[str]) -> tuple[date, date] | None:
    last = _days(match.groupdict().get("b") or match["a"])
    if last is None:
        return None
    first = _days(match["a"], last[1].year)
    if first is None:
        return None
    one_day = timedelta(days=1)
    spans = {
        "between": (first[0], last[1]),
        "before": (date.min, first[0] - one_day),
        "until": (date.min, first[1]),
        "after": (first[1] + one_day, date.max),
        "from": (first[0], date.max),
        "in": first,
    }
    return spans[how]


def _days(text: str, default_year: int | None = None) -> tuple[date, date] | None:
    """First and last day of what is named: a day, a month, a year."""
    text = text.removeprefix("le ").removeprefix("l'")
    numeric = re.fullmatch(r"(\d{1,2})[./](\d{1,2})[./](\d{4})", text)
    if numeric:
        return _one_day(int(numeric[3]), int(numeric[2]), int(numeric[1]))
    match = re.fullmatch(rf"(?:(?P<d>\d{{1,2}})(?:er)? )?(?:(?P<m>{MONTH})\.?)? ?(?P<y>\d{{4}})?", text)
    year = int(match["y"]) if match and match["y"] else default_year
    if match is None or year is None:
        return None
    if not match["m"]:
        return date(year, 1, 1), date(year, 12, 31)
    month = month_number(match["m"])
    if match["d"]:
        return _one_day(year, month, int(match["d"]))
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def _one_day(year: int, month: int, day: int) -> tuple[date, date] | None:
    try:
        return date(year, month, day), date(year, month, day)
    except ValueError:
        return None
