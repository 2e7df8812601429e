"""Names behind a title: nearly all that follows « Mme » is hers."""

import re
from collections.abc import Iterator

from chatdoc.privacy.lexicon.values import NOUN
from chatdoc.privacy.names.line import (
    FREQUENT_SURNAME,
    SOLID_NAME,
    WELL_KNOWN_NAME,
    Line,
    Strength,
)
from chatdoc.privacy.names.sequences import CLOSE, end_of_name, is_one_surname
from chatdoc.privacy.names.vocabulary import (
    CALLINGS,
    COMMON_TITLES,
    DOCTORS,
    GRAMMAR_PARTICLES,
    KINSHIP,
    MONTHS,
    NEVER,
    PARTICLES,
    SAID_OF_PEOPLE,
    SUBJECTS,
    TITLES,
    VERBS_OF_PERSONS,
)
from chatdoc.privacy.spans import Role

USUAL_VERB, USUAL_WORD = 50, 50
_FOR_YEARS = re.compile(r"\s+(?:depuis|pendant)\s+\d+ (?:ans|années|annees)")
SHORTEST_TOLD = 3
_NOT_BEHIND_A_TITLE = NEVER | SAID_OF_PEOPLE | SUBJECTS | KINSHIP.keys() | TITLES
_BESIDE_MONTHS = frozenset({"dernier", "derniere", "prochain", "et", "a", "ou", "pas", "non", "impaye", "inclus"})
Found = tuple[int, int, Role]  # words from … to (excluded), whose


def after_title(line: Line, place: int) -> Iterator[Found]:
    plain = line.plain(place)
    if plain == "pr" and not _is_a_professor(line, place):
        return
    if plain == "m" and (line.gap(place + 1) not in {" ", ".", ". ", ""} or line.gap(place) in {"#", "'"}):
        return  # « m'appelle »
    start = place + 1
    while start < len(line) and line.plain(start) in TITLES and line.plain(start) not in {"m", "maitre", "famille"}:
        start += 1
    if start >= len(line) or line.gap(start) not in {" ", ".", ":", ""}:
        return
    role: Role = "medecin" if plain in DOCTORS else "assure"
    first = past_opening_particles(line, start)
    if _is_elided(line, start):
        first = start + 1
    if accepts_after_title(line, first, plain in COMMON_TITLES) or _must_be_somebody(line, first, plain):
        yield start, end_of_name(line, first, announced=True), role
    elif plain not in COMMON_TITLES and _is_of_particles_alone(line, start):
        yield start, start + 2, role


def _is_elided(line: Line, start: int) -> bool:
    """« monsieur t'jampens », « Mme K'Bidi »"""
    return len(line.plain(start)) == 1 and line.gap(start + 1) == "'" and len(line.plain(start + 1)) >= SHORTEST_TOLD


def _is_of_particles_alone(line: Line, start: int) -> bool:
    """« monsieur le du elle demande », « Mme Le Roux »: two little words that many bear as one."""
    after = start + 2
    if line.gap(start + 1) not in {" ", "-"} or line.plain(start) not in {"le", "la", "du", "de"}:
        return False
    if line.plain(start + 1) not in PARTICLES | NEVER or not (after >= len(line) or line.plain(after) in NEVER):
        return False
    return line.lexicon.word(line.plain(start) + line.plain(start + 1)).last >= SOLID_NAME


def _is_a_professor(line: Line, place: int) -> bool:
    """« le pr Martin », « Pr Martin »; « pr orleans », « pr savoir » is « pour »."""
    return line.items[place].shape != "lower" or line.plain(place - 1) in {"le", "du", "au", "mon", "son", "un", "ce"}


def _must_be_somebody(line: Line, place: int, title: str) -> bool:
    """« mme avril réclame », « mr point et mme lamotte », « m janvier trop perçu »: no grammar goes there."""
    plain = line.plain(place)
    if title in COMMON_TITLES - DOCTORS or line.gap(place) not in {" ", ". ", "."} or place in line.public:
        return False
    word = line.word(place)
    if plain in SAID_OF_PEOPLE and word.last >= WELL_KNOWN_NAME and line.does(place + 1, VERBS_OF_PERSONS):
        return True  # « monsieur français a eu sa carte »
    if len(plain) < SHORTEST_TOLD or plain in _NOT_BEHIND_A_TITLE:
        return False
    if word.is_verb and word.use >= USUAL_VERB and not (word.is_name or word.french & NOUN):
        return False
    if line.gap(place + 1) in {" ", ""} and line.does(place + 1, VERBS_OF_PERSONS):
        return True
    if line.plain(place + 1) in {"et", "ou"} and line.plain(place + 2) in TITLES - COMMON_TITLES:
        return True
    if plain in MONTHS:
        return line.gap(place + 1) == " " and line.plain(place + 1) not in MONTHS | _BESIDE_MONTHS
    return word.last >= WELL_KNOWN_NAME and not _tells_a_calling(line, place) and line.gap(place + 1) != "#"


def _tells_a_calling(line: Line, place: int) -> bool:
    """« monsieur marin de commerce », « mme boulanger depuis 30 ans »: what they do."""
    if line.plain(place) not in CALLINGS or line.is_capital(place):
        return False
    after = line.plain(place + 1)
    if after in {"de", "du", "en"} and line.gap(place + 1) == " " and place + 2 < len(line):
        return line.word(place + 2).is_common
    rest = line.raw[line.items[place].end : line.items[place].end + 24]
    return after in {"retraite", "retraitee"} or _FOR_YEARS.match(rest) is not None


def past_opening_particles(line: Line, start: int) -> int:
    """« Mme de la Tour », « m. ben ali », « mme d'almeida »."""
    place = start
    last = min(len(line) - 1, start + 3)
    while place < last and line.plain(place) in PARTICLES - TITLES and line.gap(place + 1) in CLOSE:
        place += 1
    if place == start:
        return start
    strength = line.strength(place)
    if any(line.plain(other) not in GRAMMAR_PARTICLES for other in range(start, place)):
        return place
    if is_one_surname(line, start, place):
        return place
    sure = (
        strength == Strength.STRONG
        or line.is_capital(place)
        or (strength in {Strength.MEDIUM, Strength.UNKNOWN} and not line.slip(place))
    )
    return place if sure and not line.word(place).is_organisation else start


def accepts_after_title(line: Line, place: int, common: bool) -> bool:
    """Behind « Mme » nearly all is her name, but for grammar and what is said of her."""
    plain = line.plain(place)
    if plain in TITLES - {"maitre", "famille"}:
        return False  # « veuve de M. Petit »: he has a title of his own
    if place in line.public or len(plain) < 2:
        return (
            len(plain) == 1
            and line.items[place].shape == "UPPER"
            and line.gap(place + 1) in {".", " "}
            and line.shows_case
        )
    if plain in NEVER or plain in KINSHIP:
        return line.items[place].shape == "Title" and line.is_capital(place) and line.word(place).last >= SOLID_NAME
    if plain in SAID_OF_PEOPLE and (common or line.plain(place - 1) in {"le", "la", "l"}):
        return False  # « Monsieur le Médiateur »
    if line.plain(place - 1) == "me" and line.items[place].shape == "Title" and line.shows_case:
        return True  # « Me Routier demande »: behind a pronoun stands a verb, in lower case
    if line.is_capital(place):
        return not (common and line.strength(place) == Strength.NEVER) or line.word(place).name >= SOLID_NAME
    return plain not in SAID_OF_PEOPLE and _accepts_in_lower_case(line, place, common)


def _accepts_in_lower_case(line: Line, place: int, common: bool) -> bool:
    word = line.word(place)
    if _tells_a_calling(line, place):
        return False
    if line.strength(place) == Strength.UNKNOWN:
        doctor = line.plain(place - 1) in DOCTORS
        return not (line.slip(place) if common and not doctor else line.beside(place))
    if word.is_organisation and not word.is_common:
        return not common  # « M. Lenotre »
    if word.is_no_name:
        return not common and word.last >= FREQUENT_SURNAME
    if word.name >= WELL_KNOWN_NAME:
        return not (common and word.is_verb and word.use >= USUAL_VERB)
    if word.is_trade:
        return False
    if line.is_bare_name(place):
        return not (line.slip(place) if common else line.beside(place))
    if word.is_name:
        return not (word.is_common and word.use >= USUAL_VERB) and not (
            word.is_verb and not word.is_noun and word.name < 4
        )
    return (not common or line.plain(place - 1) in DOCTORS) and (word.is_noun or word.is_rare_noun or word.is_place)
