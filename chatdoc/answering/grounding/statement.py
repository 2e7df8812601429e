"""A text as the checker reads it: clauses of words, figures and the small words that turn a meaning round."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache

from chatdoc.answering.grounding.figures import Figure, Placed, placed
from chatdoc.answering.grounding.vocabulary import free_stems, phrases, stem_of
from chatdoc.knowledge.facts.french import digits, fold
from chatdoc.retrieval.ranking.words import STOP_WORDS


class Turn(Enum):
    """What turns a meaning round."""

    NEGATION = "négation"
    WITHOUT = "absence"
    MUST = "obligation"
    MAY = "possibilité"
    ONLY = "restriction"
    EXCEPTION = "exception"
    CONDITION = "condition"
    ALWAYS = "généralité"


_TURNS = {
    Turn.NEGATION: "pas jamais aucun aucune ni impossible nul nulle non rien",
    Turn.WITHOUT: "sans",
    Turn.MUST: "doit doivent devez devra devront devoir faut faudra obligatoire obligatoires obligatoirement"
    " imperatif imperativement exige exigent",
    Turn.MAY: "peut peuvent pouvez pourra pourront pourrez pouvoir pourrait possible possibles permet permettent"
    " eventuellement facultatif",
    Turn.ONLY: "seulement uniquement exclusivement",
    Turn.EXCEPTION: "sauf hormis excepte exceptee exception hors",
    Turn.CONDITION: "si s'il s'ils lorsque lorsqu'il lorsqu'elle lorsqu'on lorsqu quand",
    Turn.ALWAYS: "toujours tous toutes chaque systematiquement automatiquement integralement",
}
_OF_WORD = {word: turn for turn, words in _TURNS.items() for word in words.split()}
_STOPS = STOP_WORDS - {"meme", "memes", "autre", "autres", "ou", "et", "jusque", "depuis"}
_REPEATS = frozenset({"ni", "aucun", "aucune", "jamais"})  # « sans aucune », « n'a jamais aucun »: said once
_OPENING = {Turn.CONDITION, Turn.EXCEPTION}
_TOKEN = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*|[,;:.()«»?!…/–—\n]")
_BREAKS = frozenset(",;:.()«»?!…–—\n")
_CONTRASTS = frozenset({"mais", "car", "tandis", "cependant", "toutefois"})
_ELISION = re.compile(r"^(?:[ldnsjmtc]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu)'")
_UNACCENTED = {
    code: plain
    for code in range(0xC0, 0x250)
    if len(plain := re.sub(r"[\u0300-\u036f]", "", unicodedata.normalize("NFD", chr(code)))) == 1
}
_PLAIN = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "œ": "oe", "æ": "ae"} | dict.fromkeys("‐‑‒–—―−", "-"))
_NAME = re.compile(r"(?<![\w-])[A-ZÀ-Ý](?:[^\W\d]|-(?!\d))+(?![\w])")
_AFTER_END = re.compile(r"(?:^|[.:;!?…«»\n(]|^-)\s*(?:[LDl]['’])?$")


@dataclass(frozen=True)
class Clause:
    words: tuple[str, ...] = ()  # stems, in order
    figures: tuple[Figure, ...] = ()
    turns: tuple[Turn, ...] = ()

    def count(self, turn: Turn) -> int:
        return self.turns.count(turn)


@dataclass(frozen=True)
class Statement:
    clauses: tuple[Clause, ...]
    names: frozenset[str]  # sigles and proper names
    capitals: frozenset[str] = frozenset()  # every word with a capital: what a name may be found in
    joins: tuple[tuple[str, str, str], ...] = ()  # word, « et » or « ou », word
    sequence: tuple[str, ...] = field(default=())  # stems and figures, in order

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(word for clause in self.clauses for word in clause.words)

    @property
    def figures(self) -> tuple[Figure, ...]:
        return tuple(figure for clause in self.clauses for figure in clause.figures)

    def count(self, turn: Turn) -> int:
        return sum(clause.count(turn) for clause in self.clauses)


@lru_cache(maxsize=16_384)
def read_base(text: str) -> Statement:
    """Of the base alone: what is typed or written by a model is never kept."""
    return read(text)


def read(text: str) -> Statement:
    plain = _plain(text)
    folded = _folded(plain)
    found = placed(folded)
    return _Reader(plain, folded, found).statement(*_names(text))


def _plain(text: str) -> str:
    """Lower case, one kind of apostrophe and of blank, numbers in digits, set phrases in one word; accents kept."""
    lower = unicodedata.normalize("NFC", text.lower()).translate(_PLAIN)
    lines = "\n".join(" ".join(line.split()) for line in lower.splitlines())
    pattern, meant = phrases()
    return digits(pattern.sub(lambda match: meant[match.group()], lines))


def _folded(plain: str) -> str:
    """The same length, accents forgotten."""
    return plain if plain.isascii() else plain.translate(_UNACCENTED)


def _names(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The sure ones, then with them the words that open a sentence."""
    sure, every = set(), set()
    for match in _NAME.finditer(text):
        word = match.group()
        name = fold(word)
        every.add(name)
        is_sigle = sum(letter.isupper() for letter in word) > 1
        if is_sigle or not _AFTER_END.search(text[max(0, match.start() - 8) : match.start()]):
            sure.add(name)
    return frozenset(sure), frozenset(every)


@dataclass
class _Reader:
    plain: str
    folded: str
    found: list[Placed]
    clauses: list[Clause] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    turns: list[Turn] = field(default_factory=list)
    sequence: list[str] = field(default_factory=list)
    joins: list[tuple[int, str]] = field(default_factory=list)
    since_ne: int = 99  # words since « ne »
    denied_at: int = -1  # place of the last negation

    def statement(self, names: frozenset[str], capitals: frozenset[str]) -> Statement:
        for start, end, figure in self._pieces():
            if figure is not None:
                self._figure(figure)
            else:
                self._word(self.plain[start:end], self.folded[start:end])
        self._close()
        said = ("", *self.sequence, "")
        pairs = tuple((said[place], join, said[place + 1]) for place, join in self.joins)
        return Statement(tuple(self.clauses), names, capitals, pairs, tuple(self.sequence))

    def _pieces(self) -> Iterator[tuple[int, int, Figure | None]]:
        inside = [(one.start, one.end) for one in self.found]
        pieces: list[tuple[int, int, Figure | None]] = [(one.start, one.end, one.figure) for one in self.found]
        for match in _TOKEN.finditer(self.plain):
            if not any(start <= match.start() < end for start, end in inside):
                pieces.append((match.start(), match.end(), None))
        return iter(sorted(pieces, key=lambda piece: (piece[0], piece[1])))

    def _figure(self, figure: Figure) -> None:
        self.figures.append(figure)
        self.sequence.append(figure.sign)

    def _word(self, word: str, folded: str) -> None:
        if word in _BREAKS:
            return self._close()
        turn = _OF_WORD.get(folded)
        while turn is None and (elision := _ELISION.match(folded)):
            if elision.group() == "n'":
                self.since_ne = 0
            word, folded = word[elision.end() :], folded[elision.end() :]
            turn = _OF_WORD.get(folded)
        self.since_ne = 0 if folded == "ne" else self.since_ne + 1
        if turn in _OPENING or folded in _CONTRASTS:
            self._close()
        if turn is not None:
            return self._turn(turn, folded)
        return self._plain_word(word, folded)

    def _turn(self, turn: Turn, folded: str) -> None:
        denies = turn in (Turn.NEGATION, Turn.WITHOUT)
        if denies and folded in _REPEATS and self.denied_at == len(self.sequence):
            return
        self.denied_at = len(self.sequence) if denies else self.denied_at
        self.turns.append(turn)
        if folded == "impossible":
            self.turns.append(Turn.MAY)

    def _plain_word(self, word: str, folded: str) -> None:
        if folded == "plus" and self.since_ne <= 4:
            self.turns.append(Turn.NEGATION)
        elif folded == "que" and self.since_ne <= 4 and Turn.NEGATION not in self.turns:
            self.turns.append(Turn.ONLY)
        elif folded in ("et", "ou"):
            self.joins.append((len(self.sequence), folded))
        elif folded == "plus" or (folded not in _STOPS and len(folded) > 1):
            stem = stem_of(word)
            if stem not in free_stems():
                self.words.append(stem)
                self.sequence.append(stem)

    def _close(self) -> None:
        if self.words or self.figures or self.turns:
            self.clauses.append(Clause(tuple(self.words), tuple(self.figures), tuple(self.turns)))
        self.words, self.figures, self.turns, self.since_ne = [], [], [], 99
