"""The words of a text in a row, with what the lexicon knows of each and what stands between them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from chatdoc.privacy.lexicon import Lexicon, Word
from chatdoc.privacy.lexicon.values import COMMON
from chatdoc.privacy.names.beside import may_stand_beside
from chatdoc.privacy.names.vocabulary import CALLINGS, FIELD_CUES, FILED, KINSHIP, NEVER, SIGNED, SURE_CUES, TITLES
from chatdoc.privacy.reading import Reading, Token
from chatdoc.privacy.spans import Span


class Strength(IntEnum):
    """How much a word alone says that it is a name."""

    NEVER = 0  # grammar, the trade, a word that no list of names holds
    UNKNOWN = 1  # in no list at all
    WEAK = 2  # a common word or a place, that some bear
    MEDIUM = 3  # a common word or a place, that many bear
    STRONG = 4  # a name and nothing else


# From this weight on some hundreds bear the name; a lighter one that sounds like a word is taken for a misspelling.
SHORTEST_SURNAME = 4
SOLID_NAME, WELL_KNOWN_NAME, FREQUENT_FIRST_NAME, FREQUENT_SURNAME = 6, 8, 10, 11
HARDLY_A_WORD, RARE_WORD, USUAL_WORD = 24, 38, 50
# A name borne by some hundreds is taken for a word this usual, one slip away: « mor » is « mort ».
VERY_USUAL_HEARD = 45
# Where other words are ill spelt, a word less like a usual one is taken for it.
HEARD_AMONG_SLIPS, SLIPS_OF_A_SLOPPY_LINE = 28, 2
_ARTICLES = ("le", "la", "du", "de", "des", "del")
ENDS = frozenset(".!?:;\n•")


@dataclass(slots=True)
class Seen:
    """What was looked up for one text, kept while it is read again once rewritten; never for another text."""

    words: dict[str, Word] = field(default_factory=dict)
    beside: dict[str, bool] = field(default_factory=dict)
    slips: dict[str, bool] = field(default_factory=dict)


@dataclass(slots=True)
class Line:
    raw: str
    lexicon: Lexicon
    items: list[Token]
    gaps: list[str]  # what stands before each word: " ", "-", "'", "," … ; "#" once a number or a finding is between
    shows_case: bool  # capitals mean something in this text
    seen: Seen
    public: set[int] = field(default_factory=set)
    _strengths: dict[str, Strength] = field(default_factory=dict)
    _misspelt: dict[str, bool] = field(default_factory=dict)
    _sloppy: bool | None = None

    def __len__(self) -> int:
        return len(self.items)

    def plain(self, place: int) -> str:
        return self.items[place].plain if 0 <= place < len(self.items) else ""

    def gap(self, place: int) -> str:
        return self.gaps[place] if 0 <= place < len(self.gaps) else "#"

    def word(self, place: int) -> Word:
        plain = self.items[place].plain
        found = self.seen.words.get(plain)
        if found is None:
            found = self.seen.words[plain] = self.lexicon.word(plain)
        return found

    def strength(self, place: int) -> Strength:
        plain = self.items[place].plain
        found = self._strengths.get(plain)
        if found is None:
            found = self._strengths[plain] = self._measure(plain, place)
        return found

    def misspelt(self, place: int) -> bool:
        plain = self.items[place].plain
        found = self._misspelt.get(plain)
        if found is None:
            found = self._misspelt[plain] = self.lexicon.may_be_misspelt(plain) or self.jargon(place)
        return found

    def jargon(self, place: int) -> bool:
        """Two slips from a word of the trade; where other words are ill spelt too, less likeness will do."""
        plain = self.items[place].plain
        if self.lexicon.is_jargon(plain):
            return True
        return self.is_sloppy and self.lexicon.heard(plain) >= HEARD_AMONG_SLIPS

    @property
    def is_careful(self) -> bool:
        """A sentence with its capital and its full stop: there a common word in lower case is a word."""
        first = self.items[0] if self.items else None
        return first is not None and first.shape == "Title" and self.raw.rstrip()[-1:] in ENDS

    @property
    def is_sloppy(self) -> bool:
        """Three words or more that no dictionary holds and that are near one."""
        if self._sloppy is None:
            ill = (
                place for place, item in enumerate(self.items) if item.shape == "lower" and self._is_ill_spelt(place)
            )
            self._sloppy = len({self.items[place].plain for place in ill}) >= SLIPS_OF_A_SLOPPY_LINE
        return self._sloppy

    def _is_ill_spelt(self, place: int) -> bool:
        word, plain = self.word(place), self.items[place].plain
        if len(plain) < 2 or word.is_name or word.is_place or word.is_organisation:
            return False
        return not word.french & COMMON and (word.is_trade or self.lexicon.heard(plain) >= HEARD_AMONG_SLIPS)

    def is_first_name(self, place: int) -> bool:
        return self.word(place).first >= WELL_KNOWN_NAME

    def near_grammar(self, place: int) -> bool:
        """Behind a first name a surname is expected: only a verb or grammar ill spelt is not one."""
        plain = self.items[place].plain
        return len(plain) < SHORTEST_SURNAME or self.beside(place) or self.lexicon.is_glued(plain)

    def beside(self, place: int) -> bool:
        """A word that stands beside names, ill spelt or not: the narrowest reading, for what follows « Mme »."""
        plain = self.items[place].plain
        found = self.seen.beside.get(plain)
        if found is None:
            found = self.seen.beside[plain] = may_stand_beside(plain)
        return found

    def slip(self, place: int) -> bool:
        """Where a name is expected: is it a very usual word, ill spelt?"""
        plain = self.items[place].plain
        found = self.seen.slips.get(plain)
        if found is None:
            found = self.seen.slips[plain] = self.lexicon.may_be_a_frequent_word(plain) or self.beside(place)
        return found

    def is_bare_name(self, place: int) -> bool:
        """In a list of names, and no word, place or body."""
        word = self.word(place)
        return word.is_name and not (word.is_common or word.is_trade or word.is_place or word.is_organisation)

    def is_capital_name(self, place: int, least: int) -> bool:
        """A common word with a capital: the more usual the word, the more people must bear it."""
        word = self.word(place)
        if word.is_trade and (word.first < FREQUENT_FIRST_NAME or self.items[place].shape == "UPPER"):
            return False
        return word.name >= (least + 5 if word.use >= 48 else least + 2 if word.use >= 42 else least)

    def _measure(self, plain: str, place: int) -> Strength:
        if len(plain) < 2 or plain in NEVER or plain in TITLES or plain in KINSHIP or plain in SURE_CUES:
            return Strength.NEVER
        word = self.word(place)
        if self._is_glued_surname(plain, word):
            return Strength.STRONG
        if not word.is_known or word.is_known_by_use_alone:
            return Strength.UNKNOWN
        if not word.is_name or word.is_no_name or word.is_organisation:
            return Strength.NEVER
        seldom = word.use < HARDLY_A_WORD and plain not in CALLINGS
        if word.is_common and not word.is_trade and seldom and word.last >= SOLID_NAME:
            return Strength.STRONG
        if word.is_common or word.is_trade or word.is_scheme:
            return _among_words(word)
        if word.is_place:
            return _among_places(word)
        return Strength.WEAK if self._is_rather_a_slip(plain, word) else Strength.STRONG

    def _is_glued_surname(self, plain: str, word: Word) -> bool:
        """« legall », « dupouget »: a surname behind its article, and no word."""
        if word.is_common or word.is_trade or word.is_place or word.is_organisation or word.use >= RARE_WORD:
            return False
        rests = (self.lexicon.word(plain.removeprefix(article)) for article in _glued_articles(plain))
        return any(rest.last >= SOLID_NAME + 3 and not (rest.is_common or rest.is_trade) for rest in rests)

    def _is_rather_a_slip(self, plain: str, word: Word) -> bool:
        """In a name list, and nearer to a word than to the few who bear it."""
        lexicon = self.lexicon
        if word.first >= SOLID_NAME or word.name > WELL_KNOWN_NAME + 1:
            return False
        if word.name >= WELL_KNOWN_NAME or lexicon.is_doubled_jargon(plain):
            return lexicon.is_doubled_jargon(plain)
        if lexicon.heard(plain) >= VERY_USUAL_HEARD or (self.is_sloppy and lexicon.is_jargon(plain)):
            return True
        return word.name < SOLID_NAME and (lexicon.may_be_misspelt(plain) or lexicon.is_in_base(plain))

    def does(self, place: int, verbs: frozenset[str]) -> bool:
        """The word is one of these verbs; « à » is no verb."""
        item = self.items[place] if 0 <= place < len(self.items) else None
        return item is not None and item.plain in verbs and self.raw[item.start] not in "àÀ"

    def is_capital(self, place: int) -> bool:
        """A capital that means something: not that of a sentence's first word, not in a text all in capitals."""
        shape = self.items[place].shape
        if not self.shows_case or shape not in {"Title", "UPPER", "mixed"}:
            return False
        return (shape == "UPPER" and len(self.plain(place)) > 1) or not self.starts(place)

    def is_a_participle(self, place: int) -> bool:
        """« bossé à l'usine »: typed with its accent."""
        item = self.items[place]
        return item.shape == "lower" and self.raw[item.end - 1] in "éÉ" and self.word(place).is_verb

    def starts(self, place: int) -> bool:
        if place == 0:
            return True
        if "." in self.gaps[place] and (self.plain(place - 1) in TITLES or len(self.plain(place - 1)) == 1):
            return False  # « M. Bruel », « J. Bruel »
        if ":" in self.gaps[place] and self.plain(place - 1) in FIELD_CUES | FILED | SIGNED:
            return False  # « assuré : Zedet Leyina »
        between = self.raw[self.items[place - 1].end : self.items[place].start]
        return bool(ENDS & set(self.gaps[place])) or "\n" in between


def _glued_articles(plain: str) -> list[str]:
    return [
        article for article in _ARTICLES if plain.startswith(article) and len(plain) - len(article) >= SHORTEST_SURNAME
    ]


def _among_words(word: Word) -> Strength:
    if word.is_scheme and not word.is_common:
        return Strength.WEAK
    if word.name >= WELL_KNOWN_NAME and word.use < RARE_WORD and not word.is_trade:
        return Strength.MEDIUM
    if word.first >= FREQUENT_FIRST_NAME and word.use < USUAL_WORD + 5:
        return Strength.MEDIUM
    return Strength.WEAK


def _among_places(word: Word) -> Strength:
    if not word.is_well_known_place and word.last >= SHORTEST_SURNAME:
        return Strength.STRONG  # a hamlet of INSEE's list: said with « à », or not at all
    if word.is_great_place or word.name < SOLID_NAME:
        return Strength.WEAK
    return Strength.STRONG if word.first >= WELL_KNOWN_NAME or word.name >= FREQUENT_FIRST_NAME else Strength.MEDIUM


def line_of(reading: Reading, taken: Sequence[Span], lexicon: Lexicon, seen: Seen | None = None) -> Line:
    items: list[Token] = []
    gaps: list[str] = []
    between, last = "", None
    busy = iter(sorted(taken, key=lambda span: span.start))
    span = next(busy, None)
    for token in reading.tokens:
        while span is not None and span.end <= token.start:
            span = next(busy, None)
        if token.shape == "digits" or (span is not None and span.start < token.end):
            between += "#"
        elif token.shape == "other":
            between += token.plain
        else:
            spaced = last is not None and any(c.isspace() for c in reading.raw[last.end : token.start])
            items.append(_read_accent(token, reading.raw))
            if between == "-" and spaced and len(items) > 1 and reading.raw[items[-2].end].isspace():
                between = " - "  # « Karim - VPLR » is no compound
            gaps.append(between or (" " if spaced or last is None else ""))
            between = ""
        last = token
    return Line(reading.raw, lexicon, items, gaps, _shows_case(items), seen or Seen())


def _read_accent(token: Token, raw: str) -> Token:
    """The one accent that changes everything: « marié » is no Marie."""
    if token.plain == "marie" and raw[token.end - 1] in "éÉ":
        return token._replace(plain="mariee")
    return token


def _shows_case(items: Sequence[Token]) -> bool:
    long = [item for item in items if len(item.plain) > 2]
    shapes = [item.shape for item in long]
    sigles = sum(item.shape == "UPPER" and len(item.plain) < 6 for item in long)
    if "Title" in shapes and sigles:  # « RIS Laine 1961 »
        return True
    lower = sum(item.shape == "lower" for item in items)  # « Mme de la Tour »: its particles show it
    return shapes.count("lower") * 4 >= len(long) or ("Title" in shapes and lower * 4 >= len(items))
