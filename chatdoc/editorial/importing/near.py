"""Published fiches that already say much of what a document says. The search names them, their words decide."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from chatdoc.knowledge.documents import Document
from chatdoc.knowledge.units import Unit, cut_units
from chatdoc.privacy import Guarded, guard
from chatdoc.retrieval.queries import search

_ASKED: Final = 300  # characters of the document that make the question
_OPENING: Final = 5  # units
_CANDIDATES: Final = 10
_WORDS: Final = 5  # in a row
_NEAR: Final = 0.25  # of the shorter text
_WORD: Final = re.compile(r"\w+")
_FIGURE: Final = re.compile(r"\d+")


@dataclass(frozen=True)
class Near:
    fiche_id: str
    title: str
    percent: int  # of the shorter of the two texts that is in the other too


def near_fiches(document: Document) -> Iterator[Near]:
    """The nearest first. Figures are not compared: the same text with this year's amounts is a duplicate."""
    units = cut_units(document.blocks)
    said = _shingles(units)
    guarded = guard(" ".join((document.title, *(unit.text for unit in units[:_OPENING])))[:_ASKED])
    if not said or not isinstance(guarded, Guarded):
        return
    hits = search(guarded.text, caisse=document.caisse, limit=_CANDIDATES).hits
    found = [(_share(said, _shingles(hit.version.units)), hit.version) for hit in hits]
    for share, version in sorted(found, key=lambda pair: -pair[0]):
        if share >= _NEAR:
            yield Near(version.fiche_id, version.title, round(share * 100))


def _shingles(units: Iterable[Unit]) -> frozenset[tuple[str, ...]]:
    text = " ".join(unit.text for unit in units)
    words = [_FIGURE.sub("0", word) for word in _WORD.findall(text.casefold())]
    return frozenset(tuple(words[start : start + _WORDS]) for start in range(len(words) - _WORDS + 1))


def _share(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> float:
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter else 0.0
