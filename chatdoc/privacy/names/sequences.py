"""How far a name goes: first names, surnames, particles, hyphens, initials."""

from chatdoc.privacy.lexicon.values import ADJECTIVE
from chatdoc.privacy.names.line import (
    FREQUENT_FIRST_NAME,
    HARDLY_A_WORD,
    RARE_WORD,
    SHORTEST_SURNAME,
    SOLID_NAME,
    USUAL_WORD,
    WELL_KNOWN_NAME,
    Line,
    Strength,
)
from chatdoc.privacy.names.vocabulary import (
    CALLINGS,
    GRAMMAR_PARTICLES,
    KINSHIP,
    MONTHS,
    NEVER,
    OLD_CALLINGS,
    PARTICLES,
    SAID_OF_PEOPLE,
    SUBJECTS,
    TITLES,
)
from chatdoc.privacy.words import words

CLOSE = frozenset({" ", "-", "'", "", ".", "- ", " -"})
LONGEST = 6
HARDLY_SAID = 12
_NO_SURNAME = NEVER | SUBJECTS | MONTHS | TITLES | KINSHIP.keys() | SAID_OF_PEOPLE | (CALLINGS - OLD_CALLINGS)
_SUBJECTS_AND_MONTHS = SUBJECTS | MONTHS
# Two first names, cut: « duchene jp ».
INITIALS = words("jp jc jm jl jf jb jy jj jr jg jd mc mf mt mj mp ml am")
OPENS_A_NAME = words("dossier assure assuree client cliente adherent adherente usager nom compte pour appel rappeler")


def end_of_name(line: Line, start: int, announced: bool = False) -> int:
    """The place after the name that begins at `start`; behind a title or a cue a noun may be the surname."""
    place = start + 1
    while place < len(line) and place - start < LONGEST:
        following = _next_of(line, start, place)
        if following == place and announced and place == start + 1:
            following = _announced_surname(line, start, place)
        if following == place:
            break
        place = following
    return place


def _announced_surname(line: Line, start: int, place: int) -> int:
    if _firm_borne_follows(line, start, place):
        return place + 1
    if _noun_follows(line, start, place) or _word_borne_follows(line, start, place):
        return place + 1
    return place + 2 if _article_follows(line, start, place) else place


def _firm_borne_follows(line: Line, start: int, place: int) -> bool:
    """« fils Bastien Olivetti »: behind the first name of somebody announced, even a firm's name is theirs."""
    if line.gap(place) != " " or not line.is_first_name(start) or place in line.public:
        return False
    return line.word(place).is_organisation and line.items[place].shape == line.items[start].shape == "Title"


def _word_borne_follows(line: Line, start: int, place: int) -> bool:
    """« assurée blandine chevalier », « mme simone blond »: between a sure first name and the rest, a word."""
    if line.gap(place) != " " or place in line.public or line.plain(place) in _NO_SURNAME:
        return False
    word = line.word(place)
    if line.strength(start) < Strength.STRONG or line.word(start).first < SOLID_NAME or word.is_verb or word.is_place:
        return False
    return word.is_common and word.last >= WELL_KNOWN_NAME and not word.is_trade and word.use < USUAL_WORD


def _article_follows(line: Line, start: int, place: int) -> bool:
    """« mme alain le soret », « c'est bien célia le poitevin »."""
    after = place + 1
    if line.plain(place) not in {"le", "la"} or line.gap(place) != " " or line.gap(after) != " " or after >= len(line):
        return False
    word = line.word(after)
    if after in line.public or word.is_trade or line.plain(after) in _NO_SURNAME or line.beside(after):
        return False
    borne = word.last >= SOLID_NAME and word.use < USUAL_WORD - 2
    return line.word(start).first >= SOLID_NAME and (line.strength(after) == Strength.UNKNOWN or borne)


def _rare_noun_follows(line: Line, start: int, place: int) -> bool:
    """« ghislaine verdelet », « andrea vigne » in lower case: beside a first name a noun that is seldom said."""
    if place != start + 1 or line.gap(place) != " " or line.word(start).first < WELL_KNOWN_NAME:
        return False
    word = line.word(place)
    if word.is_trade or word.is_place or line.beside(place) or line.plain(place) in CALLINGS:
        return False
    return word.use < (RARE_WORD + 4 if word.is_noun else HARDLY_A_WORD)


def _hamlet_follows(line: Line, start: int, place: int) -> bool:
    """« franck hay »: no town that anyone knows, right behind a first name."""
    word = line.word(place)
    if line.plain(place) in NEVER or word.is_common or word.is_trade or word.is_great_place:
        return False
    return line.is_first_name(start) and line.gap(place) == " " and word.is_place


def _noun_follows(line: Line, start: int, place: int) -> bool:
    """« je m'appelle simone marquis », « madame nathalie gravier »."""
    if line.gap(place) != " " or place in line.public or line.plain(place) in NEVER or plain_is_public(line, place):
        return False
    word = line.word(place)
    if word.is_common and word.use < HARDLY_SAID and not word.is_trade:
        return not line.beside(place)  # « mme fama collat »
    return line.word(start).first >= SOLID_NAME and word.is_rare_noun and not word.is_trade


def _next_of(line: Line, start: int, place: int) -> int:
    if place in line.public or line.gap(place) not in CLOSE:
        return place
    if line.gap(place) in {"-", "'", ""} and _joins(line, place):
        return place + 1
    if line.gap(place) == "." and len(line.plain(place - 1)) > 2:
        return place
    if may_continue(line, start, place):
        return place + 1
    return _past_particles(line, start, place)


def _joins(line: Line, place: int) -> bool:
    """« Jean-Petit » is one name; « Dupont-elle » is a question, « qu'elle » grammar."""
    return line.plain(place) not in NEVER or (line.plain(place) in PARTICLES and line.gap(place + 1) in {"-", "'"})


def may_continue(line: Line, start: int, place: int) -> bool:
    plain, strength = line.plain(place), line.strength(place)
    if plain in TITLES and plain not in {"maitre", "famille"}:
        return False
    if plain in CALLINGS and plain in {line.plain(other) for other in range(start, place)}:
        return False  # « boucher alain boucher salarié »
    if plain in INITIALS and line.gap(place) == " " and place == start + 1 and not line.is_first_name(start):
        return True  # « duchene jp »
    calling = plain in CALLINGS and not line.is_capital(place) and line.gap(place) == " "
    if calling and (line.is_capital(place - 1) or not line.is_first_name(start)):
        return False  # « m poissonnier poissonnier depuis 92 », « Yann Quentric marin »
    if len(plain) == 1:  # « Karim B. », « Jean P »; « E205 » is a form
        if line.raw[line.items[place].end : line.items[place].end + 1].isdigit():
            return False
        return line.items[place].shape == "UPPER" and line.shows_case and line.gap(place + 1) in {".", ",", "#"}
    if line.word(place).is_great_place and place - start > 1 and line.gap(place) == " ":
        return False  # « Odette Castellane Portugal »
    return _may_be_her_surname(line, start, place, strength)


def _may_be_her_surname(line: Line, start: int, place: int, strength: Strength) -> bool:
    if strength == Strength.NEVER and line.word(place).is_organisation and line.is_first_name(start):
        return line.word(place).last >= SHORTEST_SURNAME and not line.word(place).is_trade
    if strength == Strength.NEVER:
        return _capital_continues(line, start, place) or _word_follows(line, start, place)
    if strength == Strength.UNKNOWN:
        if line.is_first_name(start):
            return line.is_capital(place) or not line.near_grammar(place)
        return line.is_capital(place) or not line.slip(place)
    if line.items[place].shape == "UPPER" and line.word(place).is_trade:
        return False
    if strength == Strength.WEAK and line.is_bare_name(place) and not line.near_grammar(place):
        return True
    return strength >= Strength.MEDIUM or line.is_capital(place) or _word_follows(line, start, place)


def _word_follows(line: Line, start: int, place: int) -> bool:
    return (
        _surname_follows(line, start, place)
        or _hamlet_follows(line, start, place)
        or _rare_noun_follows(line, start, place)
    )


def _capital_continues(line: Line, start: int, place: int) -> bool:
    """« Violette Mai » in a sentence that shows its capitals."""
    word = line.word(place) if len(line.plain(place)) > 1 and line.plain(place) not in NEVER else None
    compound = line.gap(place + 1) == "-"  # « Jacky Neveu-Flamand »
    if word is None or not line.shows_case or word.is_organisation or (plain_is_public(line, place) and not compound):
        return False
    if line.items[place].shape == "Title":
        return word.name >= SOLID_NAME or not word.is_trade
    return line.items[place].shape == "UPPER" == line.items[start].shape and not word.is_trade


def plain_is_public(line: Line, place: int) -> bool:
    return line.plain(place) in TITLES or line.plain(place) in KINSHIP


def _surname_follows(line: Line, start: int, place: int) -> bool:
    """After a first name a common word is a surname when many bear it: « karim petit »."""
    first, word = line.word(start), line.word(place)
    return (
        first.first > 0
        and first.first >= first.last - 2
        and word.last >= SOLID_NAME
        and (not word.is_trade or _is_borne_by_many(line, start, place))
        and not (word.is_verb and word.use >= 48)
    )


def _is_borne_by_many(line: Line, start: int, place: int) -> bool:
    """« julien grand », « lucie petit »: an adjective of every day, right behind a sure first name."""
    word = line.word(place)
    if line.plain(place) in _SUBJECTS_AND_MONTHS or line.gap(place) != " " or not word.french & ADJECTIVE:
        return False
    sure = line.strength(start) == Strength.STRONG or line.word(start).first >= FREQUENT_FIRST_NAME + 1
    return place == start + 1 and sure and word.last >= WELL_KNOWN_NAME


def _past_particles(line: Line, start: int, place: int) -> int:
    """« Jean de la Fontaine », « karim el amrani »; in lower case « de » wants a sure name behind."""
    after = place
    grammar = False
    while after < len(line) and after - place < 3 and line.plain(after) in PARTICLES and line.gap(after) in CLOSE:
        grammar = grammar or line.plain(after) in GRAMMAR_PARTICLES
        after += 1
    if after == place or after >= len(line) or line.gap(after) not in CLOSE or after in line.public:
        return place
    strength, word = line.strength(after), line.word(after)
    if line.gap(place) == "-" or is_one_surname(line, place, after):
        return after + 1
    if _is_a_sure_first_name(line, place - 1) and _may_end_a_name(line, after):
        return after + 1
    if word.is_great_place or word.is_organisation or line.plain(after) in KINSHIP:
        return place
    sure = strength == Strength.STRONG or (
        strength == Strength.UNKNOWN and (line.is_capital(after) or not line.beside(after))
    )
    if sure or (strength > Strength.UNKNOWN and (line.is_capital(after) or not grammar)):
        return after + 1
    if word.is_place and line.strength(start) == Strength.STRONG and line.is_first_name(start) and not word.is_common:
        return after + 1  # « thierry de montigny »
    return place


def _is_a_sure_first_name(line: Line, place: int) -> bool:
    return line.strength(place) == Strength.STRONG and line.is_first_name(place)


def _may_end_a_name(line: Line, place: int) -> bool:
    """« killian du maréchal », « swann de la rivière »: a word many bear, behind a first name and particles."""
    word = line.word(place)
    if word.is_trade or word.is_great_place or word.is_organisation or line.plain(place) in _NO_SURNAME:
        return False
    return word.last >= WELL_KNOWN_NAME and word.use < USUAL_WORD and not line.lexicon.is_in_base(line.plain(place))


def is_one_surname(line: Line, place: int, after: int) -> bool:
    """« le coeur », « la forge »: a surname when Lecoeur or Laforge is one, and its words are no usual pair."""
    if line.word(after).is_trade and not line.is_capital(after):
        return False
    words = [line.plain(other) for other in range(place, after + 1)]
    joined = (line.lexicon.word("".join(words[start:])) for start in range(len(words) - 1))
    return any(word.last >= SOLID_NAME and not word.is_common for word in joined)
