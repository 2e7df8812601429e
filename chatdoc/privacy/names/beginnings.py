"""Where a name begins: what stands before the word it was recognised by."""

from chatdoc.privacy.names.line import (
    FREQUENT_FIRST_NAME,
    RARE_WORD,
    SHORTEST_SURNAME,
    SOLID_NAME,
    USUAL_WORD,
    WELL_KNOWN_NAME,
    Line,
    Strength,
)
from chatdoc.privacy.names.public_words import AT_EMPLOYERS, BUILDINGS, EMPLOYERS, LAWS
from chatdoc.privacy.names.sequences import CLOSE, LONGEST, OPENS_A_NAME, is_one_surname
from chatdoc.privacy.names.vocabulary import (
    CALLINGS,
    DETERMINERS,
    GRAMMAR_PARTICLES,
    KINSHIP,
    MONTHS,
    NEVER,
    PARTICLES,
    SAID_OF_PEOPLE,
    SHORT_SURNAMES,
    SUBJECTS,
    TITLES,
)

_TO_A_COUNTRY = frozenset({"en", "la", "de", "a", "d", "l", "vers", "pour", "hors", "par", "sur", "au", "du"})
_ARTICLES = frozenset({"le", "la", "de", "du"})
_AWAY = DETERMINERS | {"a", "en", "chez", "au", "aux", "du", "des", "vers", "sur"}
_OF_SOMETHING = _AWAY | AT_EMPLOYERS | LAWS | EMPLOYERS | BUILDINGS
_NOT_BEFORE = NEVER | SUBJECTS | SAID_OF_PEOPLE | TITLES | KINSHIP.keys() | CALLINGS


def start_of_name(line: Line, start: int) -> int:
    """Back over what belongs to the name that `start` was recognised by: « petit karim », « J. Dupont »."""
    place = start
    while place > 0 and start - place < LONGEST and line.gap(place) in CLOSE:
        before = place - 1
        if before in line.public or not _may_stand_before(line, before, place):
            break
        place = before
    return place


def _may_stand_before(line: Line, before: int, place: int) -> bool:
    plain, strength = line.plain(before), line.strength(before)
    if len(plain) == 1:
        return _letter_stands_before(line, before, place)
    if plain in TITLES or plain in KINSHIP:
        return plain == "papa" and line.items[before].shape == "Title" and line.gap(place) == " "  # Papa Sène
    if plain in SHORT_SURNAMES and line.gap(place) == " " and line.is_first_name(place):
        return Strength.STRONG in {strength, line.strength(place)}
    if plain in _ARTICLES or plain in PARTICLES - GRAMMAR_PARTICLES:
        return plain not in _ARTICLES or _article_stands_before(line, before, place)
    if line.gap(place) == "-" and plain not in NEVER and not line.word(before).is_trade:
        return True  # « poli-dion »
    if strength == Strength.UNKNOWN:
        return line.is_capital(before) or not (line.beside(before) or len(plain) < SHORTEST_SURNAME)
    if strength == Strength.WEAK and line.is_bare_name(before):
        same = line.items[before].shape == line.items[place].shape != "lower"
        return not (line.beside(before) if same else line.slip(before))  # « Drans Jorris »
    if _noun_stands_before(line, before, place) or _country_is_a_first_name(line, before, place):
        return True
    return strength >= Strength.MEDIUM or (strength == Strength.WEAK and _goes_with(line, before, place))


def _country_is_a_first_name(line: Line, before: int, place: int) -> bool:
    """« avec france pouvreau »; not « en france pouvreau »."""
    word = line.word(before)
    if word.first < WELL_KNOWN_NAME or not word.is_great_place or line.gap(place) != " ":
        return False
    return line.strength(place) == Strength.STRONG and line.plain(before - 1) not in _TO_A_COUNTRY


def _letter_stands_before(line: Line, before: int, place: int) -> bool:
    """« J. Dupont », « n'diaye », « n guessan aya », « d'arcy » where the sentence begins."""
    plain, gap = line.plain(before), line.gap(place)
    if gap == "'":
        return plain in {"n", "m", "o"} or (plain == "d" and line.starts(before))
    if plain in TITLES:  # « M. Durand », but « j.m. peyrac »
        return gap == "." and before > 0 and len(line.plain(before - 1)) == 1 and line.gap(before) == "."
    if gap == "." and line.plain(before - 1) not in TITLES and plain not in {"a", "c", "l", "d", "y"}:
        return True  # « f. dieng »
    if plain == "n" and gap == " " and line.starts(before):
        return True
    initial = line.items[before].shape == "UPPER" and line.shows_case
    return initial and gap in {".", "-", " "} and plain not in {"a", "y"}


def _article_stands_before(line: Line, before: int, place: int) -> bool:
    if _first_name_before_particles(line, before):
        return True
    if line.starts(before) and line.strength(place) == Strength.STRONG and is_one_surname(line, before, place):
        return True  # « le goff en deux mots »
    return line.is_capital(before) and line.items[before].shape == "Title"


def _first_name_before_particles(line: Line, place: int) -> bool:
    """« marie de saint-amand », « anne de la roche »: the first name before them, no noun."""
    before = place - 1
    while before >= 0 and place - before < 3 and line.plain(before) in GRAMMAR_PARTICLES:
        before -= 1
    if before < 0 or line.gap(place) != " " or before in line.public:
        return False
    word = line.word(before)
    return word.first >= FREQUENT_FIRST_NAME and line.strength(before) >= Strength.MEDIUM and not word.is_place


def _noun_stands_before(line: Line, before: int, place: int) -> bool:
    """« Tesson Yvan », « pilon denis »: the surname first."""
    word = line.word(before)
    if _frequent_surname_opens(line, before, place) or _surname_of_any_kind_opens(line, before, place):
        return True
    if line.strength(place) != Strength.STRONG or line.word(place).first < WELL_KNOWN_NAME or line.gap(place) != " ":
        return False
    if word.is_trade or word.is_great_place or word.is_organisation or line.plain(before) in CALLINGS:
        return False
    if line.is_capital(before) and line.items[before].shape == line.items[place].shape and line.is_capital(place):
        return word.use < USUAL_WORD
    return word.is_noun and word.use < RARE_WORD - 4 and not line.beside(before)


def _frequent_surname_opens(line: Line, before: int, place: int) -> bool:
    """« MARIN PAUL 1960 », « dossier petit jean-paul »: many bear it, and no article stands before."""
    least = FREQUENT_FIRST_NAME if line.items[before].shape == "lower" else WELL_KNOWN_NAME
    if line.gap(place) != " " or line.word(before).last < least or line.plain(before) in NEVER:
        return False
    if line.word(place).first < WELL_KNOWN_NAME or line.plain(before) in MONTHS:
        return False
    if line.items[before].shape != line.items[place].shape:
        return False
    return line.starts(before) or line.plain(before - 1) in OPENS_A_NAME


def _surname_of_any_kind_opens(line: Line, before: int, place: int) -> bool:
    """« touraine gérard », « on a rivière charly en ligne »: a firm, a region or a word, then a first name."""
    word, said = line.word(before), line.plain(before - 1)
    if line.strength(place) != Strength.STRONG or not line.is_first_name(place) or line.gap(place) != " ":
        return False
    if word.is_trade or word.last < WELL_KNOWN_NAME or line.plain(before) in _NOT_BEFORE | MONTHS:
        return False
    if line.items[before].shape != line.items[place].shape or said in _OF_SOMETHING:
        return False
    return said not in {"de", "d"} or line.plain(before - 2) in OPENS_A_NAME


def _goes_with(line: Line, before: int, place: int) -> bool:
    """« pierre durand », « PETIT Karim »; never « carte martin »."""
    word, other = line.word(before), line.word(place)
    if word.is_trade and not line.is_capital(before):
        return False
    if line.gap(place) == "-":
        return True
    if word.first >= WELL_KNOWN_NAME and other.last:
        return True
    if word.first >= SOLID_NAME - 1 and line.strength(place) in {Strength.STRONG, Strength.UNKNOWN}:
        return word.use < USUAL_WORD - 8
    return word.last >= WELL_KNOWN_NAME + 2 and other.first >= WELL_KNOWN_NAME and not (word.is_verb and word.use >= 48)
