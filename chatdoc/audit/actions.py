from typing import Any, Final

from django.db import connection, transaction
from django.utils import timezone

from chatdoc.audit.chain import FIRST, entry_hash
from chatdoc.audit.models import Entry

_LOCK: Final = 20_261_122


def record(actor: str, action: str, target: str = "", **details: Any) -> Entry:
    """Add a line to the journal, in the caller's transaction. `details` holds identifiers and counts only."""
    with transaction.atomic():
        _wait_for_our_turn()
        previous = Entry.objects.order_by("-id").values_list("hash", flat=True).first() or FIRST
        entry = Entry(
            at=timezone.now(),
            actor=actor,
            action=action,
            target=target,
            details=details,
            previous_hash=previous,
        )
        entry.hash = entry_hash(entry)
        entry.save()
    return entry


def _wait_for_our_turn() -> None:
    """Two lines written at once would claim the same predecessor. SQLite has one writer already."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
