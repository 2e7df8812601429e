"""Names announced by what stands before: a title, a cue, a relative."""

from collections.abc import Iterator

from chatdoc.privacy.lexicon.values import ADJECTIVE, GRAMMAR, NOUN
from chatdoc.privacy.names.light_cues import NOT_TOLD, after_light_cue
from chatdoc.privacy.names.line import (
    FREQUENT_FIRST_NAME,
    FREQUENT_SURNAME,
    HARDLY_A_WORD,
    RARE_WORD,
    SOLID_NAME,
    WELL_KNOWN_NAME,
    Line,
    Strength,
)
from chatdoc.privacy.names.sequences import end_of_name
from chatdoc.privacy.names.titles import (
    SHORTEST_TOLD,
    USUAL_VERB,
    USUAL_WORD,
    Found,
    accepts_after_title,
    after_title,
    past_opening_particles,
)
from chatdoc.privacy.names.vocabulary import (
    CALLINGS,
    DETERMINERS,
    FIELD_CUES,
    FIELD_LINKS,
    KINSHIP,
    LIGHT_CUES,
    NEVER,
    OLD_CALLINGS,
    PARTICLES,
    SAID_OF_PEOPLE,
    SURE_CUES,
    TITLES,
    VERBS_OF_PERSONS,
)

__all__ = ["Found", "announced"]

# Before a common word that is a name too, these say nothing: « de rose ».
USUAL_NOUN = 57
_ARTICLES = frozenset({"le", "la"})
_SAID_OR_DONE = SAID_OF_PEOPLE | (CALLINGS - OLD_CALLINGS)
_WAS, _NAME_CUES, _NAME_SAID = frozenset({"etait", "etai", "cetait", "cetai"}), frozenset({"nom", "noms", "prenom"}), 9


def announced(line: Line) -> Iterator[Found]:
    for place, item in enumerate(line.items):
        plain = item.plain
        if plain in TITLES or (plain in {"me", "soeur", "frere"} and item.shape == "Title"):
            yield from after_title(line, place)
        if plain in SURE_CUES or (plain == "appeler" and line.plain(place - 1) == "fait"):
            yield from _after_sure_cue(line, place)
        elif _opens_a_field(line, place):
            yield from _after_field(line, place)
        elif plain in {"dit", "dite"}:
            yield from _after_called(line, place)
        if plain in KINSHIP:
            yield from _after_relative(line, place)
        elif plain in LIGHT_CUES:
            yield from after_light_cue(line, place)


def _opens_a_field(line: Line, place: int) -> bool:
    """« nom : X », « né Bastide »; « son nom c'est Mouchet, avant c'était Ravier »."""
    plain = line.plain(place)
    if plain not in _WAS:
        return plain in FIELD_CUES or (plain == "ne" and _bears_a_birth_name(line, place))
    return any(line.plain(other) in _NAME_CUES for other in range(max(0, place - _NAME_SAID), place))


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
        first = past_opening_particles(line, start)
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
    first = past_opening_particles(line, start)
    if not _looks_like_a_value(line, first):
        first += line.plain(first) in _ARTICLES
        if not _is_told(line, first):
            return
    yield start, end_of_name(line, first, announced=True), "assure"


def _is_told(line: Line, place: int) -> bool:
    """« son nom c'est façon », « nom : cote », « nee le carre »: a noun, however usual, where a name is told."""
    article = line.plain(place - 1) in _ARTICLES and line.gap(place) == " "
    identified = line.plain(place - 1) in {"c", "est", "cest"} or ":" in line.gap(place)
    if not (article or identified) or line.gap(place) == "#" or place in line.public or place >= len(line):
        return False
    word = line.word(place)
    if line.plain(place) in NOT_TOLD or line.raw[line.items[place].end - 1] in "éÉ" or word.french & GRAMMAR:
        return False
    if article:
        return word.last >= WELL_KNOWN_NAME and not word.is_trade and word.use < USUAL_WORD
    return bool(word.french & NOUN) and not word.is_no_name and word.use < USUAL_NOUN


def _looks_like_a_value(line: Line, place: int) -> bool:
    plain = line.plain(place)
    if place in line.public or plain in NEVER or plain in KINSHIP or len(plain) < 2:
        return False
    strength, word = line.strength(place), line.word(place)
    if plain in SAID_OF_PEOPLE and not line.is_capital(place):
        return False
    if strength == Strength.UNKNOWN or line.is_bare_name(place):
        return line.is_capital(place) or not line.beside(place)
    if (word.is_organisation or word.is_trade) and not line.is_capital(place):
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
    determined = line.plain(place - 1) in DETERMINERS
    if _looks_like_a_relative(line, start, determined) or (determined and _is_called_by_a_surname(line, start)):
        yield start, end_of_name(line, start, announced=True), KINSHIP[line.plain(place)]


def _looks_like_a_relative(line: Line, place: int, determined: bool) -> bool:
    plain = line.plain(place)
    if plain in NEVER or plain in KINSHIP or len(plain) < 3:
        return False
    strength, word = line.strength(place), line.word(place)
    if plain in _SAID_OR_DONE and not line.is_capital(place):
        return False  # « son mari boulanger est à la retraite »
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


def _is_called_by_a_surname(line: Line, place: int) -> bool:
    """« son mari maillot est décédé », « ma mère pernod est »: a noun or a firm, before a verb of persons."""
    word = line.word(place)
    if line.plain(place) in NOT_TOLD:
        return False
    noun = word.last >= FREQUENT_SURNAME and word.french & NOUN and not word.french & ADJECTIVE
    firm = word.last >= SOLID_NAME and (word.is_organisation or word.is_great_place)
    borne = (noun or firm) and not word.is_trade
    return bool(borne) and line.gap(place) == line.gap(place + 1) == " " and line.does(place + 1, VERBS_OF_PERSONS)
