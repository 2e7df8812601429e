"""One question's card before and after: what changed, and what is lost. Plain values."""

from chatdoc.answering.card import Answer
from chatdoc.answering.grounding import figures
from chatdoc.evaluation.scoring.measures import Given, outcome_of
from chatdoc.evaluation.scoring.normalising import contains, normalise
from chatdoc.evaluation.scoring.questions import REFUSALS, GoldQuestion
from chatdoc.knowledge.replay_report import Card, Change


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
        lost_figures=tuple(sorted(figure.value for figure in figures(before.text) - figures(after.text))),
        worse=bool(lost_facts) or _is_worse(gold, before, after),
    )


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
