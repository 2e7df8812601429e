"""One question's card before and after: what changed, and what is lost. Plain values."""

import re
from typing import Final

from chatdoc.answering.card import Answer
from chatdoc.evaluation.scoring.measures import Given, outcome_of
from chatdoc.evaluation.scoring.normalising import contains, normalise
from chatdoc.evaluation.scoring.questions import REFUSALS, GoldQuestion
from chatdoc.knowledge.replay_report import Card, Change

_UNIT: Final = r"(?:€|%|ans?|mois|jours?|semaines?|heures?|trimestres?|points?|euros?)(?!\w)"
_FIGURE: Final = re.compile(
    rf"(?<![\w,.])\d+(?:[ \u00a0\u202f]\d{{3}})*(?:,\d+)?(?:[ \u00a0\u202f]?{_UNIT}(?: et \d+ (?:mois|jours?))?)?"
)


def change_of(gold: GoldQuestion, before: Answer, after: Answer) -> Change | None:
    """None: the card is the same."""
    old, new = _card(before), _card(after)
    if old == new:
        return None
    lost_facts = tuple(fact[0] for fact in gold.facts if _says(before, fact) and not _says(after, fact))
    return Change(
        question_id=gold.id,
        query=before.question,
        before=old,
        after=new,
        lost_facts=lost_facts,
        lost_figures=_lost_figures(before.text, after.text),
        worse=bool(lost_facts) or _is_worse(gold, before, after),
    )


def _lost_figures(before: str, after: str) -> tuple[str, ...]:
    """As they were written: « 63 ans et 3 mois », « 1 012,02 € »."""
    kept = {normalise(figure) for figure in _FIGURE.findall(after)}
    return tuple(figure for figure in dict.fromkeys(_FIGURE.findall(before)) if normalise(figure) not in kept)


def _card(answer: Answer) -> Card:
    cited = dict.fromkeys(source.fiche_id for source in answer.sources if source.cited)
    return Card(answer.status, answer.text, tuple(cited), answer.parts)


def _says(answer: Answer, fact: tuple[str, ...]) -> bool:
    text = normalise(answer.text)
    return any(contains(text, normalise(form)) for form in fact)


def _is_worse(gold: GoldQuestion, before: Answer, after: Answer) -> bool:
    """Another status than the one expected, or the right fiche further down, than before."""
    if _as_expected(gold, before.status) and not _as_expected(gold, after.status):
        return True
    old, new = (outcome_of(gold, _given(answer)).rank for answer in (before, after))
    return old is not None and (new is None or new > old)


def _as_expected(gold: GoldQuestion, status: str) -> bool:
    if gold.expected:
        return status == gold.expected
    return (status in REFUSALS) == gold.expects_refusal


def _given(answer: Answer) -> Given:
    return Given(answer.status, tuple(source.fiche_id for source in answer.sources), answer.text, answer.ms)
