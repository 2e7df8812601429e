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
    "bias": -2.356,
    "evidence": -0.35,
    "core": 1.212,
    "held_words": 0.532,
    "long": 3.157,
    "long_unknown": 0.428,
    "unknowns": -0.806,
    "subject": -0.075,
    "subjects": 0.268,
    "phrases": 0.781,
    "other_body": -1.779,
    "long_passage": 0.948,
    "no_subject_size": -1.267,
    "scope_share": 0.295,
    "first_passage": 0.402,
    "passage": -0.154,
    "fiche": 0.521,
    "title": 0.681,
    "unknown": -0.695,
    "corrected": -0.366,
    "foreign": -2.339,
    "looks_ahead": -2.196,
    "left": -0.327,
    "margin": 0.171,
    "pairs": 0.212,
    "title_pairs": 1.289,
    "proximity": 1.04,
    "headings": 0.892,
    "path": -0.418,
    "said_by_experts": -0.183,
    "best_title": 1.391,
    "missing": 0.163,
    "words": -0.359,
    "one_word": 0.665,
    "score": -0.123,
    "follows": 0.938,
    "scope": 0.3,
    "size": -0.498,
    "size_passage": 0.252,
    "size_title": 1.282,
}

Masses = NDArray[np.float64]
Contributions = dict[str, NDArray[np.float32]]


def judge_coverage(
    index: Index, question: Question, found: Found, contributions: Contributions, order: list[int]
) -> float:
    """The probability that the base answers the question."""
    features = coverage_features(index, question, found, contributions, order)
    if not features["asked"] or not features["met"]:
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
    credits = [_credits(question, found.in_passage[row]) * masses / _rarest(index) for row in read]
    return _core_features(question, masses / _rarest(index), credits, unknown) | {
        "asked": float(any(map(_is_telling, question.words)) or question.follows),
        # « prendre » in every text does not cover « rendez-vous », which none that may be shown says.
        "met": float(max(_met(question, credit) for credit in fiche) or question.follows),
        "long_passage": _length(masses / _rarest(index)) * float(max(passage)),
        "no_subject_size": size * float(not any(word.is_subject for word in question.words)),
        "scope_share": float((contributions["scope"][order[:5]] > 0).mean()),
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


def _is_telling(word: Word) -> bool:
    return not word.is_weak and not word.is_vague


def _met(question: Question, credits: Masses) -> bool:
    return any(_is_telling(word) and credit > 0 for word, credit in zip(question.words, credits, strict=True))


def _length(asked: Masses) -> float:
    return min(float(np.count_nonzero(asked > 0.1)), 12.0) / 12


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
    standing = {rank, word.said_with} - {-1}
    meant = [place for place, slot in enumerate(question.slots) if slot.word in standing and not slot.is_direct]
    direct = float(any(held[place] for place in said)) * (_CORRECTED if word.is_corrected else 1.0)
    direct *= 1.0 if word.is_exact else _STEM_ONLY
    if word.is_foreign:
        return direct
    return max(direct, _MEANT * float(held[meant].mean()) if meant else 0.0)
