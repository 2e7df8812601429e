"""Every gold question asked of the base as it is: how many come out right, and which do not."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from django.db import transaction

from chatdoc.accounts.models import User
from chatdoc.accounts.permissions import EDIT, actor_name, require
from chatdoc.audit.actions import record
from chatdoc.editorial.models import GoldRun, JobEtat
from chatdoc.editorial.queries import gold_questions
from chatdoc.evaluation.reading import Asked
from chatdoc.evaluation.runs import our_outcomes
from chatdoc.evaluation.scoring.measures import Outcome, summarise
from chatdoc.evaluation.scoring.statistics import Rate
from chatdoc.knowledge.queries import current_revision
from chatdoc.knowledge.queries.instructions import active_instructions

_TOLD_EVERY: Final = 5  # questions


@transaction.atomic
def ask_gold_run(actor: User) -> GoldRun:
    """One at a time: the one that waits or goes on is the answer to who asks again."""
    require(actor, EDIT)
    going = GoldRun.objects.filter(etat__in=(JobEtat.EN_ATTENTE, JobEtat.EN_COURS)).first()
    if going:
        return going
    made = GoldRun.objects.create(author=actor)
    record(actor_name(actor), "editorial.ask_gold_run", str(made.pk))
    return made


def make_gold_run(pk: int) -> None:
    """In the worker. A run that was stopped is made again from its first question: a score is of one state."""
    run = GoldRun.objects.filter(pk=pk, etat__in=(JobEtat.EN_ATTENTE, JobEtat.EN_COURS)).first()
    if run is None:
        return
    asked = list(gold_questions())
    run.etat, run.total, run.done = JobEtat.EN_COURS, len(asked), 0
    run.revision, run.instructions = current_revision(), active_instructions().number
    run.save()
    try:
        outcomes = our_outcomes(_told(run, asked))
    except Exception:
        run.etat = JobEtat.ECHOUE
        run.save(update_fields=["etat"])
        raise
    _finish(run, outcomes)


def _told(run: GoldRun, asked: Iterable[Asked]) -> Iterator[Asked]:
    for rank, one in enumerate(asked):
        if rank % _TOLD_EVERY == 0:
            GoldRun.objects.filter(pk=run.pk).update(done=rank)
        yield one


def _finish(run: GoldRun, outcomes: list[Outcome]) -> None:
    whole = summarise(outcomes)[-1]
    rates = {
        "fiche": whole.hits[1],
        "faits": whole.facts,
        "complet": whole.complete,
        "refus": whole.refusals,
        "statut": whole.expected_status,
    }
    run.scores = {name: _pair(rate) for name, rate in rates.items()}
    run.misses = [_miss(one) for one in outcomes if _is_missed(one)]
    run.etat, run.done = JobEtat.TERMINE, len(outcomes)
    run.save()


def _pair(rate: Rate) -> list[int]:
    return [rate.count, rate.total]


def _is_missed(one: Outcome) -> bool:
    if one.question.expects_refusal:
        return not one.is_refusal
    wrong_status = bool(one.question.expected) and one.status != one.question.expected
    return wrong_status or bool(one.question.fiche_ids and not one.is_hit(1)) or not one.has_all_facts


def _miss(one: Outcome) -> dict[str, Any]:
    return {
        "id": one.question.id,
        "status": one.status,
        "expected": one.question.expected,
        "rank": one.rank,
        "fiches": sorted(one.question.fiche_ids),
        "facts": [one.facts_found, len(one.question.facts)],
    }
