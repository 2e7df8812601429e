"""The life of the instructions: proposed by one expert, replayed and published by another, returned to in one click."""

from django.db import transaction
from django.utils import timezone

from chatdoc.accounts.models import User
from chatdoc.accounts.permissions import INSTRUCT, actor_name, require
from chatdoc.audit.actions import record
from chatdoc.knowledge.actions.four_eyes import require_etat, require_fresh_replay, require_second_person
from chatdoc.knowledge.actions.personal_data import reason_against
from chatdoc.knowledge.errors import CommentNeeded, ContentRefused, NothingChanged
from chatdoc.knowledge.instructions import EngineSettings, Instructions, Sentence
from chatdoc.knowledge.models import Decision, Etat, InstructionVersion, Review
from chatdoc.knowledge.queries.instructions import instructions_of
from chatdoc.knowledge.replay_report import ReplayReport
from chatdoc.knowledge.signals import instructed


@transaction.atomic
def propose_instructions(
    actor: User, sentences: tuple[Sentence, ...], settings: EngineSettings, reason: str
) -> InstructionVersion:
    require(actor, INSTRUCT)
    if found := reason_against("\n".join((*(one.text for one in sentences), settings.reminder, reason))):
        raise ContentRefused(found)
    if any(_says(version, sentences, settings) for version in _standing()):
        raise NothingChanged
    version = make_version(sentences, settings, reason=reason, author=actor)
    record(actor_name(actor), "knowledge.propose_instructions", str(version))
    return version


@transaction.atomic
def return_instructions(actor: User, version: InstructionVersion, comment: str) -> None:
    """Back to its author, with what to mend."""
    require(actor, INSTRUCT)
    require_etat(version, Etat.A_RELIRE)
    if not comment.strip():
        raise CommentNeeded
    _decide(actor, version, Decision.RENVOYER, comment)
    version.etat = Etat.BROUILLON
    version.save(update_fields=["etat"])
    record(actor_name(actor), "knowledge.return_instructions", str(version))


@transaction.atomic
def publish_instructions(
    actor: User, version: InstructionVersion, report: ReplayReport | None, comment: str = ""
) -> None:
    """Four eyes and a replay of what is published now; the version before is withdrawn in the same transaction."""
    require(actor, INSTRUCT)
    version = InstructionVersion.objects.select_for_update().get(pk=version.pk)
    require_etat(version, Etat.A_RELIRE)
    require_second_person(actor, version)
    require_fresh_replay(version, report)
    _decide(actor, version, Decision.VALIDER, comment)
    _publish(version)
    worse = report.worse if report else 0
    record(actor_name(actor), "knowledge.publish_instructions", str(version), worse=worse)


@transaction.atomic
def restore_instructions(actor: User, older: InstructionVersion) -> InstructionVersion:
    """One click: what was published once, and seen by two people then, is published again as a new version."""
    require(actor, INSTRUCT)
    require_etat(older, Etat.RETIREE)
    said = instructions_of(older)
    reason = f"Retour à la version {older.number}"
    version = make_version(said.sentences, said.settings, reason=reason, author=actor)
    _publish(version)
    record(actor_name(actor), "knowledge.restore_instructions", str(version), older=older.number)
    return version


def make_version(
    sentences: tuple[Sentence, ...], settings: EngineSettings, *, reason: str = "", author: User | None = None
) -> InstructionVersion:
    last = InstructionVersion.objects.order_by("-number").values_list("number", flat=True).first() or 0
    return InstructionVersion.objects.create(
        number=last + 1,
        sentences=[{"text": one.text, "held_by": one.held_by} for one in sentences],
        settings=settings.to_json(),
        reason=reason[:500],
        author=author,
    )


def load_instructions(said: Instructions) -> bool:
    """From a base folder: published when they are the first; else waiting for a reader, unless they are known."""
    if any(_says(version, said.sentences, said.settings) for version in InstructionVersion.objects.all()):
        return False
    is_first = not InstructionVersion.objects.exists()
    version = make_version(said.sentences, said.settings, reason="Chargée avec la base")
    if is_first:
        _publish(version)
    return True


def _standing() -> list[InstructionVersion]:
    return list(InstructionVersion.objects.filter(etat__in=(Etat.A_RELIRE, Etat.PUBLIEE)))


def _says(version: InstructionVersion, sentences: tuple[Sentence, ...], settings: EngineSettings) -> bool:
    known = instructions_of(version)
    return (known.sentences, known.settings) == (sentences, settings)


def _decide(actor: User, version: InstructionVersion, decision: Decision, comment: str) -> None:
    if found := reason_against(comment):
        raise ContentRefused(found)
    Review.objects.create(instructions=version, decision=decision, reviewer=actor, comment=comment.strip()[:1000])


def _publish(version: InstructionVersion) -> None:
    InstructionVersion.objects.filter(etat=Etat.PUBLIEE).update(etat=Etat.RETIREE)
    version.etat, version.published_at = Etat.PUBLIEE, timezone.now()
    version.save(update_fields=["etat", "published_at"])
    transaction.on_commit(lambda: instructed.send(sender=InstructionVersion))
