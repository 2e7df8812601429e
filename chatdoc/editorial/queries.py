"""What waits for the experts, and what is replayed before a publication."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from chatdoc.accounts.models import User
from chatdoc.accounts.permissions import is_national
from chatdoc.answering.commands.questions_file import AskedLine
from chatdoc.editorial.models import ImportJob, Replay
from chatdoc.evaluation.scoring.questions import GoldQuestion, gold_of
from chatdoc.knowledge.actions.four_eyes import Reviewed, subject_of
from chatdoc.knowledge.models import GoldQuestion as StoredQuestion
from chatdoc.knowledge.queries.gaps import waiting_gaps
from chatdoc.knowledge.replay_report import ReplayReport

REPORTED = 50  # the most reported gaps are asked again: a candidate may answer them


@dataclass(frozen=True)
class Asked:
    gold: GoldQuestion
    line: AskedLine


def replayed_questions(caisse: str = "") -> Iterator[Asked]:
    """The gold questions, then what advisors reported missing. `caisse`: as its advisors would ask them."""
    for stored in StoredQuestion.objects.all():
        row = {
            "id": stored.identifier,
            "query": stored.query,
            "style": stored.style,
            "gold_fiche_ids": stored.gold_fiche_ids,
            "gold_facts": stored.gold_facts,
            "attendu": stored.attendu,
        }
        context = {**(stored.context or {}), **({"caisse": caisse} if caisse else {})}
        yield Asked(gold_of(row), AskedLine(stored.identifier, stored.query, context, stored.date))
    for gap in waiting_gaps(caisse).order_by("-reports", "pk")[:REPORTED]:
        name = f"manque {gap.pk}"
        context = {"caisse": caisse or gap.caisse_id or ""}
        expected = GoldQuestion(name, gap.question, "manque", frozenset(), (), "")
        yield Asked(expected, AskedLine(name, gap.question, context, None))


def last_replay(candidate: Reviewed) -> Replay | None:
    return Replay.objects.filter(subject=subject_of(candidate)).first()


def last_report(candidate: Reviewed) -> ReplayReport | None:
    found = last_replay(candidate)
    return ReplayReport.from_json(found.report) if found else None


def jobs_of(user: User) -> QuerySet[ImportJob]:
    """The imports of one's own scope, the last first."""
    scope = Q() if is_national(user) else Q(caisse=user.caisse_id, caisse__isnull=False)
    return ImportJob.objects.filter(scope).select_related("author")
