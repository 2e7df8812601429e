"""« Signaler un manque »: what was asked and is not in the base goes to the experts, grouped, without its call."""

from typing import Final

from django.db import transaction
from django.utils import timezone

from chatdoc.accounts.models import User
from chatdoc.accounts.permissions import ASK, EDIT, actor_name, require
from chatdoc.audit.actions import record
from chatdoc.knowledge.errors import GapUnreadable
from chatdoc.knowledge.facts.kept import without_fine_facts
from chatdoc.knowledge.models import Gap, GapEtat, GapReport
from chatdoc.privacy import SafeText

LONGEST_KEY: Final = 300
LONGEST_QUESTION: Final = 500
CLOSED: Final = (GapEtat.PUBLIE, GapEtat.SANS_OBJET)


@transaction.atomic
def report_gap(actor: User, question: SafeText, *, key: str, theme: str, caisse: str) -> Gap:
    """`key`: the words of the question in one order, so that two wordings make one line. The day is kept, no hour."""
    require(actor, ASK)
    if not key:
        raise GapUnreadable
    today = timezone.localdate()
    gap, _ = Gap.objects.select_for_update().get_or_create(
        key=key[:LONGEST_KEY],
        caisse_id=caisse or None,
        defaults={"question": coarse(question)[:LONGEST_QUESTION], "theme": theme[:200], "last_day": today},
    )
    _, is_new = GapReport.objects.get_or_create(gap=gap, reporter=actor, defaults={"day": today})
    gap.reports += is_new
    gap.last_day = today
    gap.etat = GapEtat.OUVERT if gap.etat in CLOSED else gap.etat
    gap.save()
    record(actor_name(actor), "knowledge.report_gap", str(gap.pk), reports=gap.reports)
    return gap


def coarse(question: SafeText) -> str:
    """What may be kept (design §3): the year of a birth; neither département, health nor resources of the person."""
    return without_fine_facts(str(question))


@transaction.atomic
def dismiss_gap(actor: User, gap: Gap) -> None:
    """« Sans objet »: nobody is told, and nothing stays of who reported it."""
    require(actor, EDIT)
    gap.etat = GapEtat.SANS_OBJET
    gap.save(update_fields=["etat"])
    gap.reporters.all().delete()
    record(actor_name(actor), "knowledge.dismiss_gap", str(gap.pk))


@transaction.atomic
def forget_answered(actor: User) -> None:
    """The advisor has read that it is published: who reported it need not be known any more."""
    require(actor, ASK)
    told, _ = GapReport.objects.filter(reporter=actor, gap__etat=GapEtat.PUBLIE).delete()
    record(actor_name(actor), "knowledge.forget_answered", "", reports=told)
