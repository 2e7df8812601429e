"""The fiche whose branch the facts of the question select goes first, before one that only shares its words."""

from collections.abc import Sequence
from dataclasses import replace

from chatdoc.answering.branches import branches_of
from chatdoc.answering.columns import asked_columns
from chatdoc.answering.effects import is_closed
from chatdoc.answering.question import Question
from chatdoc.retrieval.results import FicheHit, PublishedVersion

_SELECTING = frozenset({"naissance", "date_effet"})
MAX_FICHES = 8


def led_by_facts(question: Question, hits: Sequence[FicheHit]) -> tuple[FicheHit, ...]:
    """« Né en 1964, départ au 1er juillet 2026 »: the scale of that date, in the row of that birth."""
    said = question.said.keys() >= _SELECTING
    if not hits or not (said or _is_of_another_date(question, hits[0].version)):
        return tuple(hits)
    chosen = _selected(question, hits[:MAX_FICHES], True) or _selected(question, hits[:MAX_FICHES], None) or hits[0]
    others = tuple(hit for hit in hits if hit is not chosen)
    return (replace(chosen, score=max(chosen.score, hits[0].score)), *others)


def _is_of_another_date(question: Question, version: PublishedVersion) -> bool:
    """What it says of the subject holds for another date of effect only."""
    judged = branches_of(version).judged(question.known)
    asked = [
        is_closed(unit, column, question.known)
        for unit in version.units
        if unit.kind == "row" and judged.state(unit).truth is not False
        for column in asked_columns(unit, question)
    ]
    return bool(asked) and all(asked)


def _selected(question: Question, hits: Sequence[FicheHit], truth: bool | None) -> FicheHit | None:
    return next((hit for hit in hits if _is_selected(question, hit, truth)), None)


def _is_selected(question: Question, hit: FicheHit, truth: bool | None) -> bool:
    branches = branches_of(hit.version)
    judged = branches.judged(question.known)
    for unit in hit.version.units:
        conditions = [branch.condition for branch in branches.of(unit) if branch.condition is not None]
        facts = {fact for condition in conditions for fact in condition.facts}
        if facts >= _SELECTING and judged.state(unit).truth is truth:
            return True
    return False
