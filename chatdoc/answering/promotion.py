"""The fiche whose branch the facts of the question select goes first, before one that only shares its words."""

from collections.abc import Sequence
from dataclasses import replace

from chatdoc.answering.branches import branches_of
from chatdoc.answering.question import Question
from chatdoc.knowledge.facts import facts_in_words
from chatdoc.retrieval.results import FicheHit

_SELECTING = frozenset({"naissance", "date_effet"})
MAX_FICHES = 8


def led_by_facts(question: Question, hits: Sequence[FicheHit]) -> tuple[FicheHit, ...]:
    """« Né en 1964, départ au 1er juillet 2026 »: the scale of that date, in the row of that birth."""
    if not facts_in_words(str(question.text)).keys() >= _SELECTING or not hits:
        return tuple(hits)
    chosen = next((hit for hit in hits[:MAX_FICHES] if _is_selected(question, hit)), hits[0])
    others = tuple(hit for hit in hits if hit is not chosen)
    return (replace(chosen, score=max(chosen.score, hits[0].score)), *others)


def _is_selected(question: Question, hit: FicheHit) -> bool:
    branches = branches_of(hit.version)
    judged = branches.judged(question.known)
    for unit in hit.version.units:
        conditions = [branch.condition for branch in branches.of(unit) if branch.condition is not None]
        if {fact for condition in conditions for fact in condition.facts} >= _SELECTING and judged.state(unit).truth:
            return True
    return False
