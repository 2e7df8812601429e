"""Plain BM25 over passages, as a library sets it up: what our ranking is measured against."""

import logging
from collections.abc import Iterable

import bm25s

from chatdoc.retrieval.ranking.analysis import tokens
from chatdoc.retrieval.ranking.documents import RankedDocument
from chatdoc.retrieval.ranking.passages import cut_passages


class Baseline:
    """Each passage with its title and headings; a fiche is worth its best passage."""

    def __init__(self, documents: Iterable[RankedDocument]) -> None:
        self._fiches: list[str] = []
        corpus: list[list[str]] = []
        for document in documents:
            for passage in cut_passages(document.units):
                self._fiches.append(document.fiche_id)
                corpus.append(_terms(f"{document.title}\n{passage.headings}\n{passage.text}"))
        logging.getLogger("bm25s").setLevel(logging.WARNING)  # it prints each step otherwise
        self._index = bm25s.BM25(method="lucene")
        self._index.index(corpus, show_progress=False)

    def search(self, question: str, limit: int = 10) -> list[str]:
        """Fiche identifiers, best first."""
        words = [term for term in _terms(question) if term in self._index.vocab_dict]
        if not words:
            return []
        count = min(limit * 20, len(self._fiches))
        ranks, _ = self._index.retrieve([words], k=count, show_progress=False)
        return list(dict.fromkeys(self._fiches[rank] for rank in ranks[0]))[:limit]


def _terms(text: str) -> list[str]:
    return [token.term for token in tokens(text) if not token.is_stop]
