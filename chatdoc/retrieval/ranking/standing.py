"""How the best fiche stands among those found, and what titles leave unsaid: for the judgement of coverage."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from chatdoc.retrieval.ranking.index import Index
from chatdoc.retrieval.ranking.question import Question
from chatdoc.retrieval.ranking.signals import Found

_COMPARED = 10  # scores of fiches
_AGREEING = 5  # titles: about one subject, they share words beyond those asked
_NEAR = 0.7  # of the best score

Masses = NDArray[np.float64]


def standing_measures(
    index: Index,
    question: Question,
    found: Found,
    signals: dict[str, NDArray[np.float32]],
    totals: NDArray[np.float32],  # scores, best first
    order: Sequence[int],
) -> dict[str, float]:
    best = totals[:_COMPARED]
    return {
        "spread": float(np.std(best)),
        "tenth": float(best[-1] / max(totals[0], 1e-6)),
        "second": float(totals[1]) if len(totals) > 1 else 0.0,
        "near_first": float((totals > _NEAR * totals[0]).sum()),
        "candidates": float(np.log1p(len(totals))),
        "titles_agree": _agreement(index, question, found, order),
        "case": float(signals["case"][order[0]]),
        "second_passage": float(signals["second_passage"][order[0]]),
        "passage_score": float(signals["passage"][order[0]]),
        "body_score": float(signals["body"][order[0]]),
        "title_score": float(signals["title"][order[0]]),
    }


def unsaid_measures(asked: Masses, title: Masses, titles: Masses, passage: Masses) -> dict[str, float]:
    """`asked`: what each telling word weighs. Then how far it is met: by the first title, by the first three, by the
    best passage."""
    rarest = np.argsort(-asked)
    whole = float(asked.sum())
    return {
        "rarest_title": float(title[rarest[0]]) if len(asked) else 0.0,
        "title_left": float(np.max((1 - title) * asked, initial=0.0)),
        "titles_left": float(np.max((1 - titles) * asked, initial=0.0)),
        "title_share": float(title @ asked) / whole if whole > 1e-6 else 1.0,
        "both_rarest": float(np.min(passage[rarest[:2]])) if len(asked) else 0.0,
        "mass": whole,
    }


def _agreement(index: Index, question: Question, found: Found, order: Sequence[int]) -> float:
    """What the first title shares with the next ones, the words asked for left aside."""
    asked = {term for slot in question.slots for term, _ in slot.alternatives}
    first, *others = [_terms(index, int(found.versions[row])) - asked for row in order[:_AGREEING]]
    shared = [sum(float(index.idf[term]) for term in first & other) for other in others]
    return float(np.mean(shared)) / index.rarest if shared else 0.0


def _terms(index: Index, version: int) -> set[int]:
    start, end = index.titles.starts[version], index.titles.starts[version + 1]
    return set(index.titles.terms[start:end].tolist())
