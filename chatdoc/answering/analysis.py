"""Units as the question's words see them. What a version holds never changes: it is read once."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import log

from chatdoc.knowledge.units import Unit
from chatdoc.retrieval.ranking.analysis import groups, tokens
from chatdoc.retrieval.results import PublishedVersion

MAX_KEPT_VERSIONS = 300  # as many as the search keeps: the rest of the base stays on disk
_terms_of_group: dict[str, tuple[str, ...]] = {}
_readings: dict[int, "VersionReading"] = {}
_PART = re.compile(r"(?<=[.;:,])\s+|\n+")
_DIGIT = re.compile(r"\d")
_SENTENCE = re.compile(r"(?<=[.!?…])\s+(?=[A-ZÀ-Ý«0-9])|\n+")


def base_terms(text: str) -> list[str]:
    """Index terms of a text of the base. Its vocabulary is kept: never call it on what people type."""
    found: list[str] = []
    for part in _PART.split(text):
        # Only figures and references span several words: the rest is looked up word by word.
        for group in groups(part) if _DIGIT.search(part) else part.split():
            terms = _terms_of_group.get(group)
            if terms is None:
                terms = tuple(token.term for token in tokens(group) if not token.is_stop)
                _terms_of_group[group] = terms
            found.extend(terms)
    return found


@lru_cache(maxsize=16384)
def label_terms(text: str) -> tuple[str, ...]:
    """Of a title, a header, a lead: many units share one."""
    return tuple(base_terms(text)) if text else ()


def sentences(text: str) -> list[str]:
    return [sentence.strip() for sentence in _SENTENCE.split(text) if sentence.strip()]


@dataclass(frozen=True)
class UnitReading:
    """The terms of one unit by field: what it says itself, and what stands over it."""

    unit: Unit
    own: Counter[str]
    around: frozenset[str]  # lead, table title, headers, cases, last heading
    above: frozenset[str]  # headings further up
    length: int


class VersionReading:
    def __init__(self, version: PublishedVersion) -> None:
        self.version = version
        self.units = tuple(_read_unit(unit) for unit in version.units)
        self.title = frozenset(base_terms(version.title))
        self._by_number = {reading.unit.number: reading for reading in self.units}

    def of(self, unit: Unit) -> UnitReading:
        return self._by_number[unit.number]

    @cached_property
    def rarity(self) -> dict[str, float]:
        """How much a term tells the units of this fiche apart."""
        count: Counter[str] = Counter()
        for reading in self.units:
            count.update(reading.own.keys() | reading.around)
        total = len(self.units)
        return {term: log(1 + (total - n + 0.5) / (n + 0.5)) for term, n in count.items()}

    @cached_property
    def sections(self) -> dict[tuple[str, ...], dict[str, frozenset[str]]]:
        """Under each heading, the headings just below it and their terms: what tells sister sections apart."""
        found: dict[tuple[str, ...], dict[str, frozenset[str]]] = {}
        for reading in self.units:
            path = reading.unit.path
            for depth, label in enumerate(path):
                below = found.setdefault(path[:depth], {})
                if label not in below:
                    below[label] = frozenset(label_terms(label))
        return found

    @cached_property
    def mean_length(self) -> float:
        return sum(reading.length for reading in self.units) / max(len(self.units), 1)


def read_version(version: PublishedVersion) -> VersionReading:
    kept = _readings.get(version.version_id)
    if kept is not None and kept.version.units is version.units:
        return kept
    if len(_readings) >= MAX_KEPT_VERSIONS:
        _readings.clear()
    reading = VersionReading(version)
    _readings[version.version_id] = reading
    return reading


def _read_unit(unit: Unit) -> UnitReading:
    own = Counter(base_terms(" ; ".join(unit.cells) if unit.kind == "row" else f"{unit.text} {unit.service_nature}"))
    # « Plafonds » over the case « Personne seule » says what the figure of that case is.
    headings = [title for title in unit.path if title not in unit.cases]
    near = (unit.lead, unit.table_title, *unit.headers, *unit.cases, *headings[-1:])
    around = frozenset(term for text in near for term in label_terms(text))
    above = frozenset(term for text in headings[:-1] for term in label_terms(text))
    return UnitReading(unit, own, around, above, sum(own.values()))
