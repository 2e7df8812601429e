"""Names that are no one's: a law, a hospital, an employer, a town, a saint."""

import re
from collections.abc import Callable

from chatdoc.privacy.names.line import WELL_KNOWN_NAME, Line, Strength
from chatdoc.privacy.names.public_words import (
    AGREEMENTS,
    AT,
    AT_EMPLOYERS,
    BUILDINGS,
    CONTRACTS,
    EMPLOYERS,
    FIRMS,
    ILLNESSES,
    LAWS,
    OFFICES,
    SAINTS,
    SPEAKS_OF_ILLNESS,
    STAFF,
    SURE_LAWS,
)
from chatdoc.privacy.names.towns import mark_behind_a_code, mark_joined, mark_saint, mark_town, mark_whole_town
from chatdoc.privacy.names.vocabulary import KINSHIP, NEVER, TITLES
from chatdoc.privacy.words import words

_OF = frozenset(
    [
        "de",
        "du",
        "des",
        "d",
        "la",
        "le",
        "les",
        "l",
        "et",
        "n",
        "a",
        "au",
        "aux",
        "en",
        "dite",
        "dit",
        "general",
        "hospitalier",
        "regional",
        "universitaire",
    ]
)
_LONGEST = 5
_SHORTEST_EMPLOYER = 2
_AT_WORK = AT_EMPLOYERS - {"ancien", "ancienne", "cadre"} | {"ex"}
_FOR_A_TIME = re.compile(r"\s+\w+\s+(?:et fils|et cie|puis|pendant|depuis|de 19|en 19|\d+ ans|19\d\d)")  # chez X 12 ans
_INSIDE_TOWNS = frozenset({"en", "sur", "sous", "les", "lez"})  # Bourg-en-Bresse
_FEASTS, _BEFORE_FEASTS = (
    frozenset({"noel", "paques", "toussaint"}),
    words(
        "de a apres avant pour pr entre vers depuis d fete fetes feter fetent fetera passe passer passera passent "
        "joyeux bon prime prepare marche vacances lundi jour veille lendemain des la le jusqu chaque"
    ),
)


def mark_public(line: Line) -> None:
    for place, item in enumerate(line.items):
        plain = item.plain
        if plain in SURE_LAWS or plain in LAWS or plain in CONTRACTS:
            _mark_law(line, place)
        if plain in BUILDINGS or plain in EMPLOYERS:
            _mark_building(line, place)
        elif plain in OFFICES:
            _mark_place_after(line, place)
        elif plain in AT or plain in {"en", "sur", "vers"}:
            mark_town(line, place)
        elif plain in _FEASTS and line.plain(place - 1) in _BEFORE_FEASTS:
            line.public.add(place)
        _mark_beside(line, place)
        if plain in _INSIDE_TOWNS and line.gap(place) == line.gap(place + 1) == "-" and place:
            mark_joined(line, place - 1)
        elif plain in _MARKS:
            _MARKS[plain](line, place)


def _mark_beside(line: Line, place: int) -> None:
    if line.plain(place) in ILLNESSES:
        _mark_illness_named(line, place)
    if line.plain(place) == "les" and line.items[place].shape == "Title":
        _mark_firm_of_several(line, place)
    if "#" in line.gap(place):
        mark_behind_a_code(line, place)
    mark_whole_town(line, place)
    if line.plain(place) in _AT_WORK or line.word(place).is_organisation:
        _mark_employer_beside(line, place)


def _following(line: Line, place: int) -> list[int]:
    """The words that close up behind, little words of grammar skipped, up to the first common word."""
    found: list[int] = []
    for other in range(place + 1, min(place + 1 + _LONGEST, len(line))):
        if line.gap(other) not in {" ", "-", "'", " -", "- "} or line.plain(other) in TITLES - {"m", "abbe"}:
            break
        if line.plain(other) in _OF and len(found) == 0:
            continue
        if line.plain(other) in NEVER:
            break
        found.append(other)
    return found


def _mark_law(line: Line, place: int) -> None:
    if line.plain(place) in {"maladie", "syndrome"}:
        _mark_illness(line, place)
    sure = line.plain(place) in SURE_LAWS
    if line.plain(place) in AGREEMENTS and line.gap(place + 1) == " " and line.is_capital(place + 1):
        line.public.update(other for other in (place + 1,) if line.items[other].shape == "Title")
    for other in _following(line, place):
        word = line.word(other)
        if word.is_scheme or (sure and line.strength(other) in {Strength.STRONG, Strength.UNKNOWN, Strength.MEDIUM}):
            line.public.add(other)
        elif other > place + 2 or not word.is_common:
            break


def _mark_illness(line: Line, place: int) -> None:
    """« syndrome d'Ehlers Danlos »: who described it; « maladie Martin » is somebody's."""
    if line.plain(place + 1) not in {"de", "d"}:
        return
    for other in range(place + 2, min(place + 4, len(line))):
        if (
            line.items[other].shape != "Title"
            or line.word(other).first >= WELL_KNOWN_NAME
            or line.plain(other) in TITLES
        ):
            return
        line.public.add(other)


def _mark_illness_named(line: Line, place: int) -> None:
    """« un malade de Parkinson ou de Charcot »; « Mme Berger souffre » is someone."""
    before = line.plain(place - 1)
    if before not in {"de", "d", "ou", "et", "un", "une", "la", "le", "son", "sa", "type"}:
        return
    if any(item.plain in SPEAKS_OF_ILLNESS for item in line.items):
        line.public.add(place)


def _mark_firm_of_several(line: Line, place: int) -> None:
    """« Les Opticiens Lissac », « Les Fonderies Gailly »: a firm, when its trade has a capital too."""
    trade, named = place + 1, place + 2
    if named >= len(line) or line.gap(trade) != " " or line.gap(named) != " ":
        return
    titles = line.items[trade].shape == line.items[named].shape == "Title"
    if titles and line.plain(trade).endswith("s") and line.word(trade).is_common and not line.word(trade).is_name:
        line.public.add(named)


def _mark_building(line: Line, place: int) -> None:
    """« l'hôpital Édouard-Herriot »: one or two names, in capitals or not."""
    for names, other in enumerate(_following(line, place)[:3]):
        plain_word = (
            line.strength(other) < Strength.MEDIUM and line.word(other).is_known and not line.is_bare_name(other)
        )
        if names and line.gap(other) == " " and plain_word and not line.is_capital(other):
            break
        if line.strength(other) == Strength.NEVER and not line.is_capital(other):
            break
        line.public.add(other)


def _mark_place_after(line: Line, place: int) -> None:
    for other in _following(line, place):
        if not (line.word(other).is_place or line.is_capital(other)):
            break
        line.public.add(other)


def _mark_employer_beside(line: Line, place: int) -> None:
    """« ouvrière Playtex », « Ex Wolber », « Sanofi Aventis », « Yoplait puis Candia »: a word that no list knows."""
    plain = line.plain(place)
    if len(plain) < _SHORTEST_EMPLOYER or line.plain(place - 1) in TITLES:
        return  # « M Brauez », « Monsieur Engie Lievrouw »
    if plain in _AT_WORK and not line.starts(place) and line.plain(place - 1) in KINSHIP | {"mme": "", "assure": ""}:
        return
    if plain == "ex" and not line.starts(place):
        return
    other = place + 1 + (line.plain(place + 1) in {"puis", "chez"})
    if other < len(line) and line.gap(other) == " " and _may_be_an_employer(line, other):
        line.public.add(other)


def _may_be_an_employer(line: Line, place: int) -> bool:
    if line.items[place].shape != "Title" or line.strength(place) != Strength.UNKNOWN:
        return False
    return place + 1 >= len(line) or line.gap(place + 1) == "#" or line.word(place + 1).first < WELL_KNOWN_NAME


def _mark_staff(line: Line, place: int) -> None:
    """« les salariés de Marie Brizard ou de Jacques Vabre »"""
    place += 1
    while line.plain(place) in {"de", "d"} and place + 1 < len(line) and line.is_capital(place + 1):
        place += 1
        while place < len(line) and line.is_capital(place) and line.plain(place) not in TITLES:
            line.public.add(place)
            place += 1
        place += line.plain(place) in {"ou", "et"}


def _is_a_firm(line: Line, places: list[int]) -> bool:
    """« bernard matériaux », « Durand SA »"""
    return any(line.plain(place) in FIRMS for place in [*places[1:], *(place + 1 for place in places[-1:])])


def _mark_employer(line: Line, place: int) -> None:
    """« travaillait chez Brison » is an employer; « vit chez Karima » is someone."""
    at_work = any(line.plain(other) in AT_EMPLOYERS for other in range(max(0, place - 5), place))
    at_work = at_work or _FOR_A_TIME.match(line.raw[line.items[place].end :][:40]) is not None
    following = _following(line, place)
    at_work = at_work or _is_a_firm(line, following)
    for other in following:
        if line.word(other).first >= 8 and not at_work:
            break
        if not (at_work or line.word(other).is_organisation):
            break
        if not line.is_capital(other) and line.strength(other) == Strength.NEVER:
            break
        line.public.add(other)


_MARKS: dict[str, Callable[[Line, int], None]] = {
    **dict.fromkeys(SAINTS, mark_saint),
    **dict.fromkeys(STAFF, _mark_staff),
    "chez": _mark_employer,
}
