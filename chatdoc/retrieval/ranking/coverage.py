"""Does the base hold an answer? A calibrated judgement, not a threshold on a score.

Boosted trees over what the best fiches leave unsaid of the question. They are grown by
`benchmarks/search/fit_coverage.py` on questions of our own, on a large base and on a small one.
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from chatdoc.retrieval.ranking.index import Index
from chatdoc.retrieval.ranking.intents import Intent
from chatdoc.retrieval.ranking.question import Question, Word
from chatdoc.retrieval.ranking.scoring import slot_mass
from chatdoc.retrieval.ranking.signals import Found
from chatdoc.retrieval.ranking.standing import standing_measures, unsaid_measures
from chatdoc.retrieval.ranking.weights import WEAK

COVERED: Final = 0.5
_HITS_READ = 3
_CORE = 4  # the rarest words of a question: around them people talk
_CORRECTED = 0.9  # a corrected word is nearly the word
_MEANT = 0.85  # so is what a sigle or a saying stands for
_STEM_ONLY = 0.6  # another word of the same stem may be another thing
_VAGUE = 0.3
TREES: Final = Path(__file__).parent / "coverage_trees.json"

Masses = NDArray[np.float64]
Signals = dict[str, NDArray[np.float32]]
Measures = dict[str, float]


def judge_coverage(measures: Measures) -> float:
    """The probability that the base answers the question."""
    if not measures["asked"] or not measures["met"]:
        return 0.0
    return round(float(1 / (1 + np.exp(-_total(measures)))), 4)


def _total(measures: Measures) -> float:
    model = _model()
    values = np.array([measures[name] for name in model.names])
    node = np.zeros(len(model.leaves), dtype=np.intp)
    trees = np.arange(len(model.leaves))
    for _ in range(model.depth):
        node = 2 * node + 1 + (values[model.features[trees, node]] >= model.cuts[trees, node])
    return float(model.leaves[trees, node - (2**model.depth - 1)].sum()) - model.threshold


@dataclass(frozen=True)
class _Model:
    """All trees walked at once: node n has its two below at 2n + 1 and 2n + 2."""

    names: list[str]
    threshold: float
    depth: int
    features: NDArray[np.intp]
    cuts: Masses
    leaves: Masses


@cache
def _model() -> _Model:
    model = json.loads(TREES.read_text("utf-8"))
    trees, depth = model["trees"], max(map(_depth, model["trees"]))
    features = np.zeros((len(trees), 2**depth - 1), dtype=np.intp)
    cuts, leaves = np.zeros((len(trees), 2**depth - 1)), np.zeros((len(trees), 2**depth))
    for tree, root in enumerate(trees):
        level = [root]
        for rank in range(depth):
            # A leaf met early stands for both sides of a cut that changes nothing.
            level = [node if isinstance(node, list) else [0, 0.0, node, node] for node in level]
            first = 2**rank - 1
            features[tree, first : first + len(level)] = [node[0] for node in level]
            cuts[tree, first : first + len(level)] = [node[1] for node in level]
            level = [below for node in level for below in node[2:]]
        leaves[tree] = level
    return _Model(model["features"], model["threshold"], depth, features, cuts, leaves)


def _depth(node: Any) -> int:
    return 1 + max(_depth(node[2]), _depth(node[3])) if isinstance(node, list) else 0


def coverage_measures(
    index: Index, question: Question, found: Found, signals: Signals, scores: NDArray[np.float32], order: list[int]
) -> Measures:
    masses = np.array([_mass(index, question, rank) for rank in range(len(question.words))])
    whole = max(float(masses.sum()), 1e-6)
    read = order[:_HITS_READ]
    met = _Credits(question)
    passage = [met.of(found.in_passage[row]) @ masses / whole for row in read]
    fiche = [met.of(found.in_fiche[row]) for row in read]
    left = (1 - np.max(fiche, axis=0)) * masses / index.rarest
    totals = scores[order]
    unknown = np.array([not word.is_known for word in question.words], dtype=float)
    corrected = np.array([word.is_corrected for word in question.words], dtype=float)
    foreign = np.array([word.is_foreign for word in question.words], dtype=float)
    size = _size(index)
    credits = [met.of(found.in_passage[row]) * masses / index.rarest for row in read]
    return (
        _core_features(question, masses / index.rarest, credits, unknown)
        | _first_features(question, met, masses / index.rarest, found, signals, order)
        | standing_measures(index, question, found, signals, totals, order)
    ) | {
        "asked": float(any(map(_is_telling, question.words)) or question.follows),
        # « prendre » in every text does not cover « rendez-vous », which none that may be shown says.
        "met": float(max(_met(question, credit) for credit in fiche) or question.follows),
        "long_passage": _length(masses / index.rarest) * float(max(passage)),
        "no_subject_size": size * float(not any(word.is_subject for word in question.words)),
        "scope_share": float((signals["scope"][order[:5]] > 0).mean()),
        "first_passage": float(passage[0]),
        "passage": float(max(passage)),
        "fiche": float(max(credit @ masses for credit in fiche) / whole),
        "title": float(max(met.of(found.in_title[row]) @ masses for row in read) / whole),
        "unknown": float(unknown @ masses / whole),
        "corrected": float(corrected @ masses / whole),
        "foreign": float((foreign * (1 - fiche[0])).max(initial=0.0)),
        "looks_ahead": float(question.looks_ahead),
        "left": float(left.max(initial=0.0)),
        "margin": float(totals[0] - totals[1 : _HITS_READ * 3].mean()) if len(totals) > 1 else 0.0,
        "pairs": float(signals["pairs"][read].max()),
        "title_pairs": float(signals["title_pairs"][read].max()),
        "proximity": float(signals["proximity"][read].max()),
        "headings": float(signals["headings"][read].max()),
        "path": float(signals["path"][read].max()),
        "said_by_experts": float(signals["words"][read].max()),
        "best_title": float(signals["title_precision"][order[0]]),
        "missing": min(float((left > 0.25).sum()), 4.0),
        "words": min(float(np.count_nonzero(masses > 0.25 * index.rarest)), 6.0),
        "one_word": float(np.count_nonzero(masses > 0.25 * index.rarest) <= 1),
        "score": float(totals[0]),
        "follows": float(question.follows),
        "scope": float(signals["scope"][order[0]] > 0),
        "size": size,
        "size_passage": size * float(max(passage)),
        "size_title": size * float(max(met.of(found.in_title[row]) @ masses for row in read) / whole),
    }


def _core_features(question: Question, asked: Masses, held: list[Masses], unknown: Masses) -> dict[str, float]:
    """What is asked and held in all, not as a share: around a few telling words people talk."""
    core = float(np.sort(asked)[::-1][:_CORE].sum())
    subjects = sum(word.is_subject for word in question.words)
    return {
        "evidence": max(float(np.log1p(part.sum())) for part in held),
        "core": max(float(np.sort(part)[::-1][:_CORE].sum()) for part in held) / max(core, 1e-6),
        "held_words": max(min(float(np.count_nonzero(part > 0.2)), 6.0) for part in held),
        "long": _length(asked),
        "long_unknown": _length(asked) * float(unknown @ asked / max(float(asked.sum()), 1e-6)),
        "unknowns": min(float((unknown * asked > 0.5).sum()), 3.0),
        "subject": float(subjects > 0),
        "subjects": min(float(subjects), 4.0),
        "phrases": min(float(sum(" " in said for said in question.expansions)), 3.0),
        "other_body": float(any(word.is_other_body for word in question.words)),
    }


def _first_features(
    question: Question, met: "_Credits", asked: Masses, found: Found, signals: Signals, order: list[int]
) -> dict[str, float]:
    """What the best fiche alone leaves unsaid, its best passage above all: words met here and there meet by chance."""
    telling = np.array([_is_telling(word) and not word.is_reference for word in question.words], dtype=float)
    subject = np.array([word.is_subject for word in question.words], dtype=float)
    passage = met.of(found.in_passage[order[0]])
    fiche = met.of(found.in_fiche[order[0]])
    left = np.sort((1 - passage) * asked * telling)[::-1]
    other = telling * (1 - subject) * asked
    rarest = int(np.argmax(asked * telling)) if len(asked) else 0
    exact = np.array([word.is_exact for word in question.words], dtype=float)
    best = [met.of(found.in_title[row]) for row in order[:_HITS_READ]]
    return unsaid_measures(asked * telling, best[0], np.max(best, axis=0), passage) | {
        "first_left": float(left[0]) if len(left) else 0.0,
        "first_left_next": float(left[1]) if len(left) > 1 else 0.0,
        "first_rarest": float(fiche[rarest]) if len(fiche) else 0.0,
        "rarest_passage": float(passage[rarest]) if len(fiche) else 0.0,
        "others": _share(passage, other),
        "others_size": min(float(other.sum()), 6.0),
        "subject_share": _share(passage, subject * asked),
        "telling": _share(passage, telling * asked),
        "telling_fiche": _share(fiche, telling * asked),
        "intent": float(signals["intent"][order[0]]),
        "asks": float(question.intents != 0),
        "asks_amount": float(bool(question.intents & Intent.AMOUNT)),
        "sigle": float(any(word.is_sigle for word in question.words)),
        "sigle_held": max((float(c) for c, w in zip(fiche, question.words, strict=True) if w.is_sigle), default=0.0),
        "sigle_in_passage": max(
            (float(c) for c, w in zip(passage, question.words, strict=True) if w.is_sigle), default=0.0
        ),
        "meant": float(signals["meant"][order[0]]),
        "inexact": float((1 - exact) @ (asked * telling)) / max(float(asked @ telling), 1e-6),
        "of_regime": float(signals["regime"][order[0]]),
        "expressions": min(float(sum(strength == 1 for _, strength in question.meanings)), 4.0),
    }


def _share(credits: Masses, masses: Masses) -> float:
    whole = float(masses.sum())
    return float(credits @ masses) / whole if whole > 1e-6 else 1.0


def _is_telling(word: Word) -> bool:
    return not word.is_weak and not word.is_vague


def _met(question: Question, credits: Masses) -> bool:
    return any(_is_telling(word) and credit > 0 for word, credit in zip(question.words, credits, strict=True))


def _length(asked: Masses) -> float:
    return min(float(np.count_nonzero(asked > 0.1)), 12.0) / 12


def _size(index: Index) -> float:
    """0 for a base of a hundred fiches, 1 for a thousand and more: a large one holds most words by chance."""
    return float(np.clip(np.log10(max(len(index.versions), 1)) - 2, 0, 1))


def _mass(index: Index, question: Question, rank: int) -> float:
    """What a word asks for: its rarity; the greatest for a word the base has never seen."""
    word = question.words[rank]
    share = _VAGUE if word.is_vague else 1.0
    if not word.is_known:
        return index.rarest * (WEAK if word.is_weak else share)
    own = [slot_mass(index, slot) for slot in question.slots if slot.word == rank and slot.is_direct]
    if own:
        return max(own) * share
    return share * max((slot_mass(index, slot) for slot in question.slots if slot.word == rank), default=0.0)


class _Credits:
    """How far each word of a question is met: said, corrected, or by what it stands for."""

    def __init__(self, question: Question) -> None:
        words, slots = question.words, question.slots
        self._worth = np.array([_direct_worth(word) for word in words])
        self._foreign = np.array([word.is_foreign for word in words], dtype=bool)
        self._said = np.zeros((len(words), len(slots)), dtype=bool)
        self._meant = np.zeros((len(words), len(slots)))
        with_others = {rank: {rank, word.said_with} for rank, word in enumerate(words)}
        for place, slot in enumerate(slots):
            if slot.is_direct and slot.word >= 0:
                self._said[slot.word, place] = True
            elif slot.word >= 0:
                for rank, together in with_others.items():
                    self._meant[rank, place] = slot.word in together
        self._meant *= _MEANT / np.maximum(self._meant.sum(axis=1, keepdims=True), 1)
        self._meant[self._foreign] = 0

    def of(self, held: NDArray[np.bool_]) -> Masses:
        direct = (self._said @ held) * self._worth
        found: Masses = np.maximum(direct, self._meant @ held)
        return found


def _direct_worth(word: Word) -> float:
    return (_CORRECTED if word.is_corrected else 1.0) * (1.0 if word.is_exact else _STEM_ONLY)
