import hashlib
import json
from typing import Final

from chatdoc.audit.models import Entry

FIRST: Final = "0" * 64


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
