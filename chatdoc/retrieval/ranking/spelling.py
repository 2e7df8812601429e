"""A misspelt word read as one of the base's own words."""

from dataclasses import dataclass
from math import log

from rapidfuzz import process
from rapidfuzz.distance import OSA

from chatdoc.retrieval.ranking.index import Vocabulary
from chatdoc.retrieval.ranking.phonetics import sound

_SHORTEST = 4


@dataclass(frozen=True)
class Speller:
    vocabulary: Vocabulary

    def correct(self, folded: str, most: int = 2) -> str | None:
        """The nearest word of the base, or None. Callers ask only for words the base does not hold."""
        if len(folded) < _SHORTEST or not folded.isalpha():
            return None
        candidates = self._near(folded, most)
        heard = sound(folded)
        # Two slips make another word of a short one (« entorse », « entre ») unless it still sounds the same.
        candidates = {
            word: distance
            for word, distance in candidates.items()
            if distance < 2 or heard == sound(word) or (len(folded) > 7 and OSA.distance(heard, sound(word)) < 2)
        }
        for word in self.vocabulary.sounds.get(heard, ()):
            if OSA.distance(folded, word) <= 4:
                candidates.setdefault(word, 2)
        return min(candidates, key=lambda word: self._cost(folded, heard, word, candidates[word]), default=None)

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
        most = min(most, 1 if len(folded) <= 5 else 2)
        found: dict[str, int] = {}
        for length in range(len(folded) - most, len(folded) + most + 1):
            words = self.vocabulary.by_length.get(length)
            if words:
                near = process.extract(folded, words, scorer=OSA.distance, score_cutoff=most, limit=20)
                found.update({word: int(distance) for word, distance, _ in near})
        return found

    def _cost(self, folded: str, heard: str, word: str, distance: int) -> float:
        cost = float(distance)
        cost -= 0.8 if sound(word) == heard else 0.0
        cost += 0.6 if word[0] != folded[0] else 0.0
        return cost - 0.12 * log(1 + self.vocabulary.words[word][1])
