"""A misspelt word read as one of the base's own words."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import log

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

from chatdoc.retrieval.ranking.analysis import stem
from chatdoc.retrieval.ranking.index import Vocabulary
from chatdoc.retrieval.ranking.phonetics import sound

_SHORTEST = 4
_LONG = 10  # letters: three slips leave such a word readable
_COMMON = 300  # as if the base said it so many times


@dataclass(frozen=True)
class Speller:
    vocabulary: Vocabulary
    others: frozenset[str] = frozenset()  # words that the base need not hold: small ones, those of expressions
    _by_length: dict[int, tuple[list[str], NDArray[np.uint32]]] = field(default_factory=dict)  # once asked for

    @cached_property
    def _others(self) -> dict[int, list[str]]:
        found: dict[int, list[str]] = {}
        for word in sorted(self.others):
            if len(word) >= _SHORTEST and word.isalpha() and word not in self.vocabulary.words:
                found.setdefault(len(word), []).append(word)
        return found

    def correct(self, folded: str, most: int = 3) -> str | None:
        """The nearest word of the base, or None. Callers ask only for words the base does not hold."""
        if len(folded) < _SHORTEST or not folded.isalpha():
            return None
        if self._elided(folded):
            return folded[1:]
        candidates = self._near(folded, most)
        heard = sound(folded)
        # Two slips make another word of a short one (« entorse », « entre ») unless it still sounds the same.
        alone = _nearest_alone(candidates)
        candidates = {
            word: distance
            for word, distance in candidates.items()
            if distance < 2 or self._sounds_like(folded, heard, word, distance) or _is_clear(folded, word, alone)
        }
        for word in self.vocabulary.sounds.get(heard, ()):
            if OSA.distance(folded, word) <= 4:
                candidates.setdefault(word, 2)
        return min(candidates, key=lambda word: self._cost(folded, heard, word, candidates[word]), default=None)

    def _sounds_like(self, folded: str, heard: str, word: str, distance: int) -> bool:
        said = sound(word)
        return heard == said or (len(folded) > 7 and OSA.distance(heard, said) < distance)

    def _elided(self, folded: str) -> bool:
        """« lenterrement », « dorphelin »."""
        return folded[0] in "ldjmtsnc" and folded[1] in "aeiouyh" and len(folded) > 5 and self._is_word(folded[1:])

    def _is_word(self, folded: str) -> bool:
        return folded in self.vocabulary.words or folded in self.others

    def split(self, folded: str) -> tuple[str, str] | None:
        """Two words typed as one: « jairetraite »."""
        words = self.vocabulary.words
        best = None
        for cut in range(3, len(folded) - 2):
            left, right = folded[:cut], folded[cut:]
            if left in words and right in words:
                weight = min(words[left][1], words[right][1])
                if weight > 2 and (best is None or weight > best[0]):
                    best = (weight, left, right)
        return best[1:] if best else None

    def _near(self, folded: str, most: int) -> dict[str, int]:
        most = min(most, 1 if len(folded) <= 5 else 2 if len(folded) < _LONG else 3)
        found: dict[str, int] = {}
        for length in range(len(folded) - most, len(folded) + most + 1):
            words = self._sharing_letters(folded, length, most)
            if words:
                near = process.extract(folded, words, scorer=OSA.distance, score_cutoff=most, limit=20)
                found.update({word: int(distance) for word, distance, _ in near})
        return found

    def _sharing_letters(self, folded: str, length: int, most: int) -> list[str]:
        """Of the words of that length, those that `most` slips may make: a slip changes two letters at most."""
        words, letters = self._letters_of(length)
        other = np.bitwise_count(letters ^ _letters([folded])[0]) if words else letters
        return [words[rank] for rank in np.flatnonzero(other <= 2 * most).tolist()]

    def _letters_of(self, length: int) -> tuple[list[str], NDArray[np.uint32]]:
        if length not in self._by_length:
            words = [*self.vocabulary.by_length.get(length, ()), *self._others.get(length, ())]
            self._by_length[length] = words, _letters(words)
        return self._by_length[length]

    def _cost(self, folded: str, heard: str, word: str, distance: int) -> float:
        cost = float(distance)
        cost -= 0.8 if sound(word) == heard else 0.0
        cost += 0.6 if word[0] != folded[0] else 0.0
        return cost - 0.12 * log(1 + self.vocabulary.words.get(word, (0, _COMMON))[1])


def _letters(words: Sequence[str]) -> NDArray[np.uint32]:
    """Which letters each word holds, one bit for each; all of one length."""
    length = len(words[0]) if words else 0
    codes = np.frombuffer("".join(words).encode("utf-32-le"), dtype=np.uint32).reshape(len(words), length)
    bits = np.where((codes >= ord("a")) & (codes <= ord("z")), np.uint32(1) << (codes % 32), np.uint32(0))
    held: NDArray[np.uint32] = np.bitwise_or.reduce(bits, axis=1, dtype=np.uint32)
    return held


def _nearest_alone(candidates: dict[str, int]) -> str:
    """The stem all the nearest words share, if they do: then two slips leave no doubt."""
    nearest = [word for word, distance in candidates.items() if distance == min(candidates.values())]
    stems = {stem(word) for word in nearest}
    return stems.pop() if len(stems) == 1 else ""


def _is_clear(folded: str, word: str, alone: str) -> bool:
    if sorted(folded) == sorted(word):
        return True
    return len(folded) > 6 and word[0] == folded[0] and stem(word) == alone
