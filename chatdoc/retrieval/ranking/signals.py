"""Second look, at the best fiches only: words side by side, the title's own words, intents, régime, date."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from chatdoc.retrieval.ranking.conditions import cases_of
from chatdoc.retrieval.ranking.index import Index
from chatdoc.retrieval.ranking.postings import Floats, Ints, TermStream, spread
from chatdoc.retrieval.ranking.question import Question
from chatdoc.retrieval.ranking.regimes import Regime
from chatdoc.retrieval.ranking.scoring import FirstScores, slot_mass

PASSAGES_READ = 3
_NEAR = 6
_IN_TEXT = 0.8  # a passage that says all of it is worth less than a title
_STANDS = 0.85  # of a word of which only the expansion is met
_LONG_TITLE = 10  # what the words of a title of a few rare words weigh together
_CASE = 0.1  # what the passage of the person's own case gains over its neighbours


@dataclass(frozen=True)
class Found:
    """What the second look saw, one row per candidate."""

    versions: Ints
    passages: list[Ints]  # best first, of each candidate
    signals: dict[str, Floats]
    in_title: NDArray[np.bool_]  # candidate, slot
    in_passage: NDArray[np.bool_]  # candidate, slot: in the best passage or the title
    in_fiche: NDArray[np.bool_]  # candidate, slot: in the passages read or the title


def look_closer(index: Index, question: Question, first: FirstScores, candidates: Ints) -> Found:
    passages, case = _best_passages(index, question, first, candidates)
    lookup = _lookup(index, question)
    masses = np.array([slot_mass(index, slot) for slot in question.slots], dtype=np.float32)
    wanted = _pairs_wanted(question)
    rows = np.repeat(np.arange(len(candidates)), [len(found) for found in passages])
    read = _Read(index.texts, np.concatenate(passages), lookup, masses, wanted)
    titles = _Read(index.titles, candidates, lookup, masses, wanted)
    said = _Read(index.words, candidates, lookup, masses, {})
    held = read.held | titles.held[rows] | said.held[rows]
    covered = held @ masses / max(float(masses.sum()), 1e-6)
    starts = np.searchsorted(rows, np.arange(len(candidates)))  # each candidate has a passage, titles alone included
    signals: dict[str, Floats] = {
        "second_passage": np.array([_second(first, found) for found in passages], dtype=np.float32),
        "words_met": np.maximum.reduceat(_met(question, held).mean(axis=1), starts),
        "title_precision": (titles.mass() / np.maximum(index.versions.title_mass[candidates], 4)).astype(np.float32),
        "title_unasked": _unasked(index, question, candidates, titles.held),
        "title_pairs": titles.pairs,
        "pairs": _highest(read.pairs, rows, len(candidates)),
        "proximity": _highest(read.proximity, rows, len(candidates)),
        "coverage": _highest(covered.astype(np.float32), rows, len(candidates)),
        "intent": _intent(index, question, passages),
        "regime": _regime(index, question, candidates),
        "meant": _meant(question, lookup, masses, titles.held, read.held, starts),
        "case": case,
        "recent": _recent(index, candidates),
    }
    fullest = np.lexsort((np.arange(len(rows)), -covered, rows))[starts]
    fiche = np.logical_or.reduceat(held, starts, axis=0)
    return Found(candidates, passages, signals, titles.held, held[fullest], fiche)


class _Read:
    """The texts read word by word: which slots they hold, and which stand side by side."""

    def __init__(
        self, stream: TermStream, texts: Ints, lookup: Ints, masses: Floats, wanted: dict[tuple[int, int], float]
    ) -> None:
        read, owners = spread(stream.starts, texts)
        slots = lookup[stream.terms[read]]
        places = np.flatnonzero(slots)
        self._owners, self._slots, self._places = owners[places], slots[places] - 1, places
        self._masses, self._count = masses, len(texts)
        self.held = np.zeros((len(texts), len(masses)), dtype=bool)
        self.held[self._owners, self._slots] = True
        self.pairs, self.proximity = self._side_by_side(wanted)

    def mass(self) -> Floats:
        """What the words of the text that were asked for weigh, repeated ones once."""
        return (self.held @ self._masses).astype(np.float32)

    def _side_by_side(self, wanted: dict[tuple[int, int], float]) -> tuple[Floats, Floats]:
        size = len(self._masses)
        close = np.zeros((self._count, size, size), dtype=np.float32)
        for step in (1, 2, 3):
            left, right = slice(None, -step or None), slice(step, None)
            gap = self._places[right] - self._places[left]
            a, b = self._slots[left], self._slots[right]
            kept = (self._owners[left] == self._owners[right]) & (gap <= _NEAR) & (a != b)
            low, high = np.minimum(a, b)[kept], np.maximum(a, b)[kept]
            pair = (self._owners[left][kept] * size + low) * size + high
            np.maximum.at(close.reshape(-1), pair, (1.0 / gap[kept]).astype(np.float32))
        together = np.sqrt(np.outer(self._masses, self._masses))
        proximity = (close * together).sum(axis=(1, 2)) / max(float(self._masses.sum()), 1e-6)
        total = sum(weight * together[pair] for pair, weight in wanted.items()) or 1.0
        pairs = sum(
            (weight * together[pair] * (close[:, pair[0], pair[1]] >= 0.5) for pair, weight in wanted.items()),
            start=np.zeros(self._count),
        )
        return (pairs / total).astype(np.float32), proximity.astype(np.float32)


def _lookup(index: Index, question: Question) -> Ints:
    lookup: Ints = np.zeros(len(index.vocabulary.terms), dtype=np.int32)
    for rank, slot in enumerate(question.slots, start=1):
        for term, _ in slot.alternatives:
            lookup[term] = rank
    return lookup


def _pairs_wanted(question: Question) -> dict[tuple[int, int], float]:
    """Words the question says one after the other, and those of one expansion."""
    found: dict[tuple[int, int], float] = {}
    said = [(slot.word, rank) for rank, slot in enumerate(question.slots) if slot.is_direct and slot.word >= 0]
    said.sort()
    for (left_word, left), (right_word, right) in pairwise(said):
        if right_word - left_word <= 1:
            found[min(left, right), max(left, right)] = 1.0
    expanded = [(slot.word, rank) for rank, slot in enumerate(question.slots) if not slot.is_direct]
    for (left_word, left), (right_word, right) in pairwise(expanded):
        if left_word == right_word and left_word >= 0:
            found.setdefault((min(left, right), max(left, right)), 0.5)
    return found


def _best_passages(index: Index, question: Question, first: FirstScores, candidates: Ints) -> tuple[list[Ints], Floats]:
    """Of each candidate: its best passages, and the best its cases say of the person."""
    passages, owners = spread(index.versions.passage_starts, candidates)
    case = cases_of(index, question.held, passages)
    order = np.lexsort((-first.passages[passages] - _CASE * case, owners))
    starts = np.searchsorted(owners, np.arange(len(candidates) + 1))
    ordered = passages[order].astype(np.int32)
    ends = np.minimum(starts[:-1] + PASSAGES_READ, starts[1:])
    best = [ordered[start:end] for start, end in zip(starts[:-1].tolist(), ends.tolist(), strict=True)]
    return best, np.maximum.reduceat(case, starts[:-1])


def _second(first: FirstScores, passages: Ints) -> float:
    """For the judgement of coverage alone: it ranks nothing."""
    return float(first.passages[passages[1]]) if len(passages) > 1 else 0.0


def _met(question: Question, held: NDArray[np.bool_]) -> Floats:
    """How far each text meets each word asked: said, or by what it stands for. Rare or common, a word counts as one."""
    words = list(dict.fromkeys(slot.word for slot in question.slots if slot.word >= 0)) or [-1]
    said = np.zeros((len(question.slots), len(words)), dtype=np.float32)
    stands = np.zeros_like(said)
    for place, slot in enumerate(question.slots):
        if slot.word >= 0:
            (said if slot.is_direct else stands)[place, words.index(slot.word)] = 1
    stands *= _STANDS / np.maximum(stands.sum(axis=0), 1)
    met: Floats = np.maximum(np.minimum(held @ said, 1), held @ stands).astype(np.float32)
    return met


def _unasked(index: Index, question: Question, candidates: Ints, in_title: NDArray[np.bool_]) -> Floats:
    """What a title says that nobody asked: of two fiches that hold the words, the one about something else loses."""
    rarities = np.array([max(index.idf[term] for term, _ in slot.alternatives) for slot in question.slots])
    left = index.versions.title_mass[candidates] - in_title @ rarities
    found: Floats = (np.maximum(left, 0) / _LONG_TITLE).astype(np.float32)
    return found


def _highest(values: Floats, rows: NDArray[np.int64], count: int) -> Floats:
    highest = np.zeros(count, dtype=np.float32)
    np.maximum.at(highest, rows, values)
    return highest


def _meant(
    question: Question,
    lookup: Ints,
    masses: Floats,
    in_title: NDArray[np.bool_],
    in_passage: NDArray[np.bool_],
    starts: NDArray[np.int64],
) -> Floats:
    """What an expression stands for, said whole by a title, or nearly so by a passage."""
    best = np.zeros(len(in_title), dtype=np.float32)
    for meaning, strength in question.meanings:
        slots = np.unique([lookup[term] - 1 for term in meaning if lookup[term]])
        if len(slots):
            share = masses[slots] / max(float(masses[slots].sum()), 1e-6)
            passage = np.maximum.reduceat(in_passage[:, slots] @ share, starts)
            best = np.maximum(best, strength * np.maximum(in_title[:, slots] @ share, _IN_TEXT * passage) ** 2)
    return best


def _intent(index: Index, question: Question, passages: list[Ints]) -> Floats:
    """Share of what is asked (an amount, a delay...) that the best passage can give."""
    asked = int(question.intents)
    if not asked:
        return np.zeros(len(passages), dtype=np.float32)
    found = [int(index.versions.intents[best[0]]) & asked for best in passages]
    return np.array([bits.bit_count() / asked.bit_count() for bits in found], dtype=np.float32)


def _regime(index: Index, question: Question, candidates: Ints) -> Floats:
    """+1: the fiche is for the régime asked about; -1: for another one. Régime général first when none is said."""
    of_fiche = index.versions.regimes[candidates]
    if question.regimes:
        same = (of_fiche & int(question.regimes)) > 0
        return np.where(of_fiche == 0, 0.0, np.where(same, 1.0, -1.0)).astype(np.float32)
    other = (of_fiche > 0) & ((of_fiche & int(Regime.EMPLOYEE)) == 0)
    return np.where(other, -1.0, 0.0).astype(np.float32)


def _recent(index: Index, candidates: Ints) -> Floats:
    """0 to 1 over the ten years before the newest text; a text without a date is in the middle."""
    dated = index.versions.dated
    newest = int(dated.max(initial=0))
    years = (newest - dated[candidates]) / 365.25
    return np.where(dated[candidates] > 0, np.clip(1 - years / 10, 0, 1), 0.4).astype(np.float32)
