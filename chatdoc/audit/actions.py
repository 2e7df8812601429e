import hashlib
import json
from typing import Any

from django.db import transaction
from django.utils import timezone

from chatdoc.audit.models import Entry

FIRST = "0" * 64


def record(actor: str, action: str, target: str = "", **details: Any) -> Entry:
    """Add a line to the journal, in the caller's transaction. `details` holds identifiers and counts only."""
    with transaction.atomic():
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


def entry_hash(entry: Entry) -> str:
    content = [
        entry.previous_hash,
        entry.at.isoformat(),
        entry.actor,
        entry.action,
        entry.target,
        entry.details,
    ]
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
