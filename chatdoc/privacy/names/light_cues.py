"""Names behind a word that may announce one: « dossier », « pour », « bonjour », « avec »."""

from collections.abc import Iterator

from chatdoc.privacy.names.line import (
    FREQUENT_SURNAME,
    HARDLY_A_WORD,
    RARE_WORD,
    SHORTEST_SURNAME,
    SOLID_NAME,
    Line,
    Strength,
)
from chatdoc.privacy.names.sequences import end_of_name
from chatdoc.privacy.names.titles import (
    SHORTEST_TOLD,
    USUAL_VERB,
    Found,
)
from chatdoc.privacy.names.vocabulary import (
    CALLINGS,
    FILED,
    GREETINGS,
    KINSHIP,
    MONTHS,
    NAMED_FILES,
    NEVER,
    OLD_CALLINGS,
    SAID_OF_PEOPLE,
    SUBJECTS,
)

NOT_TOLD = NEVER | SAID_OF_PEOPLE | SUBJECTS | KINSHIP.keys() | MONTHS | CALLINGS
_SAID_OF_ANYTHING = frozenset({"d", "de", "et", "ou", "que", "qu", "mort"})


def after_light_cue(line: Line, place: int) -> Iterator[Found]:
    """« dossier Rose Petit », « pour Constant »: a capital, or a name more than a word."""
    start = place + 1
    if start >= len(line) or line.gap(start) not in {" ", "'", ":", ",", "#"} or start in line.public:
        return
    if line.is_a_participle(start):
        return  # « dossier gelé »
    if line.gap(start) == "#" and not (line.plain(place) in NAMED_FILES and _is_behind_a_number(line, start)):
        return
    filed = line.plain(place) in FILED and line.gap(start) == " "
    if line.gap(start) == "#":
        yield start, end_of_name(line, start), ""
    elif filed and _bears_a_frequent_name(line, place, start):
        yield start, _end_of_frequent(line, start), ""
    elif not _says_what_it_is(line, start) and ((filed and _is_filed(line, start)) or _is_somebody(line, place, start)):
        yield start, end_of_name(line, start), ""


def _is_behind_a_number(line: Line, start: int) -> bool:
    """« dossier 17-4402-P leroy réversion »: the number, then whose it is."""
    word = line.word(start)
    if line.gap(start) != "#" or line.plain(start) in NOT_TOLD or word.is_trade or word.is_great_place:
        return False
    return word.last >= FREQUENT_SURNAME and not word.is_verb


def _says_what_it_is(line: Line, start: int) -> bool:
    """« dossier boulanger », « pour elle », « de la »."""
    plain = line.plain(start)
    calling = plain in CALLINGS and not line.is_capital(start)
    return calling or plain in NEVER or plain in KINSHIP or len(plain) < SHORTEST_TOLD


def _is_somebody(line: Line, place: int, start: int) -> bool:
    strength, word, cue = line.strength(start), line.word(start), line.plain(place)
    if strength == Strength.UNKNOWN:
        return line.gap(start) == " " and _is_greeted(line, place, start)
    if strength < Strength.UNKNOWN or word.is_great_place or word.is_organisation or word.is_no_name:
        return False
    if line.gap(start) == "'" and not line.is_capital(start):
        return False
    if line.is_capital(start) and line.items[start].shape != "UPPER" and line.is_capital_name(start, SOLID_NAME):
        return True
    return strength == Strength.MEDIUM and not (word.is_place or line.is_careful or cue in _SAID_OF_ANYTHING)


def _is_greeted(line: Line, place: int, start: int) -> bool:
    """« allo brezneau », « le dossier mourot est bloké »: a word in no list, that is no other ill spelt."""
    if len(line.plain(start)) < SHORTEST_SURNAME:
        return False
    if line.plain(place) in GREETINGS:
        return not line.slip(start)
    if line.plain(place) not in FILED or line.word(start).is_known:
        return False  # « dossier pharma »: people write it
    return not (line.lexicon.may_be_misspelt(line.plain(start)) or line.beside(start))


def _bears_a_frequent_name(line: Line, place: int, start: int) -> bool:
    """« dossier petit », « rdv boulanger »; « client boulanger » is what he does."""
    word, plain = line.word(start), line.plain(start)
    if word.last < FREQUENT_SURNAME or word.is_trade or word.is_great_place or plain in NEVER | MONTHS:
        return False
    if plain in CALLINGS - OLD_CALLINGS and line.plain(place) not in NAMED_FILES:
        return False
    return not (word.is_verb and word.use >= USUAL_VERB)


def _end_of_frequent(line: Line, start: int) -> int:
    """« dossier petit marchand »: two names that many bear."""
    end = end_of_name(line, start)
    if end == start + 1 < len(line) and line.gap(end) == " " and line.word(end).last >= FREQUENT_SURNAME:
        return end if line.word(end).is_trade or line.plain(end) in NEVER | MONTHS else end + 1
    return end


def _is_filed(line: Line, place: int) -> bool:
    """« dossier berthon », « dossier Vigne »: a word too rare to say what the file is about."""
    word = line.word(place)
    if word.is_trade or word.is_place or word.is_organisation or line.beside(place):
        return False
    if line.strength(place) == Strength.UNKNOWN or line.plain(place) in CALLINGS:
        return False
    titled = line.is_capital(place) and line.items[place].shape == "Title"
    return word.use < (RARE_WORD if titled else HARDLY_A_WORD)
