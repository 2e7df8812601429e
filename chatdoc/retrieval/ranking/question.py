"""A question as the index can score it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from chatdoc.retrieval.ranking.intents import Intent
from chatdoc.retrieval.ranking.regimes import Regime


@dataclass(frozen=True, slots=True)
class Slot:
    """One thing to find: the best of its alternatives counts, not their sum."""

    alternatives: tuple[tuple[int, float], ...]  # (term, weight)
    word: int = -1  # rank of the word of the question it comes from; -1: context only
    is_direct: bool = True  # said, or corrected; False: an expansion

    @property
    def weight(self) -> float:
        return max(weight for _, weight in self.alternatives)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the question that asks for something, for the judgement of coverage."""

    surface: str
    is_known: bool
    is_corrected: bool = False
    is_weak: bool = False
    is_reference: bool = False  # a number, a year, an article
    is_exact: bool = True  # the base holds this very form, not only its stem (« imprimante » for « imprimé »)
    is_vague: bool = False
    is_foreign: bool = False
    is_subject: bool = False  # of social protection, or of the life it covers
    is_other_body: bool = False
    is_sigle: bool = False
    said_with: int = -1  # rank of the word that carries the meaning of an expression they make together


@dataclass(frozen=True)
class Question:
    slots: tuple[Slot, ...]
    words: tuple[Word, ...]
    intents: Intent = Intent.NONE
    regimes: Regime = Regime.NONE
    wants_article: bool = False
    cites_article: bool = False  # by its number
    wants_steps: bool = False
    held: NDArray[np.int32] | None = None  # which conditions of the base the facts fulfil (`conditions`)
    looks_ahead: bool = False  # asks for the figure of a year still to come
    follows: bool = False  # makes sense only after the question before
    meanings: tuple[tuple[tuple[int, ...], float], ...] = ()  # terms of what its expressions stand for, how surely
    before: "Question | None" = None  # the one it follows: its fiche is nearly the subject
    corrections: dict[str, str] = field(default_factory=dict)
    expansions: dict[str, tuple[str, ...]] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()


def lightened(slot: Slot, factor: float) -> Slot:
    return replace(slot, alternatives=tuple((term, weight * factor) for term, weight in slot.alternatives))


def weighed(slot: Slot, factor: float) -> Slot:
    return replace(lightened(slot, factor), word=-1)


def merged(slots: Sequence[Slot]) -> list[Slot]:
    """A term asked for twice counts once, at its best weight."""
    best: dict[int, float] = {}
    for slot in slots:
        if len(slot.alternatives) == 1:
            term, weight = slot.alternatives[0]
            best[term] = max(best.get(term, 0.0), weight)
    kept: list[Slot] = []
    seen: set[int] = set()
    for slot in sorted(slots, key=lambda s: -s.weight):
        left = tuple((t, w) for t, w in slot.alternatives if t not in seen and w >= best.get(t, 0.0))
        if left:
            kept.append(replace(slot, alternatives=left))
            seen.update(term for term, _ in left)
    return kept
