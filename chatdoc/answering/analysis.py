"""Units as the question's words see them. What a version holds never changes: it is read once."""

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from math import log

from chatdoc.knowledge.facts.french import fold
from chatdoc.knowledge.units import Unit
from chatdoc.retrieval.ranking.terms import base_terms, label_terms
from chatdoc.retrieval.results import PublishedVersion

MAX_KEPT_VERSIONS = 2000  # as many as the search keeps; some 60 kB each, the rest of the base stays on disk
NOWHERE, ABOVE, AROUND = range(3)
_readings: dict[int, "VersionReading"] = {}
_SENTENCE = re.compile(r"(?<=[.!?…])\s+(?=[A-ZÀ-Ý«0-9])|\n+")
_MOST = 255
type Place = tuple[int, int, int]  # rank of a unit, how often it says the term itself, where else it stands


def sentences(text: str) -> list[str]:
    return [sentence.strip() for sentence in _SENTENCE.split(text) if sentence.strip()]


class VersionReading:
    """Where each term stands in a version: in a unit, around it (lead, headers, cases, last heading), above it."""

    def __init__(self, version: PublishedVersion) -> None:
        self.version = version
        self.title = frozenset(base_terms(version.title))
        self.lengths = array("H")
        self._places: dict[str, array[int]] = {}
        for rank, unit in enumerate(version.units):
            own = Counter(_own_terms(unit))
            self.lengths.append(min(sum(own.values()), 65_535))
            self._keep(rank, own, *_terms_over(unit))

    def _keep(self, rank: int, own: Counter[str], around: frozenset[str], above: frozenset[str]) -> None:
        for term in own.keys() | around | above:
            where = AROUND if term in around else ABOVE if term in above else NOWHERE
            packed = rank << 10 | min(own[term], _MOST) << 2 | where
            self._places.setdefault(term, array("I")).append(packed)

    def places(self, term: str) -> Iterator[Place]:
        for packed in self._places.get(term, ()):
            yield packed >> 10, packed >> 2 & _MOST, packed & 3

    def says(self, term: str, rank: int) -> bool:
        """In the unit or around it."""
        return any(place == rank and (count or where == AROUND) for place, count, where in self.places(term))

    def rarity(self, places: Iterable[Place]) -> float:
        """How much a term that stands there tells the units of this fiche apart; 0 when it stands above them all."""
        held = sum(1 for _, count, where in places if count or where == AROUND)
        return log(1 + (len(self.lengths) - held + 0.5) / (held + 0.5)) if held else 0.0

    @cached_property
    def sections(self) -> dict[tuple[str, ...], dict[str, frozenset[str]]]:
        """Under each heading, the headings just below it and their terms: what tells sister sections apart."""
        found: dict[tuple[str, ...], dict[str, frozenset[str]]] = {}
        for path in dict.fromkeys(unit.path for unit in self.version.units):
            for depth, label in enumerate(path):
                below = found.setdefault(path[:depth], {})
                if label not in below:
                    below[label] = frozenset(label_terms(label))
        return {above: labels for above, labels in found.items() if len(labels) > 1}

    @cached_property
    def same_words(self) -> dict[int, tuple[Unit, ...]]:
        """By number, all the units that say the same, for those that are not alone to say it."""
        groups: dict[tuple[str, str | None, str, str], list[Unit]] = {}
        for unit in self.version.units:
            if unit.kind in ("paragraph", "list"):
                groups.setdefault((unit.kind, unit.note, fold(unit.lead), fold(unit.text)), []).append(unit)
        return {unit.number: tuple(group) for group in groups.values() if len(group) > 1 for unit in group}

    @cached_property
    def mean_length(self) -> float:
        return sum(self.lengths) / max(len(self.lengths), 1)


def read_version(version: PublishedVersion) -> VersionReading:
    kept = _readings.get(version.version_id)
    if kept is not None and kept.version.units is version.units:
        return kept
    if len(_readings) >= MAX_KEPT_VERSIONS:
        _readings.clear()
    reading = VersionReading(version)
    _readings[version.version_id] = reading
    return reading


def _own_terms(unit: Unit) -> list[str]:
    return base_terms(" ; ".join(unit.cells) if unit.kind == "row" else f"{unit.text} {unit.service_nature}")


def _terms_over(unit: Unit) -> tuple[frozenset[str], frozenset[str]]:
    """Around, and above. « Plafonds » over the case « Personne seule » says what the figure of that case is."""
    headings = [title for title in unit.path if title not in unit.cases]
    near = (unit.lead, unit.table_title, *unit.headers, *unit.cases, *headings[-1:])
    around = frozenset(term for text in near for term in label_terms(text))
    return around, frozenset(term for text in headings[:-1] for term in label_terms(text))
