from datetime import date, timedelta

from django.db import transaction

from chatdoc.accounts.permissions import PURGE, Actor, actor_name, require
from chatdoc.audit.actions import record
from chatdoc.knowledge.models import Gap, GapReport


@transaction.atomic
def purge_gaps(actor: Actor, today: date, days: int) -> int:
    """Reported gaps older than the time allowed, and who reported them. How many questions are gone."""
    require(actor, PURGE)
    limit = today - timedelta(days=days)
    GapReport.objects.filter(day__lt=limit).delete()
    _, removed = Gap.objects.filter(last_day__lt=limit).delete()
    questions = removed.get("knowledge.Gap", 0)
    record(actor_name(actor), "knowledge.purge_gaps", limit.isoformat(), questions=questions)
    return questions
