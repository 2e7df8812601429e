from chatdoc.audit.chain import FIRST, entry_hash
from chatdoc.audit.models import Entry


def first_broken_entry() -> Entry | None:
    """The first line that was changed, or whose predecessor was removed. None: the chain is whole."""
    previous = FIRST
    for entry in Entry.objects.order_by("id").iterator():
        if entry.previous_hash != previous or entry.hash != entry_hash(entry):
            return entry
        previous = entry.hash
    return None
