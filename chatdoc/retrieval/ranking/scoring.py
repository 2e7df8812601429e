"""First look: every passage and fiche scored by its words alone."""

from dataclasses import dataclass

import numpy as np

from chatdoc.retrieval.ranking.index import FICHE_FIELDS, Index
from chatdoc.retrieval.ranking.postings import Floats, Postings
from chatdoc.retrieval.ranking.question import Question, Slot
from chatdoc.retrieval.ranking.weights import SIGNALS

_SURE = 15  # how fast the fiches of the question before lose against its best


@dataclass(frozen=True)
class FirstScores:
    passages: Floats
    best_passage: Floats  # of each version
    fields: dict[str, Floats]
    total: Floats
    after: Floats  # 1 for the fiche the question before was about, near 0 for those it was not
    asked: float  # what the question's words weigh together


def first_scores(index: Index, question: Question) -> FirstScores:
    count = len(index.versions)
    asked = max(sum(slot_mass(index, slot) for slot in question.slots if slot.is_direct), 1e-6)
    asked = max(asked, 0.5 * sum(slot_mass(index, slot) for slot in question.slots))
    starts = index.versions.passage_starts
    passages = _scores(index.postings["passage"], int(starts[-1]), question.slots) / np.float32(asked)
    best = np.maximum.reduceat(passages, starts[:-1])
    fields = {name: _scores(index.postings[name], count, question.slots) / np.float32(asked) for name in FICHE_FIELDS}
    after = _about_before(index, question)
    total = np.float32(SIGNALS["passage"]) * best + priors(index) + np.float32(SIGNALS["after"]) * after
    for name, scores in fields.items():
        total += np.float32(SIGNALS[name]) * scores
    return FirstScores(passages, best, fields, total, after, asked)


def _about_before(index: Index, question: Question) -> Floats:
    if question.before is None or not question.before.slots:
        return np.zeros(len(index.versions), dtype=np.float32)
    total = first_scores(index, question.before).total
    return np.exp(_SURE * (total / max(float(total.max()), 1e-6) - 1)).astype(np.float32)


def slot_mass(index: Index, slot: Slot) -> float:
    return max(float(index.idf[term]) * weight for term, weight in slot.alternatives)


def priors(index: Index) -> Floats:
    """What is known of a fiche before any word: the site's scope, its place in the plan."""
    versions = index.versions
    return np.asarray(SIGNALS["scope"] * versions.in_scope + SIGNALS["filed"] * versions.is_filed, dtype=np.float32)


def _scores(postings: Postings, count: int, slots: tuple[Slot, ...]) -> Floats:
    alone = [(postings.of(slot.alternatives[0][0]), slot.weight) for slot in slots if len(slot.alternatives) == 1]
    found = np.concatenate([texts for (texts, _), _ in alone] or [np.empty(0, np.int32)])
    worth = np.concatenate([weight * impacts for (_, impacts), weight in alone] or [np.empty(0, np.float32)])
    scores = np.bincount(found, worth, count).astype(np.float32)
    for slot in slots:
        if len(slot.alternatives) == 1:
            continue
        best = np.zeros(count, dtype=np.float32)
        for term, weight in slot.alternatives:
            texts, impacts = postings.of(term)
            best[texts] = np.maximum(best[texts], weight * impacts)
        scores += best
    return scores
