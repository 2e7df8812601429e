"""From words to ranked fiches."""

from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from chatdoc.retrieval.ranking.coverage import COVERED, Measures, Signals, coverage_measures, judge_coverage
from chatdoc.retrieval.ranking.index import FICHE_FIELDS, Index
from chatdoc.retrieval.ranking.postings import Ints
from chatdoc.retrieval.ranking.question import Question
from chatdoc.retrieval.ranking.regimes import Regime
from chatdoc.retrieval.ranking.scoring import FirstScores, first_scores
from chatdoc.retrieval.ranking.signals import Found, look_closer
from chatdoc.retrieval.ranking.weights import BESIDE_WORDS, SIGNALS

_CANDIDATES = 40
_SURE_ARTICLE = 0.75  # 36 000 articles hold the words of most questions by chance


@dataclass(frozen=True)
class RankedPassage:
    first: int
    last: int
    score: float


@dataclass(frozen=True)
class Ranked:
    version_id: int
    score: float
    passages: tuple[RankedPassage, ...]
    reasons: dict[str, float]
    regimes: Regime


def in_force(index: Index, day: int, caisse: str) -> NDArray[np.bool_]:
    """Versions that may be shown: in force that day, national or of this caisse."""
    versions = index.versions
    standing = (versions.starts <= day) & (versions.known_from <= day) & (versions.ends >= day)
    return _of_scope(index, caisse) & standing


def not_yet_in_force(index: Index, day: int, caisse: str) -> NDArray[np.bool_]:
    """Versions published ahead of their date of effect."""
    later: NDArray[np.bool_] = index.versions.starts > day
    return _of_scope(index, caisse) & later


def _of_scope(index: Index, caisse: str) -> NDArray[np.bool_]:
    caisses = index.vocabulary.caisses
    mine = caisses.index(caisse) if caisse in caisses else 0
    scope: NDArray[np.bool_] = (index.versions.caisses == 0) | (index.versions.caisses == mine)
    return scope


@dataclass(frozen=True)
class Ranking:
    hits: tuple[Ranked, ...]
    coverage: float
    measures: Measures = field(default_factory=dict)  # what the judgement of coverage was made on

    @property
    def answers(self) -> bool:
        return bool(self.hits) and self.coverage >= COVERED


def together(fiches: Ranking, articles: Ranking, question: Question, limit: int) -> Ranking:
    """What no fiche answers, an article of a code may: one cited by its number, or surely. Scores do not compare."""
    sure = 0 if question.wants_article else _SURE_ARTICLE
    leads = articles.answers and (question.cites_article or (not fiches.answers and articles.coverage >= sure))
    first, then = (articles, fiches) if leads else (fiches, articles)
    kept = first.hits[: limit // 2] if question.wants_article else first.hits
    lowest = kept[-1].score if kept else np.inf
    others = (replace(hit, score=min(hit.score, lowest)) for hit in then.hits)
    return Ranking((*kept, *others)[:limit], first.coverage, first.measures)


def rank(index: Index, question: Question, allowed: NDArray[np.bool_], limit: int = 10) -> Ranking:
    if not question.slots or not allowed.any():
        return Ranking((), 0.0)
    first = first_scores(index, question)
    candidates = best_candidates(first, allowed)
    if not len(candidates):
        return Ranking((), 0.0)
    found = look_closer(index, question, first, candidates)
    signals = all_signals(index, question, first, found)
    contributions = _contributions(signals, first.strength)
    totals = np.sum(list(contributions.values()), axis=0)
    order = _one_per_fiche(index, found, np.argsort(-totals, kind="stable"))
    hits = _hits(index, first, found, contributions, order[:limit])
    measures = coverage_measures(index, question, found, signals, totals, order)
    return Ranking(hits, judge_coverage(measures), measures)


def best_candidates(first: FirstScores, allowed: NDArray[np.bool_]) -> Ints:
    """Fiches that hold at least one word asked for."""
    held = (first.total > first.prior) & allowed
    scores = np.where(held, first.total, -np.inf)
    count = min(_CANDIDATES, int(held.sum()))
    if not count:
        return np.empty(0, dtype=np.int32)
    best = np.argpartition(-scores, count - 1)[:count]
    return best[np.argsort(-scores[best], kind="stable")].astype(np.int32)


def _contributions(signals: Signals, strength: float) -> Signals:
    """A prior weighs against what the words can bring: even the best passage meets little of a long question."""
    return {
        name: np.float32(weight * (strength if name in BESIDE_WORDS else 1.0)) * signals[name]
        for name, weight in SIGNALS.items()
    }


def all_signals(index: Index, question: Question, first: FirstScores, found: Found) -> Signals:
    """Every signal of each candidate, before its weight."""
    versions = index.versions
    signals = dict(found.signals)
    signals["passage"] = first.best_passage[found.versions]
    signals["plain"] = first.plain[found.versions]
    for name in FICHE_FIELDS:
        signals[name] = first.fields[name][found.versions]
    signals["scope"] = versions.in_scope[found.versions].astype(np.float32)
    signals["filed"] = versions.is_filed[found.versions].astype(np.float32)
    signals["after"] = first.after[found.versions]
    practical = versions.is_practical[found.versions] & (not question.wants_steps)
    signals["practical"] = practical.astype(np.float32)
    return signals


def _one_per_fiche(index: Index, found: Found, order: NDArray[np.int64]) -> list[int]:
    seen: set[int] = set()
    kept: list[int] = []
    for row in order.tolist():
        fiche = int(index.versions.fiches[found.versions[row]])
        if fiche not in seen:
            seen.add(fiche)
            kept.append(row)
    return kept


def _hits(
    index: Index, first: FirstScores, found: Found, contributions: Signals, rows: list[int]
) -> tuple[Ranked, ...]:
    versions, chosen = index.versions, found.versions[rows]
    gains = np.stack([values[rows] for values in contributions.values()], axis=1)
    shown = zip(
        rows,
        versions.version_ids[chosen].tolist(),
        versions.regimes[chosen].tolist(),
        gains.sum(axis=1).round(4).tolist(),
        gains.astype(np.float64).round(4).tolist(),
        strict=True,
    )
    return tuple(
        Ranked(
            pk,
            round(score, 4),
            _passages(index, first, found.passages[row]),
            {name: gain for name, gain in zip(contributions, gained, strict=True) if gain},
            Regime(regimes),
        )
        for row, pk, regimes, score, gained in shown
    )


def _passages(index: Index, first: FirstScores, read: Ints) -> tuple[RankedPassage, ...]:
    columns = (index.versions.firsts[read], index.versions.lasts[read], first.passages[read].astype(np.float64))
    ranges = zip(*(column.tolist() for column in columns), strict=True)
    return tuple(RankedPassage(start, end, round(score, 4)) for start, end, score in ranges if start >= 0 and score > 0)
