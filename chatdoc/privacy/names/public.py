"""Names that are no one's: a law, a hospital, an employer, a town, a saint."""

import re
from collections.abc import Callable

from chatdoc.privacy.names.line import SHORTEST_SURNAME, SOLID_NAME, WELL_KNOWN_NAME, Line, Strength
from chatdoc.privacy.names.vocabulary import (
    AGREEMENTS,
    AT,
    AT_EMPLOYERS,
    BUILDINGS,
    COMMON_TITLES,
    CONTRACTS,
    EMPLOYERS,
    FIELD_CUES,
    FIRMS,
    GRAMMAR_PARTICLES,
    ILLNESSES,
    KINSHIP,
    LAWS,
    LIVES_AT,
    NEVER,
    OFFICES,
    SAID_WITH_ARTICLE,
    SAINTS,
    SPEAKS_OF_ILLNESS,
    STAFF,
    SURE_LAWS,
    TELLS,
    TITLES,
)
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
_POSTCODE_BEFORE = re.compile(r"(?<![\d.])(?<!\d )\d{5}[ ,-]{1,3}$")
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
            _mark_town(line, place)
        elif plain in _FEASTS and line.plain(place - 1) in _BEFORE_FEASTS:
            line.public.add(place)
        _mark_beside(line, place)
        if plain in _INSIDE_TOWNS and line.gap(place) == line.gap(place + 1) == "-" and place:
            _mark_joined(line, place - 1)
        elif plain in _MARKS:
            _MARKS[plain](line, place)


def _mark_beside(line: Line, place: int) -> None:
    if line.plain(place) in ILLNESSES:
        _mark_illness_named(line, place)
    if line.plain(place) == "les" and line.items[place].shape == "Title":
        _mark_firm_of_several(line, place)
    if "#" in line.gap(place):
        _mark_behind_a_code(line, place)
    _mark_whole_town(line, place)
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


def _mark_behind_a_code(line: Line, place: int) -> None:
    """« 07240 Vernoux », « 49320 Brissac »: the town of a postal code, in the list or not."""
    town = line.word(place).is_place or (line.items[place].shape == "Title" and not line.is_first_name(place))
    if town and _POSTCODE_BEFORE.search(line.raw, 0, line.items[place].start):
        _mark_joined(line, place)


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


def _mark_town(line: Line, place: int) -> None:
    """« à Brison » is a town; « à Mohamed » is someone."""
    other = place + 1
    if other >= len(line) or line.gap(other) != " " or _is_a_verb(line, place):
        return
    word = line.word(other)
    if word.first >= WELL_KNOWN_NAME and not word.is_great_place:
        return
    behind_an_address = "#" in line.gap(place) or line.plain(place - 1) in {"indique", "indiquee"}
    if line.plain(other + 1) == "qui" and line.gap(other + 1) == " " and not word.is_great_place:
        return  # « que dire à Ludo qui veut »
    titled = line.items[other].shape == "Title" and word.first < SOLID_NAME
    if behind_an_address and (line.strength(other) == Strength.UNKNOWN or word.is_place or titled):
        line.public.add(other)  # « 12 rue des Lilas à Morestel », and once it says « à l'adresse indiquée à Morestel »
    lives = any(line.plain(near) in LIVES_AT for near in range(max(0, place - 4), place))
    told = not lives and any(line.plain(near) in TELLS for near in range(max(0, place - 3), place))
    if told and line.plain(other) in SAID_WITH_ARTICLE and line.is_capital(other):
        return  # « notifier l'indu à Cher »: one says « dans le Cher »
    if (word.is_place and not (told and word.last >= SOLID_NAME and not word.is_great_place)) or (
        lives and line.is_capital(other) and line.strength(other) == Strength.UNKNOWN
    ):
        _mark_joined(line, other)


def _is_a_verb(line: Line, place: int) -> bool:
    """« on a buisson en ligne »: « a » without its accent, behind its subject."""
    subject = line.plain(place - 1) in {"on", "il", "elle", "qui", "y", "j", "ki"}
    return line.plain(place) == "a" and subject and line.raw[line.items[place].start] not in "àÀ"


def _mark_whole_town(line: Line, place: int) -> None:
    """« Clermont-Ferrand », « clermont ferrand »: a town of several words, whoever bears one of them."""
    gap = line.gap(place + 1)
    if gap != "-" and (gap != " " or not line.word(place).opens_a_compound):
        return
    if gap == "-" and line.word(place).is_great_place and line.word(place + 1).is_great_place:
        line.public.update((place, place + 1))  # « Espagne-France »
    whole, hyphens = line.plain(place), True
    for other in range(place + 1, min(place + _LONGEST, len(line))):
        if line.gap(other) not in {"-", " ", "'"} or line.plain(place - 1) in TITLES - {"pr"}:
            return
        whole = f"{whole}-{line.plain(other)}"
        hyphens = hyphens and line.gap(other) == "-"
        if line.lexicon.is_whole_place(whole, hyphens):
            line.public.update(range(place, other + 1))


def _mark_joined(line: Line, place: int) -> None:
    line.public.add(place)
    while line.gap(place + 1) == "-" and place + 1 < len(line):
        place += 1
        line.public.add(place)


def _mark_saint(line: Line, place: int) -> None:
    named = place > 0 and _names_someone(line, place - 1)
    if line.starts(place) and place + 2 < len(line) and line.gap(place + 2) == " ":
        named = named or (line.strength(place + 2) == Strength.STRONG and line.is_first_name(place + 2))
    if place + 1 < len(line) and line.gap(place + 1) in {" ", "-", "- ", "."} and not named:
        line.public.add(place)
        _mark_joined(line, place + 1)


def _names_someone(line: Line, place: int) -> bool:
    """« Mme de Saint-Martin », « Ayoub Saint-Luc », « prénom Sainte-Croix »."""
    if line.plain(place) in GRAMMAR_PARTICLES and place:
        return line.plain(place - 1) in TITLES or (
            line.plain(place) in {"de", "d"}
            and line.strength(place - 1) >= Strength.MEDIUM
            and line.is_first_name(place - 1)
        )
    if line.strength(place) == Strength.UNKNOWN and len(line.plain(place)) > SHORTEST_SURNAME:
        return not line.slip(place)
    if line.plain(place) in COMMON_TITLES and not line.is_capital(place + 2):
        return not line.lexicon.is_whole_place(f"saint-{line.plain(place + 2)}", True)  # « veuve st denis »
    return line.plain(place) in TITLES | KINSHIP.keys() | FIELD_CUES or (
        line.strength(place) == Strength.STRONG and line.word(place).first >= WELL_KNOWN_NAME
    )


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
    **dict.fromkeys(SAINTS, _mark_saint),
    **dict.fromkeys(STAFF, _mark_staff),
    "chez": _mark_employer,
}
