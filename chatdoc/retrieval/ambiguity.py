"""Fiches that differ only by whose rule they state: the person's régime chooses between them, or is asked."""

from collections.abc import Sequence
from typing import Final

from chatdoc.retrieval.ranking.regimes import REGIME_WORDS, Regime
from chatdoc.retrieval.ranking.terms import base_terms
from chatdoc.retrieval.results import FicheHit

NEAR: Final = 0.8  # of the first fiche's score: below, the question chose
SAME: Final = 0.75  # of the words of both titles
_READ = 5


def regimes_in_doubt(hits: Sequence[FicheHit]) -> tuple[Regime, ...]:
    """That of the first fiche, then of those that say the same for others; empty when the question leaves no doubt."""
    if not hits or len(hits[0].regimes) != 1:
        return ()
    first = hits[0]
    near = [hit for hit in hits[1:_READ] if hit.score >= NEAR * first.score and len(hit.regimes) == 1]
    others = [hit.regimes for hit in near if not hit.regimes & first.regimes and _same_subject(first, hit)]
    return (first.regimes, *dict.fromkeys(others)) if others else ()


def _same_subject(one: FicheHit, other: FicheHit) -> bool:
    mine, theirs = (frozenset(base_terms(hit.version.title)) - REGIME_WORDS for hit in (one, other))
    return bool(mine) and len(mine & theirs) >= SAME * len(mine | theirs)
