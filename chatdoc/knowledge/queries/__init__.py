"""What the others read of the base."""

from chatdoc.knowledge.queries.lexicon import sigles, synonyms
from chatdoc.knowledge.queries.published import (
    PublishedVersion,
    current_revision,
    latest_versions,
    published_versions,
    version_page,
)

__all__ = [
    "PublishedVersion",
    "current_revision",
    "latest_versions",
    "published_versions",
    "sigles",
    "synonyms",
    "version_page",
]
