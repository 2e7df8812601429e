"""Does the base hold an answer? A calibrated judgement, not a threshold on a score.

A logistic model over what the best fiches leave unsaid of the question. Its weights are fitted by
`benchmarks/search/fit_coverage.py` on questions of our own, on a large base and on a small one.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from chatdoc.retrieval.ranking.index import Index
from chatdoc.retrieval.ranking.question import Question, Word
from chatdoc.retrieval.ranking.scoring import slot_mass
from chatdoc.retrieval.ranking.signals import Found
from chatdoc.retrieval.ranking.weights import SIGNALS, WEAK

COVERED: Final = 0.5
_HITS_READ = 3
_CORE = 4  # the rarest words of a question: around them people talk
_CORRECTED = 0.9  # a corrected word is nearly the word
_MEANT = 0.85  # so is what a sigle or a saying stands for
_STEM_ONLY = 0.6  # another word of the same stem may be another thing
_VAGUE = 0.3
WEIGHTS: Final = {
    "bias": -2.294,
    "evidence": -0.376,
    "core": 1.207,
    "held_words": 0.473,
    "long": 3.201,
    "long_passage": 0.964,
    "long_unknown": 0.429,
    "unknowns": -0.796,
    "subject": -0.081,
    "subjects": 0.284,
    "no_subject_size": -1.287,
    "phrases": 0.788,
    "other_body": -1.757,
    "scope_share": 0.417,
    "first_passage": 0.485,
    "passage": -0.2,
    "fiche": 0.399,
    "title": 0.801,
    "unknown": -0.757,
    "corrected": -0.385,
    "foreign": -2.364,
    "looks_ahead": -2.196,
    "left": -0.209,
    "margin": 0.144,
    "pairs": 0.301,
    "title_pairs": 1.28,
    "proximity": 1.087,
    "headings": 0.954,
    "path": -0.458,
    "said_by_experts": -0.163,
    "best_title": 1.431,
    "missing": 0.032,
    "words": -0.314,
    "one_word": 0.671,
    "score": -0.147,
    "follows": 1.003,
    "scope": 0.1,
    "size": -0.527,
    "size_passage": 0.168,
    "size_title": 1.275,
}

Contributions = dict[str, NDArray[np.float32]]


def judge_coverage(
    index: Index, question: Question, found: Found, contributions: Contributions, order: list[int]
) -> float:
    """The probability that the base answers the question."""
    features = coverage_features(index, question, found, contributions, order)
    if not features["asked"]:
        return 0.0
    total = WEIGHTS["bias"] + sum(WEIGHTS.get(name, 0.0) * value for name, value in features.items())
    return round(float(1 / (1 + np.exp(-total))), 4)


def coverage_features(
    index: Index, question: Question, found: Found, contributions: Contributions, order: list[int]
) -> dict[str, float]:
    masses = np.array([_mass(index, question, rank) for rank in range(len(question.words))])
    whole = max(float(masses.sum()), 1e-6)
    read = order[:_HITS_READ]
    passage = [_credits(question, found.in_passage[row]) @ masses / whole for row in read]
    fiche = [_credits(question, found.in_fiche[row]) for row in read]
    left = (1 - np.max(fiche, axis=0)) * masses / _rarest(index)
    totals = np.sum(list(contributions.values()), axis=0)[order]
    unknown = np.array([not word.is_known for word in question.words], dtype=float)
    corrected = np.array([word.is_corrected for word in question.words], dtype=float)
    foreign = np.array([word.is_foreign for word in question.words], dtype=float)
    size = _size(index)
    rarest = _rarest(index)
    long = min(float(np.count_nonzero(masses > 0.1 * rarest)), 12.0) / 12
    held = [_credits(question, found.in_passage[row]) * masses / rarest for row in read]
    core = np.sort(masses / rarest)[::-1][:_CORE]
    subjects = sum(word.is_subject for word in question.words)
    return {
        "evidence": float(max(np.log1p(weights.sum()) for weights in held)),
        "core": float(max(np.sort(weights)[::-1][:_CORE].sum() for weights in held) / max(float(core.sum()), 1e-6)),
        "held_words": float(max(min(np.count_nonzero(weights > 0.2), 6) for weights in held)),
        "long": long,
        "long_passage": long * float(max(passage)),
        "long_unknown": long * float(unknown @ masses / whole),
        "unknowns": min(float((unknown * masses > 0.5 * rarest).sum()), 3.0),
        "subject": float(subjects > 0),
        "subjects": min(float(subjects), 4.0),
        "no_subject_size": size * float(not subjects),
        "phrases": min(float(sum(" " in said for said in question.expansions)), 3.0),
        "other_body": float(any(word.is_other_body for word in question.words)),
        "scope_share": float((contributions["scope"][order[:5]] > 0).mean()),
        "asked": float(any(not word.is_weak and not word.is_vague for word in question.words) or question.follows),
        "first_passage": float(passage[0]),
        "passage": float(max(passage)),
        "fiche": float(max(credit @ masses for credit in fiche) / whole),
        "title": float(max(_credits(question, found.in_title[row]) @ masses for row in read) / whole),
        "unknown": float(unknown @ masses / whole),
        "corrected": float(corrected @ masses / whole),
        "foreign": float((foreign * (1 - fiche[0])).max(initial=0.0)),
        "looks_ahead": float(question.looks_ahead),
        "left": float(left.max(initial=0.0)),
        "margin": float(totals[0] - totals[1 : _HITS_READ * 3].mean()) if len(totals) > 1 else 0.0,
        "pairs": float(contributions["pairs"][read].max() / SIGNALS["pairs"]),
        "title_pairs": float(contributions["title_pairs"][read].max() / SIGNALS["title_pairs"]),
        "proximity": float(contributions["proximity"][read].max() / SIGNALS["proximity"]),
        "headings": float(contributions["headings"][read].max() / SIGNALS["headings"]),
        "path": float(contributions["path"][read].max() / SIGNALS["path"]),
        "said_by_experts": float(contributions["words"][read].max() / SIGNALS["words"]),
        "best_title": float(contributions["title_precision"][order[0]] / SIGNALS["title_precision"]),
        "missing": min(float((left > 0.25).sum()), 4.0),
        "words": min(float(np.count_nonzero(masses > 0.25 * _rarest(index))), 6.0),
        "one_word": float(np.count_nonzero(masses > 0.25 * _rarest(index)) <= 1),
        "score": float(totals[0]),
        "follows": float(question.follows),
        "scope": float(contributions["scope"][order[0]] > 0),
        "size": size,
        "size_passage": size * float(max(passage)),
        "size_title": size * float(max(_credits(question, found.in_title[row]) @ masses for row in read) / whole),
    }


def _size(index: Index) -> float:
    """0 for a base of a hundred fiches, 1 for a thousand and more: a large one holds most words by chance."""
    fiches = max(len(index.versions) - int(index.versions.is_article.sum()), 1)
    return float(np.clip(np.log10(fiches) - 2, 0, 1))


def _mass(index: Index, question: Question, rank: int) -> float:
    """What a word asks for: its rarity; the greatest for a word the base has never seen."""
    word = question.words[rank]
    share = _VAGUE if word.is_vague else 1.0
    if not word.is_known:
        return _rarest(index) * (WEAK if word.is_weak else share)
    own = [slot_mass(index, slot) for slot in question.slots if slot.word == rank and slot.is_direct]
    if own:
        return max(own) * share
    return share * max((slot_mass(index, slot) for slot in question.slots if slot.word == rank), default=0.0)


def _rarest(index: Index) -> float:
    return float(index.idf.max(initial=1.0))


def _credits(question: Question, held: NDArray[np.bool_]) -> NDArray[np.float64]:
    """How far each word of the question is met: said, corrected, or by what it stands for."""
    return np.array([_credit(question, held, rank, word) for rank, word in enumerate(question.words)])


def _credit(question: Question, held: NDArray[np.bool_], rank: int, word: Word) -> float:
    said = [place for place, slot in enumerate(question.slots) if slot.word == rank and slot.is_direct]
    meant = [place for place, slot in enumerate(question.slots) if slot.word == rank and not slot.is_direct]
    direct = float(any(held[place] for place in said)) * (_CORRECTED if word.is_corrected else 1.0)
    direct *= 1.0 if word.is_exact else _STEM_ONLY
    if word.is_foreign:
        return direct
    return max(direct, _MEANT * float(held[meant].mean()) if meant else 0.0)
