"""Fiches that repeat one another: nearly the same passages, in most of the shorter one."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from chatdoc.knowledge.queries import PublishedVersion
from chatdoc.knowledge.units import Unit, cut_units
from chatdoc.retrieval.ranking.terms import base_terms

ALIKE: Final = 0.8  # of the words of both passages
REPEATED: Final = 0.5  # of the words of the shorter fiche
LEAST_WORDS: Final = 6  # of a passage
LEADS: Final = 4  # rarest words of a passage: two in common make a pair to compare
WIDEST: Final = 60  # passages: a word that more of them hold leads to none


@dataclass(frozen=True, eq=False)
class Passage:
    version: PublishedVersion
    unit: Unit
    terms: frozenset[str]


@dataclass(frozen=True)
class Duplicate:
    """The longest passage that both hold, and how many they share."""

    one: Passage
    other: Passage
    passages: int


def duplicates(versions: Sequence[PublishedVersion]) -> Iterator[Duplicate]:
    passages = [passage for version in versions for passage in _passages(version)]
    words: Counter[str] = Counter()
    for passage in passages:
        words[passage.version.fiche_id] += len(passage.terms)
    shared: dict[tuple[str, str], list[tuple[Passage, Passage]]] = defaultdict(list)
    for one, other in _alike(passages):
        shared[one.version.fiche_id, other.version.fiche_id].append((one, other))
    for (left, right), pairs in sorted(shared.items()):
        kept = _one_each(pairs)
        if sum(len(one.terms) for one, _ in kept) >= REPEATED * min(words[left], words[right]):
            yield Duplicate(*kept[0], len(kept))


def _passages(version: PublishedVersion) -> Iterator[Passage]:
    for unit in cut_units(version.blocks):
        terms = frozenset(base_terms(unit.text)) if unit.kind != "service" else frozenset()
        if len(terms) >= LEAST_WORDS:
            yield Passage(version, unit, terms)


def _alike(passages: Sequence[Passage]) -> Iterator[tuple[Passage, Passage]]:
    holding: Mapping[str, list[int]] = _holding(passages)
    for rank, passage in enumerate(passages):
        rare = sorted((t for t in passage.terms if len(holding[t]) <= WIDEST), key=lambda t: (len(holding[t]), t))
        met = Counter(other for term in rare[:LEADS] for other in holding[term] if other > rank)
        for other, count in met.items():
            if count >= min(2, len(rare)) and _are_alike(passage, passages[other]):
                yield passage, passages[other]


def _holding(passages: Sequence[Passage]) -> Mapping[str, list[int]]:
    holding: dict[str, list[int]] = defaultdict(list)
    for rank, passage in enumerate(passages):
        for term in passage.terms:
            holding[term].append(rank)
    return holding


def _are_alike(one: Passage, other: Passage) -> bool:
    if one.version.fiche_id == other.version.fiche_id or not _meet(one.version.caisse, other.version.caisse):
        return False
    return len(one.terms & other.terms) >= ALIKE * len(one.terms | other.terms)


def _meet(one: str, other: str) -> bool:
    """Two caisses may write the same consigne: nobody reads both."""
    return not one or not other or one == other


def _one_each(pairs: Sequence[tuple[Passage, Passage]]) -> list[tuple[Passage, Passage]]:
    """A passage that its fiche repeats counts once; the longest first."""
    mine: set[int] = set()
    theirs: set[int] = set()
    kept = []
    for one, other in sorted(pairs, key=lambda pair: -len(pair[0].terms)):
        if one.unit.number not in mine and other.unit.number not in theirs:
            mine.add(one.unit.number)
            theirs.add(other.unit.number)
            kept.append((one, other))
    return kept
