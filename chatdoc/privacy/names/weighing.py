"""A word that many bear, without its article, weighed by where it stands: « carriere lebel incomplete ».

Points, added: how many bear it and how seldom it is said, then what stands beside it.
"""

import re
from typing import Final

from chatdoc.privacy.lexicon.values import ADJECTIVE, GRAMMAR, NOUN
from chatdoc.privacy.names.line import FREQUENT_FIRST_NAME, Line
from chatdoc.privacy.names.public_words import TELLS
from chatdoc.privacy.names.vocabulary import (
    CALLINGS,
    DESCRIBES,
    DETERMINERS,
    FEMININE_SUBJECTS,
    KINSHIP,
    MONTHS,
    NAMED_FILES,
    NEVER,
    OLD_CALLINGS,
    PREPOSED,
    SAID_OF_PEOPLE,
    SUBJECTS,
    TITLES,
    VERBS_OF_PERSONS,
)
from chatdoc.privacy.words import words

_NO_SURNAME: Final = (
    NEVER
    | SUBJECTS
    | MONTHS
    | SAID_OF_PEOPLE
    | TITLES
    | KINSHIP.keys()
    | PREPOSED
    | (CALLINGS - OLD_CALLINGS)
    | {"noel", "toussaint", "paques"}
)
_ARTICLES: Final = DETERMINERS | {"au", "aux", "du", "des"}
_LEAST_BORNE, _SELDOM, _USUAL, _USUAL_FIRST_NAME, _ENOUGH = 10, 42, 50, 57, 5
_YEAR_OR_AGE: Final = re.compile(r"\s?,?\s?(?:19[3-7]\d\b|[5-9]\d ?ans?\b)")
_ASKED: Final = words("si que qu")
_PEOPLE_DO: Final = VERBS_OF_PERSONS | {"continue", "arrete", "reprend", "prend"}
_WORKS: Final = words("rappel relance pb probleme indu notif notification rdv suite dossier courrier")
_SHAPES: Final = frozenset({"lower", "Title"})


def weighs_as_a_name(line: Line, place: int) -> bool:
    word, plain = line.word(place), line.plain(place)
    if line.is_careful or plain in _NO_SURNAME or word.name < _LEAST_BORNE or line.items[place].shape not in _SHAPES:
        return False
    usual = word.use >= (_USUAL_FIRST_NAME if word.first >= FREQUENT_FIRST_NAME + 2 else _USUAL)
    if word.is_trade or word.is_great_place or word.is_organisation or word.is_scheme or usual:
        return False
    if word.french & GRAMMAR or line.plain(place - 1) in _ARTICLES or line.lexicon.is_in_base(plain):
        return False
    if line.plain(place - 1) in CALLINGS or any(line.plain(before) == plain for before in range(place)):
        return False  # « m barbier coiffeur barbier »: his name, then what he does
    borne = min(word.name - _LEAST_BORNE, 2) + (word.use < _SELDOM) - word.is_verb
    adjective = word.french & ADJECTIVE and line.word(place - 1).french & NOUN  # « salaire constant »
    if not (word.domain or adjective or line.starts(place)) and line.gap(place) == " ":
        borne += 1 + line.word(place - 1).is_trade  # no fiche and no question of the trade says it
    after = _after(line, place)
    if line.starts(place) and not after:
        return False
    return borne + _before(line, place) + after >= _ENOUGH


def _before(line: Line, place: int) -> int:
    """What the words before say."""
    before, gap = line.plain(place - 1), line.gap(place)
    if line.starts(place):
        return 2
    if gap not in {" ", "'"}:
        return 0
    if before == "est" and line.plain(place - 2) == "c" and line.plain(place + 1) == "qui":
        return 4
    if before == "a" and line.plain(place - 2) in TELLS:
        return 3
    if before in {"de", "d"} and line.plain(place - 2) in {"appel", "rappel"} | NAMED_FILES:
        return 3
    if before in _ASKED:
        return 2
    masculine = line.word(place).french & ADJECTIVE and not line.plain(place).endswith("e")
    if before in FEMININE_SUBJECTS:
        return 4 if masculine else 2
    return 2 if before in _WORKS or before in SUBJECTS else 0


def _after(line: Line, place: int) -> int:
    """What the words after say."""
    after, gap = line.plain(place + 1), line.gap(place + 1)
    if _YEAR_OR_AGE.match(line.raw, line.items[place].end):
        return 3
    if gap != " ":
        return 1 if place + 1 >= len(line) or gap == "#" else 0
    if after in {"et", "avec"} and line.plain(place + 2) in {"son", "sa", "ses"} and line.plain(place + 3) in KINSHIP:
        return 3
    if after == "est" and line.plain(place + 2) in DETERMINERS:
        return 0
    if line.does(place + 1, _PEOPLE_DO) or after in DESCRIBES:
        return 3
    if after in SUBJECTS or after in {"pb", "probleme", "rib", "pieces", "indu"}:
        return 2
    if after in NEVER - {"depuis"}:
        return 0
    return 1 if line.word(place + 1).is_trade or after in {"depuis", "hier"} else 0
