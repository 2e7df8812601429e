"""How well each text answers the question, by a reranking server of the site: Jina, vLLM, Infinity, or TEI."""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

from chatdoc.ai.embeddings import posted
from chatdoc.ai.errors import ModelFailed
from chatdoc.ai.opinions import RerankSettings
from chatdoc.ai.server import Server

if TYPE_CHECKING:
    import httpx2


class Reranker(Protocol):
    def scores(self, query: str, texts: Sequence[str], seconds: float) -> list[float]:
        """One score per text, in their order. Raise `ModelFailed` when it cannot."""


class ServedReranker:
    def __init__(self, server: Server, model: str) -> None:
        self._server, self._model = server, model

    @cached_property
    def _client(self) -> "httpx2.Client":
        from chatdoc.ai.http import client_of

        return client_of(self._server)

    def scores(self, query: str, texts: Sequence[str], seconds: float) -> list[float]:
        """`documents` is what Jina and vLLM read, `texts` what TEI reads: each ignores the other."""
        body = {
            "model": self._model,
            "query": query,
            "documents": list(texts),
            "texts": list(texts),
            "top_n": len(texts),
        }
        answer = posted(self._client, f"{self._server.base}/rerank", body, seconds)
        return _in_order(answer.get("results") if isinstance(answer, dict) else answer, len(texts))


def reranker_of(settings: RerankSettings) -> Reranker:
    return ServedReranker(Server(settings.url, settings.key, 60.0), settings.name)


def _in_order(rows: Any, count: int) -> list[float]:
    try:
        found = {int(row["index"]): float(row.get("relevance_score", row.get("score"))) for row in rows}
        return [found[rank] for rank in range(count)]
    except (KeyError, TypeError, ValueError, AttributeError):
        raise ModelFailed("réponse illisible") from None
