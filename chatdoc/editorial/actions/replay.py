from django.db import transaction

from chatdoc.accounts.models import User
from chatdoc.accounts.permissions import EDIT, actor_name, require
from chatdoc.audit.actions import record
from chatdoc.editorial.models import Replay
from chatdoc.editorial.queries import replayed_questions
from chatdoc.editorial.replaying import replay_with
from chatdoc.knowledge.actions.four_eyes import subject_of
from chatdoc.knowledge.models import InstructionVersion, LexiconChange, LexiconKind, Version
from chatdoc.knowledge.queries.instructions import instructions_of
from chatdoc.knowledge.queries.preview import Preview
from chatdoc.knowledge.replay_report import ReplayReport


def replay_instructions(actor: User, version: InstructionVersion) -> ReplayReport:
    """Every gold question, and the gaps reported, under the candidate; kept for its validator."""
    require(actor, EDIT)
    report = replay_with(subject_of(version), list(replayed_questions()), instructions=instructions_of(version))
    return keep_report(actor, report)


def replay_version(actor: User, version: Version) -> ReplayReport:
    """Every gold question, as the advisors of its caisse would ask it, with the candidate in the base."""
    require(actor, EDIT)
    asked = list(replayed_questions(version.fiche.caisse_id or ""))
    return keep_report(actor, replay_with(subject_of(version), asked, Preview(added=frozenset({version.pk}))))


def replay_entry(actor: User, change: LexiconChange) -> ReplayReport:
    """Every gold question, and the gaps reported, heard with the candidate's words."""
    require(actor, EDIT)
    words = {change.name: tuple(change.values)}
    preview = Preview(sigles=words) if change.kind == LexiconKind.SIGLE else Preview(synonyms=words)
    return keep_report(actor, replay_with(subject_of(change), list(replayed_questions()), preview))


@transaction.atomic
def keep_report(actor: User, report: ReplayReport) -> ReplayReport:
    Replay.objects.update_or_create(subject=report.subject, defaults={"report": report.to_json(), "by": actor})
    changes = len(report.changes)
    record(actor_name(actor), "editorial.replay", report.subject, changes=changes, worse=report.worse)
    return report
