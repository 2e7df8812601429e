"""Names announced by what stands before: a title, a cue, a relative."""

import re
from collections.abc import Iterator

from chatdoc.privacy.lexicon.values import NOUN
from chatdoc.privacy.names.line import (
    FREQUENT_FIRST_NAME,
    HARDLY_A_WORD,
    RARE_WORD,
    SHORTEST_SURNAME,
    SOLID_NAME,
    WELL_KNOWN_NAME,
    Line,
    Strength,
)
from chatdoc.privacy.names.sequences import CLOSE, end_of_name, is_one_surname
from chatdoc.privacy.names.vocabulary import (
    CALLINGS,
    COMMON_TITLES,
    DETERMINERS,
    DOCTORS,
    FIELD_CUES,
    FIELD_LINKS,
    FILED,
    GRAMMAR_PARTICLES,
    GREETINGS,
    KINSHIP,
    LIGHT_CUES,
    MONTHS,
    NEVER,
    PARTICLES,
    SAID_OF_PEOPLE,
    SUBJECTS,
    SURE_CUES,
    TITLES,
    VERBS_OF_PERSONS,
)
from chatdoc.privacy.spans import Role

USUAL_VERB, USUAL_WORD, FREQUENT_SURNAME = 50, 50, 11
_FOR_YEARS = re.compile(r"\s+(?:depuis|pendant)\s+\d+ (?:ans|années|annees)")
SHORTEST_TOLD = 3
_NOT_BEHIND_A_TITLE = NEVER | SAID_OF_PEOPLE | SUBJECTS | KINSHIP.keys() | TITLES
_BESIDE_MONTHS = frozenset({"dernier", "derniere", "prochain", "et", "a", "ou", "pas", "non", "impaye", "inclus"})
Found = tuple[int, int, Role]  # words from … to (excluded), whose


def announced(line: Line) -> Iterator[Found]:
    for place, item in enumerate(line.items):
        plain = item.plain
        if plain in TITLES or (plain in {"me", "soeur", "frere"} and item.shape == "Title"):
            yield from _after_title(line, place)
        if plain in SURE_CUES or (plain == "appeler" and line.plain(place - 1) == "fait"):
            yield from _after_sure_cue(line, place)
        elif plain in FIELD_CUES or (plain == "ne" and _bears_a_birth_name(line, place)):
            yield from _after_field(line, place)
        elif plain in {"dit", "dite"}:
            yield from _after_called(line, place)
        if plain in KINSHIP:
            yield from _after_relative(line, place)
        elif plain in LIGHT_CUES:
            yield from _after_light_cue(line, place)


def _after_title(line: Line, place: int) -> Iterator[Found]:
    plain = line.plain(place)
    if plain == "m" and (line.gap(place + 1) not in {" ", ".", ". ", ""} or line.gap(place) in {"#", "'"}):
        return  # « m'appelle »
    start = place + 1
    while start < len(line) and line.plain(start) in TITLES and line.plain(start) not in {"m", "maitre", "famille"}:
        start += 1
    if start >= len(line) or line.gap(start) not in {" ", ".", ":", ""}:
        return
    role: Role = "medecin" if plain in DOCTORS else "assure"
    first = _past_opening_particles(line, start)
    if accepts_after_title(line, first, plain in COMMON_TITLES) or _must_be_somebody(line, first, plain):
        yield start, end_of_name(line, first, announced=True), role


def _must_be_somebody(line: Line, place: int, title: str) -> bool:
    """« mme avril réclame », « mr point et mme lamotte », « m janvier trop perçu »: no grammar goes there."""
    plain = line.plain(place)
    if title in COMMON_TITLES - DOCTORS or line.gap(place) not in {" ", ". ", "."} or place in line.public:
        return False
    if len(plain) < SHORTEST_TOLD or plain in _NOT_BEHIND_A_TITLE:
        return False
    word = line.word(place)
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


def _past_opening_particles(line: Line, start: int) -> int:
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
        return not line.slip(place)
    if word.is_name:
        return not (word.is_common and word.use >= USUAL_VERB) and not (
            word.is_verb and not word.is_noun and word.name < 4
        )
    return (not common or line.plain(place - 1) in DOCTORS) and (word.is_noun or word.is_rare_noun or word.is_place)


def _after_sure_cue(line: Line, place: int) -> Iterator[Found]:
    before = line.plain(place - 1)
    if line.plain(place).startswith("appel") and before not in {"m", "s", "t", "se", "me", "es", "fait"}:
        return
    start = place + 1
    while start < len(line) and line.plain(start) in {"aussi", "donc", "monsieur", "madame", "c", "est", "moi"} | {
        "euh"
    }:
        start += 1
    if start < len(line) and line.gap(start) not in {"#", "?", "!"}:
        first = _past_opening_particles(line, start)
        trade = len(line.plain(first)) > 1 and line.word(first).is_trade and not line.is_capital(first)
        if not trade and accepts_after_title(line, first, common=False):
            yield start, end_of_name(line, first, announced=True), "assure"


def _bears_a_birth_name(line: Line, place: int) -> bool:
    """« epx Mercadier né Bastide », never « il ne »."""
    before, after = place - 1, place + 1
    if before < 0 or after >= len(line) or line.gap(after) != " ":
        return False
    if line.strength(before) < Strength.UNKNOWN or line.plain(place + 2) in {"pas", "plus", "jamais", "rien"}:
        return False
    return line.strength(after) == Strength.STRONG or (
        line.strength(after) == Strength.UNKNOWN and not line.slip(after)
    )


def _after_called(line: Line, place: int) -> Iterator[Found]:
    """« dite Lulu », « Georges dit jojo »; never « dit que », « dites moi »."""
    start = place + 1
    if start >= len(line) or line.gap(start) != " " or start in line.public or len(line.plain(start)) < SHORTEST_TOLD:
        return
    word = line.word(start)
    if line.plain(place - 1) in {"il", "elle", "on", "qui", "a", "m", "me", "lui", "nous", "ils"}:
        return  # « il dit qil »
    if word.is_trade or word.is_verb or word.is_organisation or line.beside(start) or line.slip(start):
        return
    if line.strength(start) >= Strength.UNKNOWN or (line.is_capital(start) and line.items[start].shape == "Title"):
        yield start, end_of_name(line, start), ""


def _after_field(line: Line, place: int) -> Iterator[Found]:
    start = place + 1
    while start < len(line) and line.plain(start) in FIELD_LINKS and line.gap(start) != "#":
        start += 1
    if start >= len(line) or set(line.gap(start)) & set("#?!;"):
        return
    if line.plain(place) == "nee" and start != place + 1 and line.plain(start - 1) not in PARTICLES:
        return
    first = _past_opening_particles(line, start)
    if _looks_like_a_value(line, first):
        yield start, end_of_name(line, first, announced=True), "assure"


def _looks_like_a_value(line: Line, place: int) -> bool:
    plain = line.plain(place)
    if place in line.public or plain in NEVER or plain in KINSHIP or len(plain) < 2:
        return False
    strength, word = line.strength(place), line.word(place)
    if plain in SAID_OF_PEOPLE and not line.is_capital(place):
        return False
    if strength == Strength.UNKNOWN or line.is_bare_name(place):
        return line.is_capital(place) or not line.beside(place)
    if word.is_organisation or (word.is_trade and not line.is_capital(place)):
        return False
    if word.is_place and word.name < SOLID_NAME and not line.is_capital(place):
        return False
    if word.is_common and not (word.is_trade or word.is_place) and word.use < RARE_WORD and not line.beside(place):
        return True
    return strength >= Strength.MEDIUM or word.name >= SOLID_NAME or (line.is_capital(place) and not word.is_trade)


def _after_relative(line: Line, place: int) -> Iterator[Found]:
    """« son mari Ahmed », « sa fille, Rose, »; « sa fille rose » too, never « son mari demande »."""
    start = place + 1
    while start < len(line) and line.plain(start) in {"est", "c", "traitant", "traitante", "s"} - {"est"}:
        start += 1
    if start >= len(line) or line.gap(start) not in {" ", ",", ":", "("} or start in line.public:
        return
    if _looks_like_a_relative(line, start, determined=line.plain(place - 1) in DETERMINERS):
        yield start, end_of_name(line, start, announced=True), KINSHIP[line.plain(place)]


def _looks_like_a_relative(line: Line, place: int, determined: bool) -> bool:
    plain = line.plain(place)
    if plain in NEVER or plain in KINSHIP or len(plain) < 3:
        return False
    strength, word = line.strength(place), line.word(place)
    if plain in SAID_OF_PEOPLE and not line.is_capital(place):
        return False
    if strength == Strength.UNKNOWN:
        return line.is_capital(place) or (determined and not line.beside(place) and line.gap(place) == " ")
    if line.is_capital(place) and word.first >= FREQUENT_FIRST_NAME and not word.is_no_name:
        return True
    if word.is_great_place or word.is_organisation or word.is_no_name:
        return False
    if determined and _is_called_by_a_noun(line, place):
        return True
    if line.is_capital(place):
        return (word.is_name and (not word.is_trade or word.first >= WELL_KNOWN_NAME)) or not word.is_known
    if strength == Strength.STRONG or (strength == Strength.MEDIUM and line.gap(place) == " "):
        return True
    if line.is_bare_name(place):
        return not line.slip(place)
    return determined and word.first >= WELL_KNOWN_NAME and line.gap(place) == " " and word.use < USUAL_VERB


def _is_called_by_a_noun(line: Line, place: int) -> bool:
    """« son fils Cannelle », « ma collègue pimprenelle »."""
    word = line.word(place)
    noun = word.is_noun or (line.is_capital(place) and word.is_rare_noun)
    if not noun or word.is_trade or word.is_place or line.plain(place) in CALLINGS or line.gap(place) != " ":
        return False
    return word.use < (USUAL_WORD - 4 if line.is_capital(place) else HARDLY_A_WORD + 4)


def _after_light_cue(line: Line, place: int) -> Iterator[Found]:
    """« dossier Rose Petit », « pour Constant »: a capital, or a name more than a word."""
    start = place + 1
    if start >= len(line) or line.gap(start) not in {" ", "'", ":", ","} or start in line.public:
        return
    plain = line.plain(start)
    calling = plain in CALLINGS and not line.is_capital(start)
    if calling or plain in NEVER or plain in KINSHIP or len(plain) < 3:
        return
    strength, word = line.strength(start), line.word(start)
    if strength == Strength.UNKNOWN and line.plain(place) in GREETINGS and line.gap(start) == " ":
        if len(plain) >= SHORTEST_SURNAME and not line.slip(start):
            yield start, end_of_name(line, start), ""
        return
    if word.is_great_place or word.is_organisation or word.is_no_name or strength == Strength.UNKNOWN:
        return
    if line.plain(place) in FILED and line.gap(start) == " " and _is_filed(line, start):
        yield start, end_of_name(line, start), ""
        return
    if strength <= Strength.UNKNOWN:
        return
    if line.gap(start) == "'" and not line.is_capital(start):
        return
    if (line.is_capital(start) and line.items[start].shape != "UPPER" and line.is_capital_name(start, SOLID_NAME)) or (
        strength == Strength.MEDIUM
        and not word.is_place
        and line.plain(place) not in {"d", "de", "et", "ou", "que", "qu", "mort"}
    ):
        yield start, end_of_name(line, start), ""


def _is_filed(line: Line, place: int) -> bool:
    """« dossier berthon », « dossier Vigne »: a word too rare to say what the file is about."""
    word = line.word(place)
    if word.is_trade or word.is_place or line.beside(place) or line.plain(place) in CALLINGS:
        return False
    titled = line.is_capital(place) and line.items[place].shape == "Title"
    return word.use < (RARE_WORD if titled else HARDLY_A_WORD)
