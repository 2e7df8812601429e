"""Sigles that mean two things: in the texts, or in the texts and in the lexicon."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from chatdoc.editorial.models import FindingKind
from chatdoc.editorial.rereading.finding import Found, Side
from chatdoc.knowledge.queries import PublishedVersion, sigles
from chatdoc.knowledge.units import cut_units
from chatdoc.retrieval.ranking.harvest import sigles_in
from chatdoc.retrieval.ranking.terms import base_terms

SAME = 0.5  # of the words of both expansions: « Caisse d’allocations familiales », « caisses d’allocations familiales »


@dataclass(frozen=True)
class _Meaning:
    expansion: str
    terms: frozenset[str]
    side: Side


def sigles_of_several_meanings(versions: Iterable[PublishedVersion]) -> Iterator[Found]:
    """Two fiches that spell one sigle out in two ways, unless the lexicon says it is ambiguous already."""
    known = {sigle: expansions for sigle, expansions in sigles().items() if len(expansions) > 1}
    for sigle, meanings in sorted(_meanings(versions).items()):
        first = meanings[0]
        other = next((meaning for meaning in meanings if not _are_one(meaning.terms, first.terms)), None)
        if other and sigle not in known:
            yield Found.between(FindingKind.SIGLE, first.side, other.side, sigle)


def _meanings(versions: Iterable[PublishedVersion]) -> dict[str, list[_Meaning]]:
    found: dict[str, list[_Meaning]] = defaultdict(list)
    for version in versions:
        for unit in cut_units(version.blocks):
            for sigle, expansion in sigles_in(unit.text):
                side = Side(version, f"{expansion} ({sigle})", unit.number)
                found[sigle].append(_Meaning(expansion, frozenset(base_terms(expansion)), side))
    return found


def _are_one(one: frozenset[str], other: frozenset[str]) -> bool:
    """One meaning said at more or less length: « allocation aux adultes handicapés », « aux adultes handicapés »."""
    return one <= other or other <= one or len(one & other) >= SAME * len(one | other)
