from typing import Any

from chatdoc.retrieval.indexing import prepare_index


def index_published_base(**signal: Any) -> None:
    """Whoever publishes makes the index, so that no call waits for it."""
    prepare_index()
