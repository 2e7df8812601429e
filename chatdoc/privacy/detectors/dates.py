"""Full dates: the birth dates among them lose day and month; the others are facts and stay."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from chatdoc.privacy.board import Board
from chatdoc.privacy.detectors.birth_words import (
    ARTICLE,
    BEGUN,
    BORN,
    BORN_IN,
    TURNS,
    is_first_of_month,
    is_of_nothing_else,
    is_said_of_a_person,
    year_of,
)
from chatdoc.privacy.spans import Span

_MONTH: Final = (
    r"(?:janvier|janv?|fevrier|fevr?|mars|avril|avr|mai|juin|juillet|juil|aout|septembre|sept|octobre|oct|"
    r"novembre|nov|"
    r"decembre|dec)(?![a-z])\.?"
)
_DAY: Final = r"(?:0 ?[1-9]|[12]\d|3[01]|[1-9])(?: ?(?:er|e)\b)?|premier"
# « 3 mai, 06 12 34 56 78 »: a phone number begins there, not a year.
_WHOLE_YEAR: Final = r"(?:19|20) ?\d\d"
_SHORT_YEAR: Final = r"'?(?!0 ?\d(?:[ ._/-]{0,3}\d){8}(?!\d))\d\d"
_YEAR: Final = rf"{_WHOLE_YEAR}|{_SHORT_YEAR}"
_SIGN: Final = r" ?[/.•·_\\-] ?"
_IN_WORDS: Final = (
    rf"(?P<day>{_DAY})(?: ?,? ?|{_SIGN})(?:du mois de |du mois d'|jour de |de |d')?(?P<month>{_MONTH})"
    rf"(?:(?: ?,? ?(?:de l'annee |(?:euh|heu|hum),? |en )?|{_SIGN})(?P<year>{_YEAR})(?!\d))?"
)
# « juillet 16 1957 », « mai le 3, 1961 », « mai 1961, le 3 »
_MONTH_FIRST: Final = (
    rf"(?P<month5>{_MONTH}) (?:(?:le )?(?:[12]\d|3[01]|0?[1-9])(?:er)?,? (?P<year5>19[2-9]\d)(?!\d|[/.-]\d)"
    r"(?! ?(?:€|euros|trim))|(?P<year6>19[2-9]\d),? le (?:[12]\d|3[01]|0?[1-9])(?!\d|[ /.-]\d| [a-z]{3,9} (?:19|20)))"
)
_IN_FIGURES: Final = (
    rf"(?P<day2>{_DAY}) ?(?P<sep>[/.\-•·_\\]|du ) ?(?P<month2>0 ?[1-9]|1[0-2]|[1-9]) ?(?:(?P=sep)|(?<= )(?=\d))"
    rf" ?(?P<year2>{_WHOLE_YEAR}(?!(?P=sep)(?!0 ?\d|[12] ?\d\d ?(?:0[1-9]|1[0-2]))\d)"
    rf"|{_SHORT_YEAR}(?!(?P=sep)\d)(?![/.\-]\d\d?[/.\-]\d))(?! (?P=sep) \d)(?!\d)"
)
_ISO: Final = (
    r"(?P<year3>(?:19|20)\d\d)(?P<sep3>[-/.•·_])(?:0?[1-9]|1[0-2])(?P=sep3)(?:0[1-9]|[12]\d|3[01]|[1-9])(?!\d)"
)
# « 1963 août 21 », « 1961-dec-3 »
_YEAR_FIRST: Final = (
    rf"(?P<year4>(?:19|20)\d\d)(?:{_SIGN}| )(?P<month4>{_MONTH})(?:{_SIGN}| )"
    r"(?:0?[1-9]|[12]\d|3[01])(?!\d|[/.-]\d| ?(?:ans|trim|enfants))"
)
_DATE: Final = re.compile(
    rf"(?<![\d])(?<!\d[/.\-_•·\\])(?:{_ISO}|{_YEAR_FIRST}|{_IN_WORDS}|{_IN_FIGURES}|{_MONTH_FIRST})"
)
_BARE_DATE: Final = (
    r"(?:(?P<a>(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d\d)|(?P<b>(?:19|20)\d\d(?:0[1-9]|1[0-2])[0-3]\d)"
    r"|(?P<c>(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d\d)"
    r"|(?P<e>(?:(?:0 ?)?[1-9]|[12]\d|3[01])(?:[/.-]| du (?=\d\d?(?! ?\d)))(?:(?:0 ?)?[1-9]|1[0-2]))(?![/.-]\d)"
    r"|(?P<d>(?:0 ?)?[1-9]|[12]\d|3[01])[ ,.]{1,2}(?:(?:0 ?)?[1-9]|1[0-2])[ ,.]{1,2}(?P<dy>(?:19|20) ?\d\d|"
    r"\d\d))(?!\d)"
)
_CUED: Final = re.compile(rf"(?:{BORN})$")
_CUED_BARE: Final = re.compile(rf"(?P<cue>{BORN}){_BARE_DATE}")
# « née en 1964 », « mai 1964 »: a year that no number beside it may swallow.
_YEAR_SAID: Final = re.compile(
    rf"(?:\b{_MONTH} (?:de l'annee )?|\b(?:nee?s?(?:\(e\))?|naissance|ddn|dn|annee|generation|classe)\b[ ,:(]{{0,3}}"
    r"(?:(?:en|vers|fin|debut|courant|dans|l'annee|annee|de|des|avant|apres|depuis|est) ?){0,3}[ :]?)"
    r"(?P<year>(?:19|20)\d\d(?!\d)(?![-/.]\d)|(?<=en )[3-9]\d(?=[ ,;.-]{1,3}[\d+])(?!,\d|\.\d| ?\d{3}))"
)
_BOUND: Final = re.compile(
    r"\b(?:avant|apres|entre|depuis|compter|partir|jusqu\w*|posterieur\w*|anterieur\w*|tard|tot)\b"
)
_GENERATION: Final = re.compile(r",? ?(?:ou|et) (?:apres|avant|posterieur|plus tard)")
_NIR_GOES_ON: Final = re.compile(r"[ ._/-]{1,3}(?:\d\d|2[ab])(?!\d)(?![ ._/-]?\d\d[ ._/-]?\d\d[ ._/-]?\d\d(?!\d))")
_STREET: Final = re.compile(
    r"\b(?:rue|avenue|ave?|place|pl|boulevard|blvd|bl?d|square|sq|quai|cours|impasse|imp|allees?|all|chemin|chem?|route|"
    r"rte|r(?=\.)|passage|faubourg|fg|ruelle|sentier|esplanade|promenade|voie|villa|cite|cour|lotissement|"
    r"residence|venelle|montee|traverse|rond[- ]point|parvis|\d(?: ?(?:bis|ter))(?= du))\.? (?:du |des )?$"
)
_DAY_BEFORE: Final = re.compile(r"(?:\d|1er|\d\d) $")
_LINKED: Final = re.compile(
    r"[\s,;:(\-–/]*(?:(?:(?:son|sa|leur|mon|ma|notre|votre|la|le) )?(?:fils|fille|enfant|conjointe?|mari|femme|epoux|"
    r"epouse|mere|pere|frere|soeur|compagne|compagnon)\b[\s,:(]*)?(?:nee? )?(?:le )?[\s(]*"
)
_STUCK: Final = 24
_CONTEXT: Final = 70
_OLDEST, _YOUNGEST = 1905, 2020
# « le 3 0 5 64 c'est sa naissance »: a date said figure by figure.
_SPACED: Final = re.compile(
    r"(?<![\d.,/-])(?<!\d )(?:(?:0 ?)?[1-9]|[12]\d|3[01]) (?:0 ?[1-9]|1[0-2]|[1-9]) "
    r"(?P<year>19 ?\d\d|[3-9]\d)(?!\d)(?![ ./-]{1,3}\d)"
)
# « 04121958 veuve », « dupuis annick 09 10 60 »: what those years make of eight digits or three pairs.
_WRITTEN_BARE: Final = re.compile(
    r"(?<![\w.,/*-])(?<!\d )(?:0[1-9]|[12]\d|3[01])(?:(?:0[1-9]|1[0-2])(?:19[2-9]\d|200\d)"
    r"| (?:0[1-9]|1[0-2]) [3-7]\d)(?![\w*/-])(?![ .,]{1,3}\d)(?! ?[€%])"
)
_OF_A_NUMBER: Final = re.compile(
    r"(?:\b(?:dossier|num\w*|no|nr|ref\w*|allocataire|client|nir|nia|secu\w*|sociale|ss|vitale?|tel\w*|portable|port|mobile|"
    r"fixe|fax|joindre|joignable|rappel\w*|appel\w*|contacter|compte|matricule|identifiant|code|recours|creance|contrat|"
    r"demande|adherent|recommande)\b|n ?°)(?:[\s:.,=(#-]|\b(?:est|c'est|cest|au|le|du|sur|son|sa|mon|ma)\b){0,6}$"
)


@dataclass(frozen=True)
class FullDate:
    """A date with its day, at its place in the board's text."""

    start: int
    end: int
    year: str
    in_figures: bool

    @property
    def is_sure(self) -> bool:
        return not self.in_figures or len(self.year) > 2


def find_sure(board: Board, *, lone: bool = True) -> list[FullDate]:
    """Before any number is looked for: births, and dates whose month or year is in full, keep their years.

    Claims the births; returns the other full dates, for `next_to_people`. `lone`: those that no word announces too."""
    bare = [match for match in _CUED_BARE.finditer(board.text) if _is_bare_birth(board, match)]
    board.claim([_with_article(board, match.end("cue"), match.end()) for match in bare], "BIRTHDATE")
    if lone:
        board.claim(list(_spaced(board)), "BIRTHDATE")
        written = (match for match in _WRITTEN_BARE.finditer(board.text))
        board.claim(
            [match.span() for match in written if not _OF_A_NUMBER.search(board.before(match.start()))], "BIRTHDATE"
        )
    others = _settle(board, [date for date in _dates(board) if date.is_sure or _is_birth(board, date)], lone)
    years = (match for match in _YEAR_SAID.finditer(board.text) if not _is_street_day(board, match.start()))
    board.keep(match.span("year") for match in years)
    return others


def find(board: Board, *, lone: bool = True) -> list[FullDate]:
    """The same for short dates, « 03/05/64 », which a number may hold."""
    return _settle(board, list(_dates(board)), lone)


def _settle(board: Board, dates: Sequence[FullDate], lone: bool) -> list[FullDate]:
    births = {date for date in dates if _is_birth(board, date) or (lone and _is_lone(board, date))}
    board.claim([_with_article(board, date.start, date.end) for date in births], "BIRTHDATE")
    others = [date for date in dates if date not in births]
    board.keep((date.start, date.end) for date in others)
    return others


def _dates(board: Board) -> Iterator[FullDate]:
    return (_full_date(match) for match in _DATE.finditer(board.text) if not _is_street(board, match.start()))


def _is_bare_birth(board: Board, match: re.Match[str]) -> bool:
    """« née 1 12 05 69 123 456 »: the first digit is the sex, and a NIR follows."""
    if _BOUND.search(match.group("cue")):
        return False
    lone_day = match.group("d") is not None and len(match.group("d")) == 1
    return not (lone_day and _NIR_GOES_ON.match(board.text, match.end()))


def _is_street(board: Board, place: int) -> bool:
    """« rue du 8 mai 1945 »"""
    return _STREET.search(board.before(place, 24)) is not None


def _is_street_day(board: Board, month: int) -> bool:
    """« rue du 8 mai 1945 », from « mai »"""
    day = _DAY_BEFORE.search(board.before(month, 4))
    return day is not None and _is_street(board, month - len(day.group()))


def _full_date(match: re.Match[str]) -> FullDate:
    year = next(
        (match.group(name) for name in ("year", "year2", "year3", "year4", "year5", "year6") if match.group(name)), ""
    )
    return FullDate(
        match.start(), match.end(), year, not any(match.group(name) for name in ("month", "month4", "month5"))
    )


def _is_birth(board: Board, date: FullDate) -> bool:
    if not date.year and BORN_IN.search(board.before(date.start, 30)):
        return True
    if TURNS.search(board.before(date.start, 60)) and not is_first_of_month(board.plain[date.start : date.end]):
        return True
    cue = _CUED.search(board.before(date.start, 60))
    if cue is None or _BOUND.search(cue.group()):
        return False
    plural = re.match(r"nee?s\b", cue.group()) is not None
    return not (plural and _GENERATION.match(board.plain, date.end))


def _is_lone(board: Board, date: FullDate) -> bool:
    """« surcote 06/06/1961 180 trim », « elle est du 3 mai 64 »"""
    before, after = board.before(date.start, _CONTEXT), board.plain[date.end : date.end + _CONTEXT]
    year = year_of(date.year)
    return is_said_of_a_person(before, after, year) or is_of_nothing_else(
        before, board.plain[date.start : date.end], after, year
    )


def _spaced(board: Board) -> Iterator[tuple[int, int]]:
    for match in _SPACED.finditer(board.text):
        before, after = board.before(match.start(), _CONTEXT), board.plain[match.end() : match.end() + _CONTEXT]
        if is_said_of_a_person(before, after, year_of(match.group("year"))):
            yield _with_article(board, *match.span())


def next_to_people(board: Board, dates: Sequence[FullDate], people: Sequence[Span]) -> list[Span]:
    """« Dupont Jean 03/05/1964 », « (1 64 05 …) 3 mai 1964 »: a full date stuck to a person is their birth date."""
    ends = sorted(person.end for person in people)
    found = []
    for date in dates:
        if not _could_be_a_birth(date.year):
            continue
        start, end = board.raw_place(date.start, date.end)
        nearest = bisect_right(ends, start) - 1
        if nearest >= 0 and start - ends[nearest] <= _STUCK and _is_stuck(board, ends[nearest], date):
            found.append(Span(start, end, "BIRTHDATE"))
    return found


def _is_stuck(board: Board, before: int, date: FullDate) -> bool:
    gap = board.between(before, date.start)
    return _LINKED.fullmatch(gap) is not None


def _could_be_a_birth(year: str) -> bool:
    return year != "" and (not year.isdigit() or len(year) == 2 or _OLDEST < int(year) < _YOUNGEST)


def _with_article(board: Board, start: int, end: int) -> tuple[int, int]:
    """« née le 3 mai 1964 » becomes « née en 1964 »: the article goes with the day, and what was begun before."""
    begun = BEGUN.search(board.before(start, 40))
    start -= len(begun.group()) if begun else 0
    article = ARTICLE.search(board.before(start, 20))
    return (start - len(article.group()), end) if article else (start, end)
