"""Names that are of towns: behind « à », behind a postal code, in several words, of a saint."""

import re

from chatdoc.privacy.names.line import SHORTEST_SURNAME, SOLID_NAME, WELL_KNOWN_NAME, Line, Strength
from chatdoc.privacy.names.public_words import LIVES_AT, SAID_WITH_ARTICLE, TELLS
from chatdoc.privacy.names.vocabulary import (
    COMMON_TITLES,
    FIELD_CUES,
    GRAMMAR_PARTICLES,
    KINSHIP,
    TITLES,
)

_LONGEST = 5
_POSTCODE_BEFORE = re.compile(r"(?<![\d.])(?<!\d )\d{5}[ ,-]{1,3}$")


def mark_behind_a_code(line: Line, place: int) -> None:
    """« 07240 Vernoux », « 49320 Brissac »: the town of a postal code, in the list or not."""
    town = line.word(place).is_place or (line.items[place].shape == "Title" and not line.is_first_name(place))
    if town and _POSTCODE_BEFORE.search(line.raw, 0, line.items[place].start):
        mark_joined(line, place)


def mark_town(line: Line, place: int) -> None:
    """« à Brison » is a town; « à Mohamed » is someone."""
    other = place + 1
    if other >= len(line) or line.gap(other) != " " or _is_a_verb(line, place):
        return
    word = line.word(other)
    if word.first >= WELL_KNOWN_NAME and not word.is_great_place:
        return
    behind_an_address = "#" in line.gap(place) or line.plain(place - 1) in {"indique", "indiquee"}
    if line.plain(other + 1) == "qui" and line.gap(other + 1) == " " and not word.is_great_place:
        return  # « que dire à Ludo qui veut »
    titled = line.items[other].shape == "Title" and word.first < SOLID_NAME
    if behind_an_address and (line.strength(other) == Strength.UNKNOWN or word.is_place or titled):
        line.public.add(other)  # « 12 rue des Lilas à Morestel », and once it says « à l'adresse indiquée à Morestel »
    lives = any(line.plain(near) in LIVES_AT for near in range(max(0, place - 4), place))
    told = not lives and any(line.plain(near) in TELLS for near in range(max(0, place - 3), place))
    if told and line.plain(other) in SAID_WITH_ARTICLE and line.is_capital(other):
        return  # « notifier l'indu à Cher »: one says « dans le Cher »
    if (word.is_place and not (told and word.last >= SOLID_NAME and not word.is_great_place)) or (
        lives and line.is_capital(other) and line.strength(other) == Strength.UNKNOWN
    ):
        mark_joined(line, other)


def _is_a_verb(line: Line, place: int) -> bool:
    """« on a buisson en ligne »: « a » without its accent, behind its subject."""
    subject = line.plain(place - 1) in {"on", "il", "elle", "qui", "y", "j", "ki"}
    return line.plain(place) == "a" and subject and line.raw[line.items[place].start] not in "àÀ"


def mark_whole_town(line: Line, place: int) -> None:
    """« Clermont-Ferrand », « clermont ferrand »: a town of several words, whoever bears one of them."""
    gap = line.gap(place + 1)
    if gap != "-" and (gap != " " or not line.word(place).opens_a_compound):
        return
    if gap == "-" and line.word(place).is_great_place and line.word(place + 1).is_great_place:
        line.public.update((place, place + 1))  # « Espagne-France »
    whole, hyphens = line.plain(place), True
    for other in range(place + 1, min(place + _LONGEST, len(line))):
        if line.gap(other) not in {"-", " ", "'"} or line.plain(place - 1) in TITLES - {"pr"}:
            return
        whole = f"{whole}-{line.plain(other)}"
        hyphens = hyphens and line.gap(other) == "-"
        if line.lexicon.is_whole_place(whole, hyphens):
            line.public.update(range(place, other + 1))


def mark_joined(line: Line, place: int) -> None:
    line.public.add(place)
    while line.gap(place + 1) == "-" and place + 1 < len(line):
        place += 1
        line.public.add(place)


def mark_saint(line: Line, place: int) -> None:
    named = place > 0 and _names_someone(line, place - 1)
    if line.starts(place) and place + 2 < len(line) and line.gap(place + 2) == " ":
        named = named or (line.strength(place + 2) == Strength.STRONG and line.is_first_name(place + 2))
    if place + 1 < len(line) and line.gap(place + 1) in {" ", "-", "- ", "."} and not named:
        line.public.add(place)
        mark_joined(line, place + 1)


def _names_someone(line: Line, place: int) -> bool:
    """« Mme de Saint-Martin », « Ayoub Saint-Luc », « prénom Sainte-Croix »."""
    if line.plain(place) in GRAMMAR_PARTICLES and place:
        return line.plain(place - 1) in TITLES or (
            line.plain(place) in {"de", "d"}
            and line.strength(place - 1) >= Strength.MEDIUM
            and line.is_first_name(place - 1)
        )
    if line.strength(place) == Strength.UNKNOWN and len(line.plain(place)) > SHORTEST_SURNAME:
        return not line.slip(place)
    if line.plain(place) in COMMON_TITLES and not line.is_capital(place + 2):
        return not line.lexicon.is_whole_place(f"saint-{line.plain(place + 2)}", True)  # « veuve st denis »
    return line.plain(place) in TITLES | KINSHIP.keys() | FIELD_CUES or (
        line.strength(place) == Strength.STRONG and line.word(place).first >= WELL_KNOWN_NAME
    )
