"""Where a sentence has room for someone alone: « j'ai … en ligne », « c'est … qui rappelle », « … a-t-elle droit ».

There a word that many bear, a firm's or a town's name too, is somebody's.
"""

from typing import Final

from chatdoc.privacy.lexicon.values import GRAMMAR
from chatdoc.privacy.names.line import SOLID_NAME, WELL_KNOWN_NAME, Line, Strength
from chatdoc.privacy.names.public_words import TELLS
from chatdoc.privacy.names.vocabulary import (
    DETERMINERS,
    FILED,
    HARDLY_NAMES,
    KINSHIP,
    MONTHS,
    NEVER,
    SAID_OF_PEOPLE,
    SUBJECTS,
    TITLES,
    VERBS_OF_PERSONS,
)
from chatdoc.privacy.words import words

_NOBODY: Final = NEVER | SUBJECTS | MONTHS | TITLES | KINSHIP.keys() | SAID_OF_PEOPLE | HARDLY_NAMES
_ARTICLES: Final = DETERMINERS | {"au", "aux", "du", "des", "d"}
_SHORTEST, _MOST_WORDS = 3, 3
_OPENINGS: Final = words(
    "alors donc oui non et bon mais euh heu voila bonjour si que quand comment pourquoi combien ou"
)
_PRONOUNS: Final = frozenset({"il", "elle", "ils", "elles"})
_WHO: Final = frozenset({"qui", "ki", "qi"})
_ON_THE_LINE: Final = (("en", "ligne"), ("au", "telephone"), ("au", "tel"), ("au", "bout"), ("au", "bigo"))
_HAVE: Final = frozenset({"ai", "jai", "a", "avons"})
_ABOUT: Final = words("pour sur de concernant quant pr")
_OWN: Final = frozenset({"son", "sa", "ses"})
_OWNED: Final = KINSHIP.keys() | words(
    "pension retraite reversion carriere rib releve notification notif attestation surcote decote majoration rdv "
    "vitale taux trimestres depart courrier numero adresse mail telephone portable"
)
# What only people do; an agency asks and sends, a firm pays.
_PEOPLE_ALONE: Final = words(
    "veut veu veux voudrait voudrai voulait souhaite souhaiterait comprend pleure insiste rappelle rappele telephone "
    "apelle apele appelle hesite aimerait vit habite touche percoit conteste cotise"
)


def stands_for_someone(line: Line, place: int) -> bool:
    """The word that opens the name; the rest of it follows."""
    if not _may_be_someone(line, place):
        return False
    last = _last_word(line, place)
    if place in line.public:
        return False
    return (
        _is_on_the_line(line, place, last)
        or _is_presented(line, place, last)
        or _is_asked_about(line, place, last)
        or _is_told(line, place, last)
        or _is_set_apart(line, place, last)
        or _has_a_wish(line, place)
    )


def is_told_of_their_own(line: Line, place: int) -> bool:
    """« répondre à Ferry sur sa surcote »: « à Ferry » is a town, unless something of one's own is told there."""
    if line.plain(place - 1) != "a" or not _may_be_someone(line, place):
        return False
    last = _last_word(line, place)
    return _is_told(line, place, last) and _speaks_of_its_own(line, last)


def _may_be_someone(line: Line, place: int) -> bool:
    plain, word = line.plain(place), line.word(place)
    if plain in _NOBODY or len(plain) < _SHORTEST or line.items[place].shape == "mixed":
        return False
    if word.is_trade or word.french & GRAMMAR or line.lexicon.is_in_base(plain):
        return False
    if line.plain(place - 1) in _ARTICLES and line.gap(place) != "#":
        return False
    if line.strength(place) == Strength.UNKNOWN:
        return not line.slip(place)
    return word.name >= (WELL_KNOWN_NAME if word.is_common else SOLID_NAME)


def _last_word(line: Line, place: int) -> int:
    """« rose petit », « paris alberte »: as far as words that may be names go."""
    last = place
    while last + 1 < len(line) and last - place < _MOST_WORDS and line.gap(last + 1) in {" ", "-", "'"}:
        following = line.plain(last + 1)
        if following in _NOBODY or line.word(last + 1).is_trade or line.word(last + 1).french & GRAMMAR:
            break
        last += 1
    return last


def _is_on_the_line(line: Line, place: int, last: int) -> bool:
    """« j'ai barbe en ligne », « on a buisson au téléphone »"""
    after = (line.plain(last + 1), line.plain(last + 2))
    return line.plain(place - 1) in _HAVE and after in _ON_THE_LINE


def _is_presented(line: Line, place: int, last: int) -> bool:
    """« c'est narcisse qui rappelle », « je suis avec lecornu qui conteste »"""
    before = line.plain(place - 1)
    presented = before in {"cest", "avec", "c"} or (before == "est" and line.plain(place - 2) == "c")
    return presented and line.plain(last + 1) in _WHO and line.gap(last + 1) == " "


def _is_asked_about(line: Line, place: int, last: int) -> bool:
    """« Charpentier a-t-elle droit », « Quand Brest recevra-t-il sa pension »"""
    if not _opens(line, place) or line.gap(last + 1) != " ":
        return False
    inverted = any(line.plain(near) in _PRONOUNS and line.gap(near) == "-" for near in (last + 2, last + 3))
    if not inverted:
        return False
    word = line.word(place)
    return not (word.is_organisation or word.is_great_place) or _speaks_of_its_own(line, last)


def _is_told(line: Line, place: int, last: int) -> bool:
    """« répondre à Fontaine sur sa surcote », « que dire à rose pour son indu »"""
    if line.plain(place - 1) != "a" or not any(
        line.plain(near) in TELLS for near in range(max(0, place - 4), place - 1)
    ):
        return False
    if line.plain(last + 1) in _ABOUT and line.plain(last + 2) in _OWN:
        return True
    word = line.word(place)
    return line.is_capital(place) and not (word.is_great_place or word.is_organisation)


def _is_set_apart(line: Line, place: int, last: int) -> bool:
    """« églantine elle a trois enfants », « pour blanc il manque des trimestres », « le dossier de félicité avance »"""
    after, word = line.plain(last + 1), line.word(place)
    if word.is_organisation or word.is_great_place:
        return False
    if after in _PRONOUNS and line.gap(last + 1) == " ":
        return _opens(line, place) or line.plain(place - 1) in {"pour", "pr"}
    kept = FILED | {"demande"} if line.is_capital(place) else FILED
    filed = line.plain(place - 1) in {"de", "d"} and line.plain(place - 2) in kept
    return filed and (line.does(last + 1, VERBS_OF_PERSONS) or after in {"avance", "n", "reste", "traine", "bloque"})


def _has_a_wish(line: Line, place: int) -> bool:
    """« pierre veut savoir », « gros dit qu'il », « donc baron me dit »"""
    if not _opens(line, place) or line.gap(place + 1) not in {" ", ""}:
        return False
    word = line.word(place)
    if line.plain(place + 1) == "me" and line.plain(place + 2) in {"dit", "di", "demande", "rappelle"}:
        return not (word.is_organisation or word.is_great_place)
    said = line.plain(place + 1) in {"di", "dit"} and line.plain(place + 2) in {
        "que",
        "qu",
        "kil",
        "quil",
        "qil",
        "q",
        "k",
    }
    if said or line.does(place + 1, _PEOPLE_ALONE):
        return not (word.is_organisation or word.is_great_place) or _speaks_of_its_own(line, place)
    return line.plain(place + 1) in {"na", "n"} and _speaks_of_its_own(line, place)


def _speaks_of_its_own(line: Line, place: int) -> bool:
    """« Lorient voudrait savoir si elle peut », « Renault a-t-il droit à la réversion »: neither a town nor a firm."""
    near = range(place + 1, min(place + 8, len(line)))
    own = any(line.plain(other) in _OWN and line.plain(other + 1) in _OWNED for other in near)
    asks = any(line.plain(other) == "si" and line.plain(other + 1) in _PRONOUNS for other in near)
    return own or asks or any(line.plain(other) == "droit" and line.plain(other + 1) == "a" for other in near)


def _opens(line: Line, place: int) -> bool:
    return line.starts(place) or (line.plain(place - 1) in _OPENINGS and line.gap(place) in {" ", ", ", ","})
