"""The NIR (social security number), whole or in part, and the NIA given while waiting for one."""

import re
from typing import Final

from chatdoc.privacy.board import BEGIN, GAP, Board, digits_in

_DEPARTMENT: Final = rf"(?:\d{GAP}\d|2{GAP}[ab](?![a-z]))"
_KEY: Final = rf"(?:{GAP}(?:(?:cle|clef){GAP})?\d(?:{GAP}\d)?)?"
# « 1964 06 12 34 56 78 »: a year then a phone number; « 1964 0569 1234 546 » is a NIR by fours.
_NOT_A_YEAR: Final = r"(?!(?:19|20)\d\d(?!\d)(?!(?:[ ._/-]{1,3}\d{4}(?!\d)){2}[ ._/-]{1,3}\d{1,3}(?!\d)))"
_WHOLE: Final = re.compile(
    rf"{BEGIN}{_NOT_A_YEAR}[1-478](?:{GAP}\d){{4}}{GAP}{_DEPARTMENT}(?:{GAP}\d){{6}}{_KEY}(?!\d)"
)
# Grouped as on the card, or in one piece: taken first, so that « page 12, 1 82 07 … » keeps its page.
_CARD_GAP: Final = r"[ ._/-]{1,3}"
_CARD: Final = re.compile(
    rf"(?<!\d)(?:[1-478]{_CARD_GAP}\d\d{_CARD_GAP}(?:0[1-9]|1[0-2]|[2-9]\d){_CARD_GAP}(?:\d\d|2[ab])"
    rf"{_CARD_GAP}\d{{3}}{_CARD_GAP}\d{{3}}(?:{_CARD_GAP}\d\d)?"
    r"|[1-478](?P<sign>[;|=~:])\d\d(?P=sign)\d\d(?P=sign)(?:\d\d|2[ab])(?P=sign)\d{3}(?P=sign)\d{3}(?:(?P=sign)\d\d)?"
    r"|[1-478]\d{4}(?:\d\d|2[ab])\d{6}(?:\d\d)?)(?!\d)"
)
# Sex, year, month, then at least the department, grouped as on the card.
_GROUPED: Final = re.compile(
    rf"{BEGIN}(?<!(?<!19\d)(?<!20\d)\d[ ._/-])"
    r"[1-478][ ._/-]{1,2}\d\d[ ._/-]{1,2}"
    r"(?:0 ?[1-9]|1[0-2]|[2-4]\d|[5-9]\d)[ ._/-]{1,2}(?:\d\d|2 ?[ab](?![a-z]))(?:[ ._/-]{0,3}\d{1,6}){0,4}(?!\d)"
)
# With a digit misheard: « soixante dix » said for « soixante, dix ».
_CORSICAN: Final = re.compile(rf"{BEGIN}[1-478](?:{GAP}\d){{2,5}}{GAP}2{GAP}[ab](?![a-z])(?:{GAP}\d){{3,8}}(?!\d)")
# « 267 08 42 9 »: the sex glued to the year; a row of quarters goes on by threes.
_STUCK: Final = re.compile(
    rf"{BEGIN}(?<!\d[ ._/-])[12]\d\d(?P<sign>[ ._/-])(?:0[1-9]|1[0-2])(?P=sign)(?:\d\d|2[ab])"
    r"(?:(?P=sign)?\d{1,3}){1,3}(?!\d)"
)
_RUN: Final = re.compile(rf"{BEGIN}(?<!\d\.)(?<![a-z])" r"[12]\d\d(?:0[1-9]|1[0-2]|[2-4]\d)(?:\d\d|2[ab])\d{0,6}(?!\d)")
_CUE: Final = (
    r"\b(?:nir|nia|(?:n ?°|no|num\w*)? ?(?:de )?(?:la )?(?:secu\w*|ss|securite sociale|immatriculation)|"
    r"carte vitale|vitale|matricule|immatricul\w*)\b"
)
_AFTER_CUE: Final = re.compile(rf"{_CUE}[^\d\x00€%]{{0,30}}?(\d(?:{GAP}\d|(?<=2) ?[ab](?![a-z])){{6,14}})(?!\d)")
_NUMBER_BEFORE: Final = re.compile(r"\d, ?\d|\d[;|=~:]\d")
_A_LIST: Final = 4
_WHOLE_DIGITS: Final = 13
_YEAR_LIKE: Final = re.compile(r"(?:19|20)\d\d|1[5-7]\d")


def find(board: Board) -> None:
    if _NUMBER_BEFORE.search(board.text):
        board.claim_matches(_CARD, "NIR")
    board.claim([match.span() for match in _WHOLE.finditer(board.text) if _is_one_number(match.group())], "NIR")
    board.claim([match.span(1) for match in _AFTER_CUE.finditer(board.text) if _is_one_number(match.group(1))], "NIR")


def find_parts(board: Board) -> None:
    board.claim_matches(_CORSICAN, "NIR")
    board.claim_matches(_GROUPED, "NIR")
    board.claim_matches(_STUCK, "NIR")


def find_runs(board: Board) -> None:
    board.claim_matches(_RUN, "NIR")


def find_valid(board: Board) -> None:
    """In a fiche: a whole number whose key is right, or one that is said to be a NIR."""
    whole = [match.span() for match in _WHOLE.finditer(board.text)]
    cued = [match.span(1) for match in _AFTER_CUE.finditer(board.text) if digits_in(match.group(1)) >= _WHOLE_DIGITS]
    board.claim([*(place for place in whole if is_valid(_compact(board.text[slice(*place)]))), *cued], "NIR")


def is_valid(number: str) -> bool:
    """The key is right: never needed to mask, it only says that nothing else is meant."""
    from stdnum.fr import nir  # seldom needed, and not at start

    return bool(nir.is_valid(number))


def _compact(written: str) -> str:
    return re.sub(r"[^0-9ab]", "", written).upper()


def _is_one_number(written: str) -> bool:
    """« 167 168 169 170 171 » is a column of quarters, « 1961 1962 1963 » of years."""
    groups = re.findall(r"\d+", written)
    if "(" in written[:-3]:  # « 2665060966289 (43) »: the key
        return False
    if "," in written and len(groups) > _A_LIST and groups == sorted(groups, key=int):
        return False
    if len(groups) > 1 and all(_YEAR_LIKE.fullmatch(group) for group in groups):
        return is_valid(_compact(written))
    return digits_in(written) > 6
