"""A second opinion on the ranking, when the site has one: likeness of vectors, a reranking server. Off by default.

The words keep their say: an opinion adds to their score, never decides what the base covers, and is left out as soon as
its server is late or down.
"""

import hashlib
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Final

import numpy as np
from django.conf import settings
from numpy.typing import NDArray

from chatdoc.ai.embeddings import Embedder, Vectors, embedder_of
from chatdoc.ai.errors import ModelFailed
from chatdoc.ai.reranking import Reranker, reranker_of
from chatdoc.privacy import SafeText
from chatdoc.retrieval.ranking.documents import RankedDocument
from chatdoc.retrieval.ranking.engine import Ranked, RankedPassage
from chatdoc.retrieval.ranking.index import Index
from chatdoc.retrieval.ranking.passages import cut_passages
from chatdoc.retrieval.ranking.regimes import Regime
from chatdoc.retrieval.results import FicheHit

logger = logging.getLogger(__name__)
NEAREST: Final = 10  # fiches that vectors alone may bring
BUILD_SECONDS: Final = 60.0  # for one batch of passages, when the index is made
_MOST_WORDS: Final = 300  # of the text that a reranker reads


@dataclass(frozen=True)
class Dense:
    """`weight`: what a likeness of 1 is worth beside the score of the words, which is about 0 to 5."""

    embedder: Embedder
    weight: float
    seconds: float

    def file(self, folder: Path) -> Path:
        return folder / f"dense-{hashlib.sha256(self.embedder.name.encode()).hexdigest()[:12]}.npy"

    def build(self, folder: Path, texts: Sequence[str]) -> None:
        """Once per publication. A server that is down leaves the index without vectors: the words still find."""
        try:
            vectors = self.embedder.embed(texts, BUILD_SECONDS)
        except ModelFailed as error:
            logger.error("the passages have no vectors: %s", type(error).__name__)
            return
        np.save(self.file(folder), vectors)

    def added(
        self, folder: Path, index: Index, question: SafeText, hits: Sequence[Ranked], allowed: NDArray[np.bool_]
    ) -> list[Ranked]:
        vectors = _vectors(self.file(folder))
        if vectors is None:
            return list(hits)
        try:
            asked = self.embedder.embed([str(question)], self.seconds)[0]
            likeness = np.where(_allowed_passages(index, allowed), vectors @ asked, -1.0)
        except (ModelFailed, ValueError) as error:  # of another size: the server changed its model
            logger.error("the question has no vector: %s", type(error).__name__)
            return list(hits)
        return self._fused(index, hits, likeness)

    def _fused(self, index: Index, hits: Sequence[Ranked], likeness: NDArray[np.float64]) -> list[Ranked]:
        starts = index.versions.passage_starts
        best = np.maximum.reduceat(likeness, starts[:-1])
        rows = {int(pk): row for row, pk in enumerate(index.versions.version_ids)}
        found = [self._scored(hit, float(best[rows[hit.version_id]])) for hit in hits]
        fiches = {int(index.versions.fiches[rows[hit.version_id]]) for hit in hits}
        others = (
            r for r in np.argsort(-best, kind="stable") if int(index.versions.fiches[r]) not in fiches and best[r] > 0
        )
        for row in islice(others, NEAREST):
            passage = int(starts[row] + np.argmax(likeness[starts[row] : starts[row + 1]]))
            first, last = int(index.versions.firsts[passage]), int(index.versions.lasts[passage])
            alone = Ranked(
                version_id=int(index.versions.version_ids[row]),
                score=0.0,
                passages=(RankedPassage(first, last, 0.0),),
                reasons={},
                regimes=Regime(int(index.versions.regimes[row])),
            )
            found.append(self._scored(alone, float(best[row])))
        return sorted(found, key=lambda hit: -hit.score)

    def _scored(self, hit: Ranked, likeness: float) -> Ranked:
        gain = round(self.weight * max(likeness, 0.0), 4)
        return replace(hit, score=round(hit.score + gain, 4), reasons={**hit.reasons, "dense": gain})


@dataclass(frozen=True)
class Rerank:
    reranker: Reranker
    top: int
    weight: float
    seconds: float

    def ordered(self, question: SafeText, hits: Sequence[FicheHit]) -> tuple[FicheHit, ...]:
        read, rest = hits[: self.top], hits[self.top :]
        if len(read) < 2:
            return tuple(hits)
        try:
            scores = self.reranker.scores(str(question), [_text(hit) for hit in read], self.seconds)
        except ModelFailed as error:
            logger.error("the fiches were not read again: %s", type(error).__name__)
            return tuple(hits)
        low, high = min(scores), max(scores)
        gains = [self.weight * (score - low) / max(high - low, 1e-9) for score in scores]
        found = [_gained(hit, round(gain, 4)) for hit, gain in zip(read, gains, strict=True)]
        return (*sorted(found, key=lambda hit: -hit.score), *rest)


def _gained(hit: FicheHit, gain: float) -> FicheHit:
    return replace(hit, score=round(hit.score + gain, 4), reasons={**hit.reasons, "rerank": gain})


def _text(hit: FicheHit) -> str:
    said = [unit.text for passage in hit.passages[:1] for unit in hit.version.units[passage.first : passage.last + 1]]
    return " ".join(" ".join((hit.version.title, *said)).split()[:_MOST_WORDS])


def passage_texts(document: RankedDocument) -> list[str]:
    """One text per passage of the index, in its order."""
    passages = list(cut_passages(document.units))
    said = [f"{document.title} · {passage.headings} · {passage.text}" for passage in passages]
    return said or [f"{document.title} · {document.description}"]


def _allowed_passages(index: Index, allowed: NDArray[np.bool_]) -> NDArray[np.bool_]:
    found: NDArray[np.bool_] = allowed[index.versions.passage_versions]
    return found


@cache
def _vectors(file: Path) -> Vectors | None:
    return np.load(file, mmap_mode="r") if file.exists() else None


_left_out = False


def dense() -> Dense | None:
    return None if _left_out else _dense()


def rerank() -> Rerank | None:
    return None if _left_out else _rerank()


def has_opinions() -> bool:
    return _dense() is not None or _rerank() is not None


@contextmanager
def words_alone() -> Iterator[None]:
    """The same search without them, so that a site sees what they bring."""
    global _left_out
    before, _left_out = _left_out, True
    try:
        yield
    finally:
        _left_out = before


@cache
def _dense() -> Dense | None:
    chosen = settings.EMBEDDINGS
    return Dense(embedder_of(chosen), chosen.weight, chosen.seconds) if chosen else None


@cache
def _rerank() -> Rerank | None:
    chosen = settings.RERANK
    return Rerank(reranker_of(chosen), chosen.top, chosen.weight, chosen.seconds) if chosen else None
