"""Where the insured lives: street, residence, lieu-dit, postal code. The town alone is a fact and stays."""

import re
from collections.abc import Callable, Iterator

from chatdoc.privacy.board import Board
from chatdoc.privacy.detectors.homes import (
    ABROAD,
    BARE,
    BODY_BOX,
    BOX,
    CEDEX,
    CODE_ABROAD,
    CODE_AFTER,
    COUNTED_WAYS,
    COUNTRY,
    ESTATE,
    HOME,
    HOUSED,
    KINDS_OF_HOME,
    NOT_A_HOME,
    NOT_A_NAME,
    PART_AFTER,
    ROOM,
    WAY_AFTER,
)
from chatdoc.privacy.detectors.ways import (
    ALSO_COMMON,
    ANY_WAY,
    COMPOUNDED,
    DIRECTLY,
    GIVEN,
    GREAT_STREET,
    INSURED,
    LIVES,
    LONE_POSTCODE,
    MORE,
    NUMBERED,
    PARTICLES,
    POSTCODE,
    POSTCODE_CUE,
    SERVICE,
    STOPS,
    TITLE_LIMIT,
    UNNUMBERED,
    WORD,
)

IsKnown = Callable[[str], bool]


class Addresses:
    def __init__(self, board: Board, is_common: IsKnown, is_town: IsKnown) -> None:
        self._board = board
        self._raw = board.raw
        self._is_common = is_common
        self._is_town = is_town

    def find(self) -> None:
        self._claim(NUMBERED, self._is_numbered)
        self._claim(UNNUMBERED, self._is_named_place)
        self._board.claim_matches(GREAT_STREET, "ADDRESS")
        for pattern in (ESTATE, ABROAD, POSTCODE_CUE):
            self._board.claim_matches(pattern, "ADDRESS")
        self._board.claim(
            [match.span() for match in BARE.finditer(self._board.text) if self._is_bare(match)], "ADDRESS"
        )
        boxes = [place for place in self._boxes() if not self._is_service(place[0])]
        self._board.claim(boxes, "ADDRESS")
        self._claim(COUNTRY, self._is_in_the_country)
        self._board.claim(list(self._homes()), "ADDRESS")

    def find_postcodes(self) -> None:
        lone = [match.span() for match in LONE_POSTCODE.finditer(self._board.text) if self._is_postcode(match)]
        self._board.claim(lone, "ADDRESS")

    def _boxes(self) -> list[tuple[int, int]]:
        found = [match.span() for match in BOX.finditer(self._board.text)]
        return [place for place in found if not CEDEX.match(self._board.plain, place[1])]

    def _claim(self, pattern: re.Pattern[str], accepts: Callable[[re.Match[str]], bool]) -> None:
        claimed: list[tuple[int, int]] = []
        kept: list[tuple[int, int]] = []
        reached = 0
        for match in pattern.finditer(self._board.text):
            if match.start() < reached or not accepts(match):
                continue
            reached = self._end(match)
            (kept if self._is_service(match.start()) else claimed).append((match.start(), reached))
        self._board.keep_address(kept)
        self._board.claim(claimed, "ADDRESS")

    def _is_numbered(self, match: re.Match[str]) -> bool:
        """« 2 place » of a hotel, « quatre cours d'eau »: a street has a name."""
        end = self._name_end(match.end())
        named = end > match.end()
        if named and match.group("way") in COUNTED_WAYS and not self._is_written(match.start()):
            lives = LIVES.search(self._board.before(match.start(), 60)) is not None
            named = lives or self._has_capital(match.end(), end) or CODE_AFTER.match(self._board.text, end) is not None
        return named and not self._names_nothing(match)

    def _names_nothing(self, match: re.Match[str]) -> bool:
        """« 2 place à prendre »; « 4 quai aux Fleurs » has its name."""
        found = NOT_A_NAME.match(self._board.text, match.end())
        if found is None or found.group().strip() != "aux":
            return found is not None
        lives = LIVES.search(self._board.before(match.start(), 60)) is not None
        return match.group("way") in COUNTED_WAYS and not (lives or self._is_written(match.start()))

    def _is_in_the_country(self, match: re.Match[str]) -> bool:
        """« ferme du Bois Joli, 01200 », « domicilié La Grange Neuve, 07200 »"""
        end = self._name_end(match.end())
        if (
            end <= match.end()
            or not self._has_capital(match.end(), end)
            or self._is_town(self._board.text[match.start() : end])
        ):
            return False
        before = self._board.before(match.start(), 60)
        article = match.group("way") in {"la", "le", "les"}
        coded = CODE_AFTER.match(self._board.text, end) is not None
        if article:
            return coded and self._has_capital(match.start(), match.start() + 1)
        return coded or DIRECTLY.search(before) is not None or WAY_AFTER.match(self._board.text, end) is not None

    def _homes(self) -> Iterator[tuple[int, int]]:
        for home in HOME.finditer(self._board.text):
            end = self._name_end(home.end())
            named = end > home.end() and self._has_capital(home.end(), end) and not self._is_place_name(home.end(), end)
            room = ROOM.match(self._board.text, end if named else home.end())
            if room or (named and HOUSED.search(self._board.before(home.start(), 60))):
                yield home.end() + 1, (room.end() if room else end)

    def _is_place_name(self, start: int, end: int) -> bool:
        """« EHPAD de Roanne »"""
        words = re.sub(r"^(?: |de |du |d'|a )+", "", self._board.text[start:end])
        return self._is_town(words)

    def _is_named_place(self, match: re.Match[str]) -> bool:
        end = self._name_end(match.end())
        before = self._board.before(match.start(), 60)
        nothing = NOT_A_NAME.match(self._board.text, match.end())
        if end <= match.end() or (nothing and not (nothing.group().strip() == "aux" and LIVES.search(before))):
            return False
        if CODE_AFTER.match(self._board.text, end):
            return True
        if PART_AFTER.match(self._board.text, end):  # « villa Beau Soleil n° 200 »
            return self._has_capital(match.end(), end) or LIVES.search(before) is not None
        if match.group("way") in ALSO_COMMON:
            named = self._has_capital(match.end(), end) or self._determined(match.end(), before)
            return named and LIVES.search(before) is not None
        if match.group("way").startswith("lieu"):
            return True
        if match.group("way") == "residence":
            return self._is_home(match, end, before)
        return bool(LIVES.search(before)) or self._has_capital(match.end(), end)

    def _is_home(self, match: re.Match[str], end: int, before: str) -> bool:
        name = WORD.match(self._board.text, match.end())
        if NOT_A_HOME.search(before) or name is None or name.group("word") in KINDS_OF_HOME:
            return False
        if not before.strip() or DIRECTLY.search(before):
            return True
        return self._has_capital(match.end(), end) or self._determined(match.end(), before)

    def _is_bare(self, match: re.Match[str]) -> bool:
        """« 134 b Saint-Exupéry, 38000 Lyon »: no word says what way it is, the postal code says it is one."""
        name = match.span("name")
        if set(re.findall(r"[a-z]+", match.group("name"))) & (STOPS - {"a", "la"}):
            return False
        if match.group("name").startswith(("de ", "du ", "des ", "de l'")):
            return True
        return self._has_capital(*name) or LIVES.search(self._board.before(match.start(), 60)) is not None

    def _is_written(self, place: int) -> bool:
        start, end = self._board.raw_place(place, place + 1)
        return any(character.isnumeric() for character in self._raw[start:end])

    def _determined(self, place: int, before: str) -> bool:
        return (
            bool(LIVES.search(before))
            and re.match(r" (?:des?|du|les?|la|l')\b", self._board.text[place : place + 5]) is not None
        )

    def _has_capital(self, start: int, end: int) -> bool:
        first, last = self._board.raw_place(start, end)
        return re.search(r"(?:^|[\s'’-])[^\W\d_a-zà-ÿ]", self._raw[first:last]) is not None

    def _is_service(self, start: int) -> bool:
        before = self._board.before(start, 80)
        service = SERVICE.search(before)
        return service is not None and INSURED.search(before, service.start()) is None

    def _is_postcode(self, match: re.Match[str]) -> bool:
        town = match.group("town").split()
        start = match.start("town")
        capital = self._has_capital(start, start + 1)
        known = self._is_town(town[0]) and not self._is_common(town[0])
        body = BODY_BOX.search(self._board.before(match.start(), 24)) or CEDEX.match(self._board.plain, match.end())
        lives = DIRECTLY.search(self._board.before(match.start(), 60)) is not None
        return (capital or known or lives) and body is None and not self._is_service(match.start())

    def _end(self, match: re.Match[str]) -> int:
        """The end of the name, then the building, then the postal code when it follows."""
        text = self._board.text
        end = self._name_end(match.end())
        for _ in range(4):
            more = MORE.match(text, end)
            if more is None:
                break
            way = ANY_WAY.match(text, more.end())
            end = self._name_end(way.end()) if way else more.end()
        postcode = POSTCODE.match(text, end) or CODE_ABROAD.match(text, end)
        return postcode.end() if postcode else end

    def _name_end(self, place: int) -> int:
        """Particles, then the name: capitals as long as they last, else one word, or two after a first name."""
        end, content, previous, particles = place, 0, "", 0
        while match := WORD.match(self._board.text, end if not particles else place):
            word = match.group("word")
            if content and "," in match.group():
                break
            if not content and word in PARTICLES and particles < 3:
                place, particles, previous = match.end(), particles + 1, word
                continue
            if content and self._is_compounded(match, word, previous):
                end = place = self._after_compound(match)
                content += 1
                continue
            if not self._goes_on(match, word, content, previous):
                break
            end = place = match.end()
            content, previous, particles = content + 1, word, 0
        return end

    def _is_compounded(self, match: re.Match[str], word: str, previous: str) -> bool:
        """« rue de la halle aux grains », « rue du moulin à vent »; « rue des lilas à Guéret » ends before its town."""
        if word != "aux" and not (word == "a" and previous in COMPOUNDED):
            return False
        following = WORD.match(self._board.text, match.end())
        if following is None or following.group("word") in STOPS or self._capital_at(following):
            return False
        return word == "aux" or self._is_common(following.group("word"))

    def _after_compound(self, match: re.Match[str]) -> int:
        following = WORD.match(self._board.text, match.end())
        return following.end() if following else match.end()

    def _goes_on(self, match: re.Match[str], word: str, content: int, previous: str) -> bool:
        if content >= TITLE_LIMIT or len(match.group()) > 30:
            return False
        if previous.isdigit() and content == 1:
            return word not in STOPS
        if word.isdigit():
            return (len(word) < 3 and content == 0) or (
                len(word) == 4 and content > 0 and word.startswith(("18", "19"))
            )
        if content and self._is_sigle(match, word):
            return False
        if content == 0:
            return word not in STOPS or self._capital_at(match)
        if word in PARTICLES and word not in {"a", "et", "au", "aux", "en"}:
            return previous in GIVEN or self._capital_after(match)
        if match.group("sign") and match.group("sign").strip():
            return True
        if self._capital_at(match):
            return True
        return content < 3 and word not in STOPS and (previous in GIVEN or not self._is_common(word))

    def _capital_at(self, match: re.Match[str]) -> bool:
        start = match.start("word")
        return self._has_capital(start, start + 1)

    def _is_sigle(self, match: re.Match[str], word: str) -> bool:
        """« quai de la Gare ASPA »: the name ends before it; in « QUAI DE LA GARE » all is in capitals."""
        start, end = self._board.raw_place(match.start("word"), match.end("word"))
        written = self._raw[start:end]
        if len(written) < 3 or not written.isupper() or not self._is_common(word):
            return False
        return not self._raw[max(0, start - 8) : start].rstrip(" ,").isupper()

    def _capital_after(self, match: re.Match[str]) -> bool:
        following = WORD.match(self._board.text, match.end())
        return following is not None and self._capital_at(following)
