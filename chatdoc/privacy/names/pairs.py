"""Two words that are names side by side, and what is joined to a name by « et » or « / »."""

from collections.abc import Iterator

from chatdoc.privacy.names.beginnings import start_of_name
from chatdoc.privacy.names.cues import Found
from chatdoc.privacy.names.line import (
    FREQUENT_FIRST_NAME,
    SHORTEST_SURNAME,
    SOLID_NAME,
    USUAL_WORD,
    WELL_KNOWN_NAME,
    Line,
    Strength,
)
from chatdoc.privacy.names.sequences import CLOSE, end_of_name
from chatdoc.privacy.names.vocabulary import (
    CALLINGS,
    GRAMMAR_PARTICLES,
    KINSHIP,
    NEVER,
    TITLES,
)

_SHORTEST_NAME, _SHORTEST_UNKNOWN, _LONGEST_SIGLE = 3, 5, 5


def is_a_pair(line: Line, place: int) -> bool:
    """« pierre martin », « petit pierre », in any order: two words that both are names, one of them a first name."""
    other = place + 1
    if other >= len(line) or line.gap(other) not in CLOSE or other in line.public:
        return False
    if min(line.strength(place), line.strength(other)) <= Strength.UNKNOWN:
        return False
    if line.is_careful and line.items[place].shape == line.items[other].shape == "lower":
        return False
    if line.plain(other) in CALLINGS and line.plain(place - 1) in GRAMMAR_PARTICLES and not line.is_capital(other):
        return False  # « taille de pierre tailleur »
    one, two = line.word(place), line.word(other)
    if line.gap(other) == "-" and min(one.first, two.first) >= WELL_KNOWN_NAME:
        return True
    seldom = min(one.use + 99 * one.is_trade, two.use + 99 * two.is_trade) < USUAL_WORD
    if min(one.first, two.first) >= FREQUENT_FIRST_NAME and seldom and line.gap(other) in {" ", "-"}:
        return True  # « marie ange »
    if one.is_great_place or two.is_great_place or one.is_trade or two.is_trade:
        return (
            line.items[place].shape == line.items[other].shape == "Title"
            and min(one.name, two.name) >= SOLID_NAME
            and (line.is_capital(other) and max(one.first, two.first) >= FREQUENT_FIRST_NAME)
        )
    if max(one.use, two.use) >= USUAL_WORD and Strength.WEAK in {line.strength(place), line.strength(other)}:
        return line.is_capital(other) and _pairs(max(one.first, two.first), max(one.last, two.last))
    if _pairs(one.first, two.last) or _pairs(two.first, one.last):
        return Strength.MEDIUM in {line.strength(place), line.strength(other)} or line.is_capital(other)
    return False


def _pairs(first: int, last: int) -> bool:
    return first >= WELL_KNOWN_NAME and last >= WELL_KNOWN_NAME


def joined_by_and(line: Line, found: list[Found]) -> Iterator[Found]:
    """« karim et rose », « Rose et Karim »: beside a name, a word that may be one is one."""
    for start, end, _ in found:
        if line.plain(end) in {"et", "ou"} and end + 1 < len(line) and _may_be_beside(line, end + 1):
            yield end + 1, end_of_name(line, end + 1), ""
        if line.gap(end) == "/" and end < len(line) and _may_be_across(line, end):
            yield end, end_of_name(line, end), ""
        if line.gap(start) == "/" and _may_be_across(line, start - 1):
            yield start_of_name(line, start - 1), start, ""
        before = start - 2
        if before >= 0 and line.plain(start - 1) == "et" and line.gap(start) == " " and _may_be_beside(line, before):
            yield start_of_name(line, before), start - 1, ""


def _may_be_across(line: Line, place: int) -> bool:
    """« dossier Mai/Garnier »"""
    named = line.word(place).last >= WELL_KNOWN_NAME and line.items[place].shape == "Title" and place not in line.public
    return named or _may_be_beside(line, place)


def _may_be_beside(line: Line, place: int) -> bool:
    plain = line.plain(place)
    if place in line.public or plain in NEVER or plain in TITLES or plain in KINSHIP:
        return False
    word = line.word(place)
    if word.is_great_place and word.first >= WELL_KNOWN_NAME and place + 1 < len(line):
        return line.gap(place + 1) == " " and line.strength(place + 1) == Strength.STRONG  # « jean et france lamotte »
    if word.is_trade or word.is_organisation or word.is_great_place:
        return False
    if line.strength(place) == Strength.UNKNOWN:
        return len(plain) >= SHORTEST_SURNAME and not line.slip(place)
    if line.is_capital(place) and line.items[place].shape == "Title" and word.last >= WELL_KNOWN_NAME:
        return True
    return word.first >= WELL_KNOWN_NAME and (
        line.is_capital(place) or line.strength(place) >= Strength.MEDIUM or word.use < USUAL_WORD
    )
