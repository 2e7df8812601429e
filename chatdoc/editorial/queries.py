"""What waits for the experts, and what is replayed before a publication."""

from collections.abc import Iterator

from django.db.models import Q, QuerySet

from chatdoc.accounts.models import User
from chatdoc.accounts.permissions import is_national
from chatdoc.answering.commands.questions_file import AskedLine
from chatdoc.calls.models import Feedback
from chatdoc.editorial.models import Finding, ImportJob, Replay
from chatdoc.evaluation.reading import Asked
from chatdoc.evaluation.scoring.questions import GoldQuestion, gold_of
from chatdoc.knowledge.actions.four_eyes import Reviewed, subject_of
from chatdoc.knowledge.models import Etat
from chatdoc.knowledge.models import GoldQuestion as StoredQuestion
from chatdoc.knowledge.queries.gaps import waiting_gaps
from chatdoc.knowledge.replay_report import ReplayReport

SENT = 50  # the last opinions, each of their questions once
REPORTED = 50  # the most reported gaps are asked again: a candidate may answer them


def replayed_questions(caisse: str = "") -> Iterator[Asked]:
    """The gold questions, what advisors reported missing, the last questions they sent with an opinion.

    Nothing else is stored (design §3). `caisse`: as its advisors would ask them.
    """
    yield from gold_questions(caisse)
    for gap in waiting_gaps(caisse).order_by("-reports", "pk")[:REPORTED]:
        name = f"manque {gap.pk}"
        context = {"caisse": caisse or gap.caisse_id or ""}
        expected = GoldQuestion(name, gap.question, "manque", frozenset(), (), "")
        yield Asked(expected, AskedLine(name, gap.question, context, None))
    sent = Feedback.objects.filter(Q(caisse=caisse) if caisse else Q()).order_by("-day", "-pk")
    for opinion in {one.question: one for one in reversed(sent[:SENT])}.values():
        name = f"avis {opinion.pk}"
        context = {**opinion.facts, "caisse": caisse or opinion.caisse_id or ""}
        expected = GoldQuestion(name, opinion.question, "avis", frozenset(), (), opinion.status)
        yield Asked(expected, AskedLine(name, opinion.question, context, None))


def gold_questions(caisse: str = "") -> Iterator[Asked]:
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


def last_replay(candidate: Reviewed) -> Replay | None:
    return Replay.objects.filter(subject=subject_of(candidate)).first()


def last_report(candidate: Reviewed) -> ReplayReport | None:
    found = last_replay(candidate)
    return ReplayReport.from_json(found.report) if found else None


def jobs_of(user: User) -> QuerySet[ImportJob]:
    """The imports of one's own scope, the last first."""
    scope = Q() if is_national(user) else Q(caisse=user.caisse_id, caisse__isnull=False)
    return ImportJob.objects.filter(scope).select_related("author")


def findings_of(user: User) -> QuerySet[Finding]:
    """What the base says against itself. A caisse's experts see what touches its own consignes.

    What was withdrawn since the last reading is not shown.
    """
    scope = Q() if is_national(user) else Q(one__fiche__caisse=user.caisse_id) | Q(other__fiche__caisse=user.caisse_id)
    standing = Q(one__etat=Etat.PUBLIEE) & (Q(other=None) | Q(other__etat=Etat.PUBLIEE))
    shown = Finding.objects.filter(scope, standing).select_related("one__fiche__caisse", "other__fiche__caisse", "by")
    return shown.defer("one__tree", "other__tree", "one__metadata", "other__metadata").order_by(
        "kind", "one__fiche__identifier", "other__fiche__identifier", "pk"
    )
