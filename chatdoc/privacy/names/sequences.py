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
    SHORT_SURNAMES,
    SUBJECTS,
    TITLES,
)
from chatdoc.privacy.words import words

CLOSE = frozenset({" ", "-", "'", "", ".", "- ", " -"})
_LONGEST = 6
HARDLY_SAID = 12
_NO_SURNAME = NEVER | SUBJECTS | MONTHS | TITLES | KINSHIP.keys() | SAID_OF_PEOPLE | (CALLINGS - OLD_CALLINGS)
_TO_A_COUNTRY = frozenset({"en", "la", "de", "a", "d", "l", "vers", "pour", "hors", "par", "sur", "au", "du"})
_ARTICLES = frozenset({"le", "la", "de", "du"})
_SUBJECTS_AND_MONTHS = SUBJECTS | MONTHS
# Two first names, cut: « duchene jp ».
INITIALS = words("jp jc jm jl jf jb jy jj jr jg jd mc mf mt mj mp ml am")
OPENS_A_NAME = words("dossier assure assuree client cliente adherent adherente usager nom compte pour appel rappeler")


def end_of_name(line: Line, start: int, announced: bool = False) -> int:
    """The place after the name that begins at `start`; behind a title or a cue a noun may be the surname."""
    place = start + 1
    while place < len(line) and place - start < _LONGEST:
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


def start_of_name(line: Line, start: int) -> int:
    """Back over what belongs to the name that `start` was recognised by: « petit karim », « J. Dupont »."""
    place = start
    while place > 0 and start - place < _LONGEST and line.gap(place) in CLOSE:
        before = place - 1
        if before in line.public or not _may_stand_before(line, before, place):
            break
        place = before
    return place


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
        return line.word(place).last >= WELL_KNOWN_NAME and not line.word(place).is_trade
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


def is_one_surname(line: Line, place: int, after: int) -> bool:
    """« le coeur », « la forge »: a surname when Lecoeur or Laforge is one, and its words are no usual pair."""
    if line.word(after).is_trade and not line.is_capital(after):
        return False
    words = [line.plain(other) for other in range(place, after + 1)]
    joined = (line.lexicon.word("".join(words[start:])) for start in range(len(words) - 1))
    return any(word.last >= SOLID_NAME and not word.is_common for word in joined)


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
    if plain in TITLES:
        return False  # « M. Durand »
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
    if _frequent_surname_opens(line, before, place):
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
