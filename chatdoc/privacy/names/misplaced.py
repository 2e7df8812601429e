"""Words that many bear, where French would not put the word: « petit a trois enfants », « gentil majoration »."""

import re
from typing import Final

from chatdoc.privacy.lexicon.values import ADJECTIVE, NOUN
from chatdoc.privacy.names.line import (
    FREQUENT_FIRST_NAME,
    FREQUENT_SURNAME,
    SOLID_NAME,
    WELL_KNOWN_NAME,
    Line,
)
from chatdoc.privacy.names.vocabulary import (
    CALLINGS,
    DETERMINERS,
    FEMININE_SUBJECTS,
    MONTHS,
    NEVER,
    PREPOSED,
    SAID_OF_PEOPLE,
    SUBJECTS,
    VERBS_OF_PERSONS,
)
from chatdoc.privacy.words import words

_AGE: Final = re.compile(r"\s?,?\s?[4-9]\d ?ans?\b")
_ASKING: Final = words("que si qu oui")
_OF_A_WOMAN: Final = words("ancienne veuve divorcee nee retraitee pacsee")
_NO_SURNAME: Final = NEVER | SUBJECTS | MONTHS | SAID_OF_PEOPLE


def is_misplaced(line: Line, place: int) -> bool:
    """A word, read as a name since no sentence puts the word there."""
    plain, word = line.plain(place), line.word(place)
    if plain in _NO_SURNAME or line.is_careful or max(word.first, word.last) < WELL_KNOWN_NAME or word.is_great_place:
        return False
    if line.starts(place):
        return _has_an_age(line, place) or _does_not_agree(line, place) or _acts(line, place)
    return _calling_acts(line, place) or _stands_behind_an_adjective(line, place)


def _has_an_age(line: Line, place: int) -> bool:
    """« victoire 66 ans, 3 enfants »"""
    word = line.word(place)
    if line.plain(place) in CALLINGS or line.plain(place) in PREPOSED:
        return False
    borne = word.first >= FREQUENT_FIRST_NAME or word.last >= FREQUENT_SURNAME
    return borne and not word.is_organisation and _AGE.match(line.raw, line.items[place].end) is not None


def _does_not_agree(line: Line, place: int) -> bool:
    """« gentil majoration », « couturier ancienne couturière »: masculine before feminine."""
    plain, word, after = line.plain(place), line.word(place), line.plain(place + 1)
    if line.gap(place + 1) != " " or plain.endswith(("e", "s")):
        return False
    if plain in CALLINGS:
        return word.last >= FREQUENT_SURNAME and after in _OF_A_WOMAN
    return bool(word.french & ADJECTIVE) and after in FEMININE_SUBJECTS and word.last >= WELL_KNOWN_NAME


def _acts(line: Line, place: int) -> bool:
    """« petit a trois enfants », « blanc veut savoir »: an adjective without its noun."""
    word, after = line.word(place), place + 1
    if not word.french & ADJECTIVE or word.last < FREQUENT_SURNAME or line.gap(after) != " ":
        return False
    if line.plain(after) == "est" and line.plain(place + 2) in DETERMINERS:
        return False  # « rose est la couleur du formulaire »
    return line.does(after, VERBS_OF_PERSONS) and line.plain(place + 2) != line.plain(place)


def _calling_acts(line: Line, place: int) -> bool:
    """« est-ce que charpentier peut »: a calling without its article."""
    if line.plain(place) not in CALLINGS or line.word(place).last < FREQUENT_SURNAME:
        return False
    asked = line.plain(place - 1) in _ASKING and line.gap(place) == line.gap(place + 1) == " "
    return asked and line.does(place + 1, VERBS_OF_PERSONS)


def _stands_behind_an_adjective(line: Line, place: int) -> bool:
    """« notif absente sauvage », « rib change moulin »: a noun of its own would have an article."""
    word, before = line.word(place), line.word(place - 1)
    plain, adjective = line.plain(place), line.plain(place - 1)
    if plain in CALLINGS or word.last < FREQUENT_SURNAME or word.is_trade or word.is_verb or word.is_organisation:
        return False
    if plain in PREPOSED and place + 1 < len(line) and line.word(place + 1).is_common:
        return False  # « plafond mensuel petit salaire »
    if line.gap(place) != " " or line.items[place].shape != "lower" or adjective in PREPOSED:
        return False
    told = adjective in SAID_OF_PEOPLE or bool(before.french & ADJECTIVE and not before.french & NOUN)
    return told and before.last < SOLID_NAME and line.gap(place + 1) in {" ", "#", ","}
