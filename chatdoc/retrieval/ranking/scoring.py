"""First look: every passage and fiche scored by its words alone."""

from dataclasses import dataclass, replace

import numpy as np

from chatdoc.retrieval.ranking.index import FICHE_FIELDS, Index
from chatdoc.retrieval.ranking.postings import Floats, Postings
from chatdoc.retrieval.ranking.question import Question, Slot
from chatdoc.retrieval.ranking.weights import SIGNALS

_WEAKEST = 0.05  # a question of which no passage says anything
_SURE = 15  # how fast the fiches of the question before lose against its best


@dataclass(frozen=True)
class FirstScores:
    passages: Floats
    best_passage: Floats  # of each version
    plain: Floats  # of each version: its best passage by the words said alone, as a plain search counts them
    fields: dict[str, Floats]
    prior: Floats  # what is known of each version before any word
    strength: float  # what the best passage of the base says of the question
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
    plain = np.maximum.reduceat(_plain(index, question), starts[:-1])
    plain /= np.float32(max(float(plain.max(initial=0.0)), 1e-6))
    after = _about_before(index, question)
    strength = max(float(best.max(initial=0.0)), _WEAKEST)
    prior = _priors(index) * np.float32(strength)
    total = np.float32(SIGNALS["passage"]) * best + prior + np.float32(SIGNALS["after"] * strength) * after
    total += np.float32(SIGNALS["plain"] * strength) * plain
    for name, scores in fields.items():
        total += np.float32(SIGNALS.get(name, 0.0)) * scores
    return FirstScores(passages, best, plain, fields, prior, strength, total, after, asked)


def _plain(index: Index, question: Question) -> Floats:
    """BM25 over passages: every word said counts whole, rare among passages; no expansion, no fact, no turn before."""
    said = (slot for slot in question.slots if slot.is_direct and slot.word >= 0)
    rarer = index.rarer_in_passages
    slots = [replace(s, alternatives=tuple((term, float(rarer[term])) for term, _ in s.alternatives)) for s in said]
    return _scores(index.postings["passage"], int(index.versions.passage_starts[-1]), tuple(slots))


def _about_before(index: Index, question: Question) -> Floats:
    if question.before is None or not question.before.slots:
        return np.zeros(len(index.versions), dtype=np.float32)
    total = first_scores(index, question.before).total
    return np.exp(_SURE * (total / max(float(total.max()), 1e-6) - 1)).astype(np.float32)


def slot_mass(index: Index, slot: Slot) -> float:
    return max(float(index.idf[term]) * weight for term, weight in slot.alternatives)


def _priors(index: Index) -> Floats:
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
