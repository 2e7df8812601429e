from django.db import transaction

from chatdoc.knowledge.models import BaseRevision
from chatdoc.knowledge.signals import published


@transaction.atomic
def mark_published() -> int:
    """Count the published base up, and tell the listeners once the transaction is done."""
    revision, _ = BaseRevision.objects.select_for_update().get_or_create(pk=1)
    revision.number += 1
    revision.save()
    transaction.on_commit(lambda: published.send(sender=BaseRevision))
    return revision.number
