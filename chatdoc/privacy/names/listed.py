"""Names that nothing announces: those of the lists, then the words that no list knows."""

import re
from collections.abc import Iterator

from chatdoc.privacy.names.beginnings import start_of_name
from chatdoc.privacy.names.cues import Found
from chatdoc.privacy.names.line import (
    FREQUENT_FIRST_NAME,
    FREQUENT_SURNAME,
    SOLID_NAME,
    USUAL_WORD,
    WELL_KNOWN_NAME,
    Line,
    Strength,
)
from chatdoc.privacy.names.misplaced import is_misplaced
from chatdoc.privacy.names.pairs import is_a_pair
from chatdoc.privacy.names.public_words import SAID_WITH_ARTICLE, TELLS
from chatdoc.privacy.names.sequences import end_of_name
from chatdoc.privacy.names.slots import is_told_of_their_own, stands_for_someone
from chatdoc.privacy.names.vocabulary import (
    CALLINGS,
    DESCRIBES,
    HARDLY_NAMES,
    MONTHS,
    NEVER,
    OLD_CALLINGS,
    SAID_OF_PEOPLE,
    SPOKEN_OPENINGS,
    SUBJECTS,
    VERBS_OF_PERSONS,
    WISHES,
)
from chatdoc.privacy.names.weighing import weighs_as_a_name

_BIRTH_YEAR = re.compile(r"\s?,?\s?19[3-7]\d\b")
_NO_SURNAME = MONTHS | SUBJECTS | NEVER
_NOT_ALONE = (CALLINGS - OLD_CALLINGS) | SAID_OF_PEOPLE
_DONE = (VERBS_OF_PERSONS | DESCRIBES) - {"s", "m"}
_PREFIXES = (
    "anti", "auto", "bi", "co", "contre", "demi", "entre", "hyper", "inter", "micro", "mini", "mono", "multi", "non",
    "pluri", "poly", "post", "pre", "pseudo", "re", "semi", "sous", "super", "sur", "tele", "trans", "tri", "ultra",
)  # fmt: skip
_SHORTEST_ROOT = 4
_VOWELS = frozenset("aeiouy")
_SHORTEST_NAME, _SHORTEST_UNKNOWN, _LONGEST_SIGLE = 3, 5, 5


def listed(line: Line) -> Iterator[Found]:
    place = 0
    while place < len(line):
        if _is_nobody(line, place):
            place += 1
            continue
        sure = place not in line.public and (_is_sure(line, place) or is_a_pair(line, place))
        if sure or is_told_of_their_own(line, place):
            start, end = start_of_name(line, place), end_of_name(line, place)
            yield start, end, ""
            place = end
        else:
            place += 1


def _is_nobody(line: Line, place: int) -> bool:
    """Most words: grammar, or known and borne by hardly anyone. What follows need not look at them."""
    plain = line.items[place].plain
    if plain in NEVER or plain in SAID_WITH_ARTICLE:
        return plain in NEVER
    return line.word(place).name < SOLID_NAME and line.strength(place) == Strength.NEVER


def _is_sure(line: Line, place: int) -> bool:
    strength = line.strength(place)
    if line.plain(place) in HARDLY_NAMES or (line.plain(place - 1) == "en" and line.items[place].shape == "lower"):
        return False  # « en line »
    if line.items[place].shape == "Title" and (_stands_by_a_birth_year(line, place) or _is_told_something(line, place)):
        return True
    if strength == Strength.STRONG:
        return _is_long_enough(line, place)
    if (
        weighs_as_a_name(line, place)
        or is_misplaced(line, place)
        or _brand_wishes(line, place)
        or _heads_the_subject(line, place)
        or stands_for_someone(line, place)
    ):
        return True
    if strength <= Strength.UNKNOWN:
        return False
    word = line.word(place)
    if word.is_great_place or word.is_scheme or (line.is_careful and line.items[place].shape == "lower"):
        return False
    if line.is_capital(place):
        return _capital_is_a_name(line, place)
    if _does_something(line, place):
        return True
    return line.starts(place) and _opens_the_sentence(line, place)


def _is_told_something(line: Line, place: int) -> bool:
    """« notifier l'indu à Cher »: of a département one says « dans le Cher »."""
    told = any(line.plain(near) in TELLS for near in range(max(0, place - 4), place - 1))
    return told and line.plain(place - 1) == "a" and line.plain(place) in SAID_WITH_ARTICLE and line.is_capital(place)


def _is_long_enough(line: Line, place: int) -> bool:
    """Two letters are as often a sigle or a slip: « ly », « ba » need a neighbour or a cue."""
    if len(line.plain(place)) > _SHORTEST_NAME:
        return True
    sigle = line.items[place].shape == "UPPER" and line.shows_case
    least = FREQUENT_FIRST_NAME if sigle else SOLID_NAME
    return len(line.plain(place)) == _SHORTEST_NAME and line.word(place).name >= least


def _capital_is_a_name(line: Line, place: int) -> bool:
    word = line.word(place)
    if len(line.plain(place)) < _SHORTEST_NAME:
        return False
    if word.name >= SOLID_NAME and line.plain(place + 1) == "qui" and line.items[place].shape == "Title":
        return not (word.is_place or word.is_organisation or word.is_trade)  # « à Ludo qui veut »
    if word.name < SOLID_NAME and line.lexicon.is_in_base(line.plain(place)):
        return False
    if line.is_bare_name(place):
        return len(line.plain(place)) >= _LONGEST_SIGLE or line.items[place].shape == "Title"
    if line.items[place].shape == "UPPER" and len(line.plain(place)) <= _LONGEST_SIGLE and word.name < WELL_KNOWN_NAME:
        return False
    if word.is_place:
        return word.first >= FREQUENT_FIRST_NAME or line.strength(place) == Strength.MEDIUM
    return line.is_capital_name(place, WELL_KNOWN_NAME)


def _stands_by_a_birth_year(line: Line, place: int) -> bool:
    """« Marchand 1959, Petit 1962 »: a common word that many bear."""
    word, plain = line.word(place), line.plain(place)
    if word.last < WELL_KNOWN_NAME or plain in _NO_SURNAME or word.is_great_place or word.is_organisation:
        return False
    before = line.plain(place - 1) if not line.starts(place) else ""
    if before and not (line.gap(place).startswith((",", ";", "#")) or before in {"et", "ou"}):
        return False
    end = line.items[place].end
    if place == 0 and word.last >= FREQUENT_SURNAME and line.gap(1) in {",", ", "}:
        return True  # « Berger, carrière longue »
    return _BIRTH_YEAR.match(line.raw[end : end + 8]) is not None


def _does_something(line: Line, place: int) -> bool:
    """« marais attend », « oui tardif n'a pas reçu »: a noun without its article, that does what people do."""
    word = line.word(place)
    if word.is_trade or word.use >= USUAL_WORD - 5 or word.is_great_place or line.is_a_participle(place):
        return False
    if word.last < WELL_KNOWN_NAME - 1 and not word.is_place:
        return False
    if line.plain(place) in _NOT_ALONE or line.gap(place + 1) not in {" ", ""}:
        return False
    alone = line.starts(place) or (line.plain(place - 1) in SPOKEN_OPENINGS and line.gap(place) in {" ", ","})
    return alone and line.does(place + 1, _DONE)


def _heads_the_subject(line: Line, place: int) -> bool:
    """« moulin carrière longue », « Baron indu recours »: a noun that many bear, then what the call is about."""
    word, after = line.word(place), place + 1
    if not line.starts(place) or line.gap(after) != " " or line.plain(place) in _NOT_ALONE or line.is_careful:
        return False
    if word.is_trade or word.is_great_place or word.is_verb or word.use >= USUAL_WORD - 5:
        return False
    if word.last < FREQUENT_SURNAME or line.lexicon.is_in_base(line.plain(place)):
        return False
    return line.plain(after) in SUBJECTS or (line.word(after).is_trade and line.plain(after) not in NEVER)


def _brand_wishes(line: Line, place: int) -> bool:
    """« poulain veut un rdv »: a brand that many bear, and a wish that only people have."""
    word = line.word(place)
    return (
        word.is_organisation and word.last >= FREQUENT_SURNAME and line.starts(place) and line.does(place + 1, WISHES)
    )


def _opens_the_sentence(line: Line, place: int) -> bool:
    """« rose veut savoir », « Constant a 62 ans »: someone does something; « Martine rachat » by its capital."""
    word = line.word(place)
    if word.first < SOLID_NAME or (word.is_trade and word.first < FREQUENT_FIRST_NAME):
        return False
    if line.gap(place + 1) == " " and line.does(place + 1, VERBS_OF_PERSONS) and not word.is_verb:
        return True
    return (
        line.strength(place) == Strength.MEDIUM
        and word.first >= FREQUENT_FIRST_NAME
        and not word.is_place
        and word.use < USUAL_WORD
        and line.items[place].shape == "Title"
    )


def unknown(line: Line) -> Iterator[Found]:
    """What is no word: a name until someone says otherwise."""
    place = 0
    while place < len(line):
        if place not in line.public and line.strength(place) == Strength.UNKNOWN and _can_be_a_name(line, place):
            start, end = start_of_name(line, place), end_of_name(line, place)
            yield start, end, ""
            place = end
        else:
            place += 1


def _can_be_a_name(line: Line, place: int) -> bool:
    item = line.items[place]
    if line.lexicon.is_in_base(item.plain) or line.word(place).is_known or _is_prefixed(line, item.plain):
        return False
    if len(item.plain) < _SHORTEST_UNKNOWN and not (
        line.is_capital(place) and item.shape == "Title" and len(item.plain) > 3
    ):
        return False
    if not _VOWELS & set(item.plain) or (item.shape == "mixed" and line.shows_case):
        return False
    if line.is_capital(place):
        return (
            item.shape == "Title"
            or len(item.plain) > _LONGEST_SIGLE
            or (len(item.plain) == _LONGEST_SIGLE and not line.slip(place))
        )
    if item.shape == "Title":  # the first word of a sentence
        return not line.slip(place)
    if line.starts(place) and _BIRTH_YEAR.match(line.raw, item.end):
        return not line.lexicon.may_be_misspelt(item.plain)  # « fourtillère 1961 demande en ligne »
    return not line.misspelt(place)


def _is_prefixed(line: Line, plain: str) -> bool:
    """« multicartes », « polypensionnés »: a common word behind a prefix."""
    rests = (plain.removeprefix(prefix) for prefix in _PREFIXES if plain.startswith(prefix))
    return any(len(rest) >= _SHORTEST_ROOT and line.lexicon.word(rest).is_common for rest in rests)
