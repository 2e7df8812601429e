"""The base read against itself, and what experts decide of what is found."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from chatdoc.accounts.models import User
from chatdoc.accounts.permissions import EDIT, Actor, actor_name, require
from chatdoc.audit.actions import record
from chatdoc.editorial.models import Finding, FindingEtat, FindingScope, Rereading
from chatdoc.editorial.rereading.finding import Found
from chatdoc.editorial.rereading.whole import read_whole_base
from chatdoc.editorial.starting import consigne_text
from chatdoc.knowledge.actions.drafts import open_draft
from chatdoc.knowledge.models import Draft
from chatdoc.knowledge.queries import current_revision


def reread_base(actor: Actor) -> int:
    """How many things are to be dealt with. Read first, then written at once: nothing is locked meanwhile."""
    require(actor, EDIT)
    revision = current_revision()
    found, fiches = read_whole_base(timezone.localdate())
    return _keep(actor, found, revision, fiches)


@transaction.atomic
def _keep(actor: Actor, found: Iterable[Found], revision: int, fiches: int) -> int:
    """What was decided stays, as long as the texts are those it was decided of."""
    made = {one.key: _row(one) for one in found}
    Finding.objects.filter(etat=FindingEtat.A_TRAITER).exclude(key__in=made).delete()
    decided = {row.key: row for row in Finding.objects.filter(key__in=made)}
    Finding.objects.bulk_create(row for key, row in made.items() if key not in decided)
    for key, row in decided.items():  # the same texts, in newer versions
        row.one_id, row.one_unit = made[key].one_id, made[key].one_unit
        row.other_id, row.other_unit = made[key].other_id, made[key].other_unit
    Finding.objects.bulk_update(decided.values(), ["one", "one_unit", "other", "other_unit"])
    Rereading.objects.update_or_create(pk=1, defaults={"revision": revision, "fiches": fiches})
    waiting = Finding.objects.filter(etat=FindingEtat.A_TRAITER).count()
    record(actor_name(actor), "editorial.reread", "base", revision=revision, found=len(made), waiting=waiting)
    return waiting


def _row(found: Found) -> Finding:
    scope = FindingScope.DATES if found.is_older else FindingScope.SAME
    return Finding(
        key=found.key,
        kind=found.kind,
        scope=FindingScope.LOCAL if found.is_local else scope,
        point=found.point[:500],
        one_id=found.one.version.version_id,
        one_unit=found.one.unit,
        one_text=found.one.text,
        other_id=found.other.version.version_id if found.other else None,
        other_unit=found.other.unit if found.other else None,
        other_text=found.other.text if found.other else "",
        is_older=found.is_older,
    )


@transaction.atomic
def dismiss_finding(actor: User, finding: Finding) -> None:
    """« Sans objet »: it does not come back as long as neither text changes."""
    _decide(actor, finding, FindingEtat.SANS_OBJET, "editorial.dismiss_finding")


@transaction.atomic
def reopen_finding(actor: User, finding: Finding) -> None:
    _decide(actor, finding, FindingEtat.A_TRAITER, "editorial.reopen_finding")


@transaction.atomic
def answer_with_consigne(actor: User, finding: Finding) -> Draft:
    """A draft of a consigne that names both fiches: the expert writes which one to say."""
    require(actor, EDIT)
    draft = open_draft(actor, consigne_text(actor, finding))
    _decide(actor, finding, FindingEtat.CONSIGNE, "editorial.answer_with_consigne")
    return draft


def _decide(actor: User, finding: Finding, etat: FindingEtat, action: str) -> None:
    require(actor, EDIT)
    finding.etat, finding.by = etat, actor
    finding.save(update_fields=["etat", "by"])
    record(actor_name(actor), action, str(finding.pk), kind=finding.kind)
