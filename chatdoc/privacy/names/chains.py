"""Names of several words that nothing announces: « de la Tour », « le fur », « nguyen thi mai »."""

from collections.abc import Iterator

from chatdoc.privacy.names.cues import Found
from chatdoc.privacy.names.line import FREQUENT_FIRST_NAME, SOLID_NAME, USUAL_WORD, WELL_KNOWN_NAME, Line, Strength
from chatdoc.privacy.names.sequences import CLOSE, OPENS_A_NAME, end_of_name, is_one_surname
from chatdoc.privacy.names.vocabulary import (
    CALLINGS,
    GRAMMAR_PARTICLES,
    NEVER,
    PARTICLES,
    SUBJECTS,
    SURE_SYLLABLES,
    SYLLABLES,
    TITLES,
    VERBS_OF_PERSONS,
)

_OPENING = frozenset({"de", "du", "d", "la", "le", "l"})
_NO_SURNAME = NEVER | SUBJECTS | TITLES | CALLINGS
_LONGEST = 5
_RARELY_SAID = 42


def chained(line: Line) -> Iterator[Found]:
    place = 0
    while place < len(line):
        plain = line.plain(place)
        end = place
        if plain in SYLLABLES:
            end = _end_of_syllables(line, place)
        if end == place and line.plain(place + 1) in _OPENING and line.gap(place + 1) == " ":
            end = _end_of_first_name_and_particled(line, place)
        if end == place and plain in _OPENING:
            end = _end_of_particled(line, place)
        if end > place:
            yield place, end, ""
        place = max(end, place + 1)


def _end_of_syllables(line: Line, start: int) -> int:
    """« nguyen thi mai », « mai xiong »: two or more, one of them a sure one."""
    end = start
    while end < len(line) and end - start < _LONGEST and line.plain(end) in SYLLABLES and end not in line.public:
        if end > start and line.gap(end) not in CLOSE:
            break
        end += 1
    said = [line.plain(place) for place in range(start, end)]
    sure = any(word in SURE_SYLLABLES for word in said) or any(
        line.strength(place) == Strength.STRONG for place in range(start, end)
    )
    if len(said) < 2 or not sure:
        return start
    return end_of_name(line, end - 1) if line.strength(end - 1) >= Strength.UNKNOWN else end


def _end_of_particled(line: Line, start: int) -> int:
    """« de la tour retraite progressive »: what opens the sentence, and no article of what follows."""
    if not (line.starts(start) or line.plain(start - 1) in OPENS_A_NAME - {"pour"}) or start in line.public:
        return start
    place = start
    while place < len(line) - 1 and place - start < 3 and line.plain(place) in PARTICLES:
        if place > start and line.gap(place) not in CLOSE:
            return start
        place += 1
    if place == start or line.gap(place) not in CLOSE or not _may_bear_particles(line, start, place):
        return start
    return end_of_name(line, place) if _follows_a_name(line, start, place) else start


def _end_of_first_name_and_particled(line: Line, start: int) -> int:
    """« claire le pape », « anne du bois »: a first name that is a word too, then one surname in two words."""
    word = line.word(start)
    if word.first < FREQUENT_FIRST_NAME or word.is_great_place or line.strength(start) < Strength.WEAK:
        return start
    place = start + 1
    while place < len(line) - 1 and place - start < 3 and line.plain(place) in _OPENING:
        place += 1
    if line.gap(place) not in CLOSE or line.plain(place) in _NO_SURNAME or place in line.public:
        return start
    return end_of_name(line, place) if place > start + 1 and is_one_surname(line, start + 1, place) else start


def _may_bear_particles(line: Line, start: int, place: int) -> bool:
    plain, word = line.plain(place), line.word(place)
    if place in line.public or plain in _NO_SURNAME or len(plain) < 3:
        return False
    if word.is_trade or word.is_organisation or word.is_great_place or word.is_scheme:
        return False
    if any(line.plain(other) not in GRAMMAR_PARTICLES for other in range(start, place)):
        return line.strength(place) >= Strength.UNKNOWN and not line.slip(place)
    if is_one_surname(line, start, place):
        article = line.plain(place - 1) in {"le", "la", "les", "l"} and place == start + 1
        return word.use < (_RARELY_SAID if article else USUAL_WORD + 8)
    return line.plain(start) in {"de", "d"} and word.last >= SOLID_NAME and not word.is_common


def _follows_a_name(line: Line, start: int, place: int) -> bool:
    """A subject, a verb of persons, a first name, a number or nothing; never « de » or « à »."""
    after = place + 1
    if line.gap(after) == "#":
        return True
    if line.gap(after) not in {" ", ", ", ",", "'"}:
        return line.gap(after) in CLOSE
    plain, word = line.plain(after), line.word(after)
    if plain == "et":
        return line.plain(after + 1) not in NEVER
    if plain in SUBJECTS or plain in {"c", "cest", "je", "j", "qui"} or line.does(after, VERBS_OF_PERSONS):
        return True
    if plain in NEVER:
        return False
    return word.first >= WELL_KNOWN_NAME or word.is_trade or (word.is_noun and line.plain(place - 1) == "la")
