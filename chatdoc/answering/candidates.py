"""The units of the fiches found that could answer, with their worth: words, intents, facts, branch, fiche."""

from collections.abc import Iterator, Sequence

from chatdoc.answering.analysis import read_version
from chatdoc.answering.branches import branches_of
from chatdoc.answering.effects import is_for_another_birth
from chatdoc.answering.pieces import Candidate, Source
from chatdoc.answering.question import Question
from chatdoc.answering.scoring import score_units
from chatdoc.knowledge.units import Unit
from chatdoc.retrieval.results import FicheHit

_HOLDS, _OPEN, _DOUBTFUL = 2.0, 0.9, 0.4
_ABOUT = 0.3  # of the best score: from there a table is about the question
_FACT_CASE = 0.5
_FACT_ROW = 0.8  # a row that the facts just given point to is rarely beside the point
_SECOND, _FALL = 0.8, 3  # what a fiche found second is worth, and how fast it falls with its distance


def candidates_of(question: Question, near: Sequence[FicheHit]) -> list[Candidate]:
    """Best first; the order never depends on chance."""
    sources = [_source(question, hit, rank, near[0].score) for rank, hit in enumerate(near)]
    found = (candidate for source in sources for candidate in _candidates(question, source))
    best_first = sorted(found, key=lambda c: (-c.score, c.source.rank, c.unit.number))
    return _led(best_first)


def _led(candidates: list[Candidate]) -> list[Candidate]:
    """The fiche found first opens the card, unless the facts point to a row of another one: a case that holds there
    says nothing of what was asked."""
    lead = next((c for c in candidates if c.source.rank == 0 or _is_pointed_at(c)), None)
    return [lead, *(c for c in candidates if c is not lead)] if lead else candidates


def _is_pointed_at(candidate: Candidate) -> bool:
    row = candidate.unit.kind == "row" and candidate.state.truth is True
    return row and candidate.source.judged.uses_facts(candidate.unit)


def _source(question: Question, hit: FicheHit, rank: int, best: float) -> Source:
    reading = read_version(hit.version)
    branches = branches_of(hit.version)
    factor = 1.0 if rank == 0 or best <= 0 else _SECOND * max(hit.score / best, 0.0) ** _FALL
    return Source(
        hit, rank, factor, reading, branches, branches.judged(question.known), score_units(question, hit, reading)
    )


def _pointed_at(question: Question, unit: Unit, table: float, best: float) -> float:
    """A row that the known facts point to is the answer when a value is asked, if its table is about the question."""
    if unit.kind != "row":
        return _FACT_CASE * best
    is_answer = question.wants_value and table >= _ABOUT * best
    return best + 0.2 * table if is_answer else _FACT_ROW * best


def _candidates(question: Question, source: Source) -> Iterator[Candidate]:
    tables = _table_scores(source)
    best = max(source.scores.values(), default=0.0) or 1.0
    for unit, follow in source.reading.sayable:
        state = source.judged.state(unit)
        if state.is_closed or is_for_another_birth(unit, question.known):
            continue
        score = source.scores[unit.number]
        if state.truth is True and source.branches.of(unit):
            score = max(score, tables.get(unit.table, 0.0)) * _HOLDS
            if source.judged.uses_facts(unit):
                score = max(score, _pointed_at(question, unit, tables.get(unit.table, 0.0), best))
        elif state.truth is False:
            score *= _DOUBTFUL
        elif state.truth is None and state.missing:
            score *= _OPEN
        # Against the best: fiches of any length compare.
        yield Candidate(source, unit, score / best * source.factor, state, follow=follow)


def _table_scores(source: Source) -> dict[int | None, float]:
    best: dict[int | None, float] = {}
    for unit in source.version.units:
        if unit.table is not None:
            best[unit.table] = max(best.get(unit.table, 0.0), source.scores[unit.number])
    return best
