from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from chatdoc.privacy.lexicon.slips import LONGEST, OTHER_LETTER, letters_alike, slips_of
from chatdoc.privacy.lexicon.sounds import skeletons, sound, sounds_of
from chatdoc.privacy.lexicon.table import Table, keys_of
from chatdoc.privacy.lexicon.values import (
    ADJECTIVE,
    COMMON,
    FIRST_NAME,
    GRAMMAR,
    KNOWN_NAME,
    MOSTLY_NAME,
    NO_NAME,
    NOUN,
    OPENS,
    ORGANISATION,
    PLACE,
    SCHEME,
    SURNAME,
    USUAL,
    VERB,
)

# A tenth of a power of ten per thousand million words: 33 is once in half a million.
USUAL_USE, KNOWN_BY_USE, FREQUENT_USE, TRADE_USE = 33, 33, 43, 46
RARE_NOUN_USE, RARE_ADJECTIVE_USE = 45, 36
# From what on a word is taken for a usual one ill spelt: alone, and where a name is expected.
USUAL_HEARD, FREQUENT_HEARD = 38, 46
# Below this length every word is one letter from another.
SHORTEST_MISSPELLING = 5
_MOST_KEPT = 20_000
_SHORTEST_GLUED = 4
_GLUED = ("l", "d", "j", "qu", "m", "t", "s", "c", "la", "le", "les", "de", "du", "des", "une", "un")
_ELIDED = ("l", "d", "j", "qu", "n", "m", "t", "s", "c")


@dataclass(frozen=True, slots=True)
class Word:
    """What is known of a word: how usual as a first name and a surname (0 to 15), as a word, as a place."""

    first: int
    last: int
    use: int
    french: int
    domain: int
    town: int

    @property
    def is_common(self) -> bool:
        return bool((self.french | self.domain) & COMMON) and not self.domain & MOSTLY_NAME

    @property
    def is_verb(self) -> bool:
        return bool(self.french & VERB)

    @property
    def is_noun(self) -> bool:
        """A noun and nothing else: « madame tonneau » can only be her name."""
        return bool(self.french & NOUN) and not self.french & (VERB | ADJECTIVE | GRAMMAR)

    @property
    def is_rare_noun(self) -> bool:
        """« madame rives »: a form of a verb too, but a noun first."""
        limit = RARE_ADJECTIVE_USE if self.french & ADJECTIVE else RARE_NOUN_USE
        return bool(self.french & NOUN) and not self.french & GRAMMAR and self.use < limit

    @property
    def is_trade(self) -> bool:
        return bool(self.domain & (USUAL | NO_NAME))

    @property
    def is_no_name(self) -> bool:
        return bool(self.domain & NO_NAME)

    @property
    def is_place(self) -> bool:
        return bool((self.french | self.domain) & PLACE) or self.town > 0

    @property
    def is_well_known_place(self) -> bool:
        return bool((self.french | self.domain) & PLACE)

    @property
    def is_known_by_use_alone(self) -> bool:
        """« tariq », « meeting »: people write it, no dictionary and no list holds it."""
        return not (self.french or self.domain or self.is_name or self.town)

    @property
    def opens_a_compound(self) -> bool:
        return bool(self.domain & OPENS)

    @property
    def is_great_place(self) -> bool:
        return bool(self.domain & PLACE)

    @property
    def is_organisation(self) -> bool:
        return bool(self.domain & ORGANISATION)

    @property
    def is_scheme(self) -> bool:
        return bool(self.domain & SCHEME)

    @property
    def is_name(self) -> bool:
        return self.first > 0 or self.last > 0

    @property
    def name(self) -> int:
        return max(self.first, self.last)

    @property
    def is_known(self) -> bool:
        return bool(self.french or self.domain) or self.is_name or self.town > 0 or self.use >= KNOWN_BY_USE


class Lexicon:
    """Built-in tables, and those of INSEE that a site imported."""

    BUILT_IN: ClassVar = ("french", "usage", "names", "domain", "sounds", "slips", "jargon")

    def __init__(self, built_in: Mapping[str, Table], imported: Mapping[str, Table]) -> None:
        self._french, self._usage, self._names, self._domain, self._sounds, self._slips, self._jargon = (
            built_in[name] for name in self.BUILT_IN
        )
        self._first, self._last, self._towns = (imported.get(name) for name in ("prenoms", "noms", "communes"))
        self._base = imported.get("base")
        self._usual: dict[str, Word] = {}  # words of every day, looked up once; never a word that nobody but a few says

    def word(self, plain: str) -> Word:
        found = self._usual.get(plain)
        if found is None:
            found = self._looked_up(plain)
            if found.french & COMMON and found.use >= USUAL_USE and len(self._usual) < _MOST_KEPT:
                self._usual[plain] = found
        return found

    def _looked_up(self, plain: str) -> Word:
        keys = keys_of(plain)
        french, given = self._french.find(*keys), self._names.find(*keys)
        first = max(given >> 4, self._first.find(*keys) if self._first else 0)
        last = max(given & 15, self._last.find(*keys) if self._last else 0)
        return Word(
            first or (KNOWN_NAME - 2 if french & FIRST_NAME else 0),
            last or (KNOWN_NAME - 2 if french & SURNAME else 0),
            self._usage.find(*keys),
            french & ~(FIRST_NAME | SURNAME),
            self._domain.find(*keys),
            self._towns.find(*keys) if self._towns else 0,
        )

    def is_whole_place(self, joined: str, hyphens: bool) -> bool:
        """« clermont-ferrand »; without its hyphens, only those of our own lists: « saint denis » is a name too."""
        keys = keys_of(joined)
        if self._domain.find(*keys) & (PLACE | ORGANISATION):
            return True
        return hyphens and bool(self._french.find(*keys) & PLACE or (self._towns and self._towns.find(*keys)))

    def is_in_base(self, plain: str) -> bool:
        """A word of the published fiches: « Ficoba » alone is no name there, whatever the dictionaries lack."""
        return bool(self._base and self._base.get(plain))

    def is_usual(self, plain: str) -> bool:
        """A word that people use: what a misspelling may stand for."""
        if self._domain.get(plain) & USUAL:
            return True
        return bool(self._french.get(plain) & COMMON) and self._usage.get(plain) >= USUAL_USE

    def may_be_misspelt(self, plain: str) -> bool:
        """One letter, one sound, one missing apostrophe or one missing space from usual words."""
        return len(plain) < SHORTEST_MISSPELLING or self.heard(plain) >= USUAL_HEARD

    def may_be_a_frequent_word(self, plain: str) -> bool:
        """One letter from a word of the trade or of every sentence: the narrow reading, where a name is expected."""
        return self.heard(plain) >= FREQUENT_HEARD

    def heard(self, plain: str) -> int:
        """How usual the word is that this one may be, ill spelt; the less likely the slip, the lower."""
        if len(plain) > LONGEST:
            return 0
        if self.is_glued(plain):
            return TRADE_USE
        found = [(self._slips.get(pattern), cost) for pattern, cost in slips_of(plain)]
        best = max(use - cost for use, cost in found)
        if best < FREQUENT_HEARD and any(use for use, cost in found if cost >= OTHER_LETTER):
            best = max(best, *(self._slips.get(word) - cost for word, cost in letters_alike(plain)))
        return max(best, *(self._sounds.get(heard) for heard in sounds_of(plain)), 0)

    def is_jargon(self, plain: str) -> bool:
        """Two letters from a word of the trade, but heard like it; or that word with its article: « lapli »."""
        if not SHORTEST_MISSPELLING <= len(plain) <= LONGEST:
            return False
        if self._sounds_like_jargon(plain):
            return True
        rests = (plain.removeprefix(article) for article in _GLUED)
        return any(
            len(rest) >= _SHORTEST_GLUED and rest != plain and self._sounds_like_jargon(rest)
            for rest in rests
            if len(rest) > _SHORTEST_GLUED or rest[:1] in "aeiouyh"
        )

    def is_doubled_jargon(self, plain: str) -> bool:
        """« decotte »: a word of the trade with one letter twice."""
        return any(
            self._domain.get(plain[:place] + plain[place + 1 :]) & USUAL
            for place in range(1, len(plain))
            if plain[place] == plain[place - 1]
        )

    def _sounds_like_jargon(self, plain: str) -> bool:
        return any(self._jargon.get(skeleton) for skeleton in skeletons(sound(plain)))

    def is_glued(self, plain: str) -> bool:
        """« lassuree », « bonjourmadame »."""
        if len(plain) > LONGEST:
            return False
        for elided in _ELIDED:
            rest = plain.removeprefix(elided)
            if rest != plain and rest[:1] in "aeiouyh" and len(rest) > 3 and self._is_frequent(rest):
                return True
        cuts = range(_SHORTEST_GLUED, len(plain) - _SHORTEST_GLUED + 1)
        return any(self._is_frequent(plain[:cut]) and self._is_frequent(plain[cut:]) for cut in cuts)

    def _is_frequent(self, plain: str) -> bool:
        if self._domain.get(plain) & USUAL:
            return True
        return bool(self._french.get(plain) & COMMON) and self._usage.get(plain) >= FREQUENT_USE
