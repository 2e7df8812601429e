from chatdoc.audit.models.entry import Entry

__all__ = ["Entry"]
