"""The metric of the public development set, for names: leak rate, false alarms, keep, precision, recall, intervals."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from benchmarks.privacy.making import Utterance
from chatdoc.evaluation.scoring.statistics import Rate
from chatdoc.privacy.lexicon import Lexicon
from chatdoc.privacy.names import find_names
from chatdoc.privacy.reading import read
from chatdoc.privacy.spans import Span

_WORD = re.compile(r"\b(?!(?:de|du|le|la)\b)[^\W\d_]{2,}", re.IGNORECASE)


@dataclass(frozen=True)
class Judged:
    utterance: Utterance
    found: tuple[Span, ...]

    @property
    def leaked(self) -> bool:
        return any(
            not self._hidden(word.start() + start)
            for start, end in self.utterance.names
            for word in _WORD.finditer(self.utterance.text[start:end])
        )

    @property
    def lost(self) -> list[str]:
        """Words that should have stayed."""
        return [
            word.group()
            for word in _WORD.finditer(self.utterance.text)
            if self._hidden(word.start()) and not any(a <= word.start() < b for a, b in self.utterance.names)
        ]

    @property
    def words_to_keep(self) -> int:
        return sum(
            not any(a <= word.start() < b for a, b in self.utterance.names)
            for word in _WORD.finditer(self.utterance.text)
        )

    def _hidden(self, place: int) -> bool:
        return any(span.start <= place < span.end for span in self.found)


def judged(utterances: Iterable[Utterance], lexicon: Lexicon) -> list[Judged]:
    return [Judged(each, tuple(find_names(read(each.text), (), lexicon))) for each in utterances]


def rate(hits: int, total: int) -> str:
    interval = Rate(hits, total).interval
    if interval is None:
        return "—"
    return f"{100 * hits / total:.1f} % [{100 * interval[0]:.1f} ; {100 * interval[1]:.1f}]"


def leak(items: Sequence[Judged]) -> str:
    return rate(sum(item.leaked for item in items), len(items))


def kept(items: Sequence[Judged]) -> str:
    total = sum(item.words_to_keep for item in items)
    return rate(total - sum(len(item.lost) for item in items), total)


def recall_precision_f1(items: Sequence[Judged]) -> tuple[float, float, float]:
    """Gold spans covered at 80 %; predictions at least half inside gold spans."""
    gold = covered = predicted = right = 0
    for item in items:
        spans = item.utterance.names
        gold += len(spans)
        predicted += len(item.found)
        covered += sum(_overlap(a, b, item.found) >= 0.8 * (b - a) for a, b in spans)
        right += sum(
            sum(max(0, min(b, s.end) - max(a, s.start)) for a, b in spans) * 2 >= s.end - s.start for s in item.found
        )
    recall, precision = covered / max(gold, 1), right / max(predicted, 1)
    return recall, precision, 2 * recall * precision / max(recall + precision, 1e-9)


def _overlap(start: int, end: int, spans: Iterable[Span]) -> int:
    return sum(max(0, min(end, span.end) - max(start, span.start)) for span in spans)
