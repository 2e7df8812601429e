"""Everyday expressions: their words in any form, near one another, in any order."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from math import log

from chatdoc.retrieval.ranking.analysis import Token, stem, tokens
from chatdoc.retrieval.ranking.words import LEXICON_DATA

_HINTS = 3  # things hinted at, of which only some words are said
_SURE, _LEAST = 12.0, 6.0  # what the words that hint at one thing tell together
_SPREAD = 6  # words said between two words of one expression
_PLAIN = 9.0  # what the words of an expression tell together when it leaves no doubt
_SPREAD_SMALL = 1  # « plus sécu »: a small word counts beside its own only
_SMALL = "·"


@dataclass(frozen=True)
class Said:
    """An expression found in a question: where its words stand, and what it stands for."""

    places: tuple[int, ...]
    meanings: tuple[str, ...]
    strength: float = 1.0  # words that many expressions share may stand side by side by chance


_VERB_IN_ER = ("e", "es", "ee", "ees", "er", "ez", "ent", "ait", "aient", "ant", "era", "erait", "eront")
_VERB_IN_IR = ("i", "is", "it", "ie", "ies", "issent", "issait", "issant", "ira", "irait")


class Phrases:
    def __init__(self, lines: Iterable[tuple[str, Sequence[str]]]) -> None:
        self._meanings: dict[frozenset[str], tuple[str, ...]] = {}
        self._alone: dict[str, tuple[str, ...]] = {}
        words: dict[tuple[str, ...], set[str]] = defaultdict(set)
        surfaces: set[str] = set()
        for written, meanings in lines:
            surfaces.update(token.folded for token in tokens(written.replace("/", " ")) if token.is_word)
            for said in _variants(written):
                keys = _keys(said)
                words[tuple(meanings)] |= {key for key in keys if key[0] != _SMALL}
                for form in _forms_of(said[0].folded) if len(said) == 1 else ():
                    self._alone[form] = tuple(dict.fromkeys((*self._alone.get(form, ()), *meanings)))
                if len(keys) > 1:
                    self._meanings[keys] = tuple(dict.fromkeys((*self._meanings.get(keys, ()), *meanings)))
        self._topics = list(words)
        self._topics_of: dict[str, list[int]] = defaultdict(list)
        for number, keys_said in enumerate(words.values()):
            for key in keys_said:
                self._topics_of[key].append(number)
        self.words = frozenset(surfaces)  # as written: a misspelling may stand for one of them
        self._by_key = _anchored(self._meanings)
        self._keys: frozenset[str] = frozenset[str]().union(*self._meanings)

    def holds(self, token: Token) -> bool:
        """A word of an expression is not a misspelling."""
        return key_of(token) in self._keys or token.folded in self._alone

    def found(self, said: Sequence[Token]) -> Iterator[Said]:
        places: dict[str, list[int]] = defaultdict(list)
        for place, token in enumerate(said):
            places[_key(token)].append(place)
            if token.folded in self._alone:
                yield Said((place,), self._alone[token.folded])
        for key in places:
            for keys in self._by_key.get(key, ()):
                where = _together(keys, key, places) if keys <= places.keys() else None
                if where is not None:
                    told = sum(map(self._telling, keys))
                    yield Said(where, self._meanings[keys], min(1.0, told / _PLAIN))

    def _telling(self, key: str) -> float:
        return 0.0 if key[0] == _SMALL else log(1 + len(self._topics) / (1 + len(self._topics_of.get(key, ()))))

    def hinted(self, said: Sequence[Token]) -> list[tuple[tuple[str, ...], float]]:
        """Things whose everyday words the question says here and there, with how much they tell."""
        scores: dict[int, float] = defaultdict(float)
        count: dict[int, int] = defaultdict(int)
        whole = 0.0
        for key in dict.fromkeys(key_of(token) for token in said if token.is_word and not token.is_stop):
            topics = self._topics_of.get(key, ())
            telling = self._telling(key)
            whole += telling
            for topic in topics:
                scores[topic] += telling
                count[topic] += 1
        best = sorted((topic for topic in scores if count[topic] > 1), key=lambda topic: -scores[topic])[:_HINTS]
        return [(self._topics[topic], scores[topic] / max(whole, _SURE)) for topic in best if scores[topic] > _LEAST]


def _anchored(expressions: Iterable[frozenset[str]]) -> dict[str, list[frozenset[str]]]:
    """Each expression under the one of its words that fewest others have."""
    counts: dict[str, int] = defaultdict(int)
    known = list(expressions)
    for keys in known:
        for key in keys:
            counts[key] += 1
    found: dict[str, list[frozenset[str]]] = defaultdict(list)
    for keys in known:
        found[min(keys, key=lambda key: (counts[key], key))].append(keys)
    return found


def _together(keys: frozenset[str], anchor: str, places: Mapping[str, list[int]]) -> tuple[int, ...] | None:
    small = any(key[0] == _SMALL for key in keys)
    most = (len(keys) - 1) * ((_SPREAD_SMALL if small else _SPREAD) + 1)
    for place in places[anchor]:
        where = tuple(min(places[key], key=lambda other: abs(other - place)) for key in keys)
        if max(where) - min(where) <= most:
            return where
    return None


def key_of(token: Token) -> str:
    return _forms().get(token.folded) or token.term


def _key(token: Token) -> str:
    return f"{_SMALL}{token.folded}" if token.is_stop else key_of(token)


def _variants(written: str) -> Iterator[list[Token]]:
    """« casser/vider tirelire »: each choice of words is an expression."""
    parts = [part.split("/") for part in written.split()]
    for words in product(*parts):
        said = list(tokens(" ".join(words)))
        if any(not token.is_stop for token in said):
            yield said


def _keys(said: Sequence[Token]) -> frozenset[str]:
    """Small words count only when but one other is left: « combien trimestres » is not « trimestres »."""
    keys = frozenset(key_of(token) for token in said if not token.is_stop)
    return keys if len(keys) > 1 else frozenset(map(_key, said))


def _forms_of(word: str) -> Iterator[str]:
    """Of a word that means something alone. Not its stem: « clou » is not « cloué », nor « moisir » a month."""
    yield from (word, f"{word}s", f"{word}x", word.removesuffix("s"))
    if word.endswith(("er", "e")):
        yield from (word.removesuffix("r").removesuffix("e") + ending for ending in _VERB_IN_ER)
    elif word.endswith("ir"):
        yield from (word.removesuffix("ir") + ending for ending in _VERB_IN_IR)
    irregular = _forms().get(word)
    yield from (form for form, first in _forms().items() if first == irregular)


@cache
def _forms() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in (LEXICON_DATA / "forms.txt").read_text("utf-8").splitlines():
        if line and line[0] != "#":
            first, *_ = words = [token.folded for token in tokens(line)]
            for word in words:
                found.setdefault(word, stem(first))
    return found


@cache
def everyday() -> Phrases:
    """Expressions of ours, by theme."""
    lines = []
    for path in sorted((LEXICON_DATA / "everyday").glob("*.txt")):
        for line in path.read_text("utf-8").splitlines():
            if "=" in line and not line.startswith("#"):
                left, right = line.split("=", 1)
                meanings = tuple(part.strip() for part in right.split("|"))
                lines += [(written.strip(), meanings) for written in left.split(",")]
    return Phrases(lines)
