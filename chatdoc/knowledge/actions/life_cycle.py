"""brouillon → à relire → validée → publiée → retirée: each step is an act, journaled; the content never moves."""

from django.db import transaction
from django.utils import timezone

from chatdoc.accounts.models import User
from chatdoc.accounts.permissions import EDIT, actor_name, require, require_scope
from chatdoc.audit.actions import record
from chatdoc.knowledge.actions.four_eyes import (
    require_etat,
    require_fresh_replay,
    require_proof_read,
    require_second_person,
)
from chatdoc.knowledge.actions.personal_data import reason_against
from chatdoc.knowledge.actions.publication import mark_published
from chatdoc.knowledge.errors import CommentNeeded, ContentRefused
from chatdoc.knowledge.models import Decision, Etat, Fiche, Gap, GapEtat, Review, Version
from chatdoc.knowledge.replay_report import ReplayReport


@transaction.atomic
def validate_version(actor: User, version: Version, report: ReplayReport | None, comment: str = "") -> Version:
    """A second person, who has seen what the base would answer with it."""
    held = _held(actor, version)
    require_etat(held, Etat.A_RELIRE)
    require_second_person(actor, held)
    require_proof_read(held)
    require_fresh_replay(held, report)
    _decide(actor, held, Decision.VALIDER, comment)
    _move(held, Etat.VALIDEE)
    worse = report.worse if report else 0
    record(actor_name(actor), "knowledge.validate_version", _name(held), worse=worse)
    return held


@transaction.atomic
def publish_version(actor: User, version: Version, report: ReplayReport | None) -> Version:
    """Validated before, and nothing published since the replay: the cards are those its reader saw.

    With a date of effect to come it is announced until that day, and answers from then on.
    """
    held = _held(actor, version)
    require_etat(held, Etat.VALIDEE)
    require_fresh_replay(held, report)
    same_day = held.fiche.versions.filter(etat=Etat.PUBLIEE, dated=held.dated, en_vigueur_du=held.en_vigueur_du)
    same_day.update(etat=Etat.RETIREE)
    _move(held, Etat.PUBLIEE)
    Gap.objects.filter(fiche=held.fiche, etat=GapEtat.EN_COURS).update(etat=GapEtat.PUBLIE)
    record(actor_name(actor), "knowledge.publish_version", _name(held), revision=mark_published())
    return held


@transaction.atomic
def return_version(actor: User, version: Version, comment: str) -> None:
    """Back to its author, with what to mend."""
    held = _held(actor, version)
    require_etat(held, Etat.A_RELIRE, Etat.VALIDEE)
    if not comment.strip():
        raise CommentNeeded
    _decide(actor, held, Decision.RENVOYER, comment)
    _move(held, Etat.BROUILLON)
    record(actor_name(actor), "knowledge.return_version", _name(held))


@transaction.atomic
def withdraw_fiche(actor: User, fiche: Fiche) -> int:
    """One click, one person: what is wrong must not wait. No card says it any more; every version stays readable."""
    require(actor, EDIT)
    require_scope(actor, fiche.caisse_id or "", fiche.nature)
    count = fiche.versions.filter(etat=Etat.PUBLIEE).update(etat=Etat.RETIREE)
    if count:
        mark_published()
    record(actor_name(actor), "knowledge.withdraw_fiche", fiche.identifier, versions=count)
    return count


@transaction.atomic
def restore_version(actor: User, older: Version) -> Version:
    """Its text again, as a new version that a second person will read: the law may have moved since."""
    held = _held(actor, older)
    require_etat(held, Etat.RETIREE, Etat.PUBLIEE)
    last = held.fiche.versions.order_by("-number").values_list("number", flat=True)[0]
    restored = Version(
        fiche=held.fiche,
        number=last + 1,
        etat=Etat.A_RELIRE,
        title=held.title,
        theme=held.theme,
        tree=held.tree,
        metadata=held.metadata,
        url=held.url,
        en_vigueur_du=held.en_vigueur_du,
        en_vigueur_au=held.en_vigueur_au,
        dated=max(timezone.localdate(), held.en_vigueur_du or timezone.localdate()),
        is_extract=held.is_extract,
        content_hash=held.content_hash,
        author=actor,
    )
    restored.save()
    record(actor_name(actor), "knowledge.restore_version", _name(restored), older=held.number)
    return restored


def _held(actor: User, version: Version) -> Version:
    require(actor, EDIT)
    held = Version.objects.select_for_update(of=("self",)).select_related("fiche").get(pk=version.pk)
    require_scope(actor, held.fiche.caisse_id or "", held.fiche.nature)
    return held


def _move(version: Version, etat: Etat) -> None:
    version.etat = etat
    version.published_at = timezone.now() if etat == Etat.PUBLIEE else version.published_at
    version.save(update_fields=["etat", "published_at"])


def _decide(actor: User, version: Version, decision: Decision, comment: str) -> None:
    if found := reason_against(comment):
        raise ContentRefused(found)
    Review.objects.create(version=version, decision=decision, reviewer=actor, comment=comment.strip()[:1000])


def _name(version: Version) -> str:
    return f"{version.fiche.identifier} v{version.number}"
