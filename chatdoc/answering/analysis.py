"""Units as the question's words see them. What a version holds never changes: it is read once."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from math import log

from chatdoc.answering.citations import unit_evidence
from chatdoc.answering.grounding import Evidence
from chatdoc.answering.traits import worth_of
from chatdoc.knowledge.units import Unit
from chatdoc.retrieval.ranking.places import AROUND, Place
from chatdoc.retrieval.ranking.terms import base_terms, label_terms
from chatdoc.retrieval.results import PublishedVersion

MAX_KEPT_VERSIONS = 2000  # as many as the search keeps
_readings: dict[int, "VersionReading"] = {}


class VersionReading:
    """A version as questions see it: its title, its sections, what it repeats."""

    def __init__(self, version: PublishedVersion) -> None:
        self.version = version
        self.title = frozenset(base_terms(version.title))
        self.lengths = version.read.places.lengths
        self._holding: dict[re.Pattern[str], tuple[bool, ...]] = {}
        self._evidence: dict[int, Evidence] = {}

    def find(self, terms: Iterable[str]) -> Mapping[str, list[Place]]:
        """Where each of these terms stands, for those that stand somewhere."""
        return self.version.read.places.find(terms)

    def says(self, term: str, rank: int) -> bool:
        """In the unit or around it."""
        return any(
            place == rank and (count or where == AROUND) for place, count, where in self.find([term]).get(term, ())
        )

    def rarity(self, places: Iterable[Place]) -> float:
        """How much a term that stands there tells the units of this fiche apart; 0 when it stands above them all."""
        held = sum(1 for _, count, where in places if count or where == AROUND)
        return log(1 + (len(self.lengths) - held + 0.5) / (held + 0.5)) if held else 0.0

    @cached_property
    def sayable(self) -> tuple[tuple[Unit, Unit | None], ...]:
        """The units that say something by themselves, or with the one they announce."""
        return tuple(_sayable(self.version))

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

    def holding(self, marks: re.Pattern[str]) -> tuple[bool, ...]:
        """Of each unit, whether its words hold these marks: other questions ask for the same ones."""
        found = self._holding.get(marks)
        if found is None:
            texts = (f"{unit.lead} {unit.text} {unit.service_nature}" for unit in self.version.units)
            found = self._holding[marks] = tuple(bool(marks.search(text)) for text in texts)
        return found

    def evidence(self, unit: Unit, fixed: tuple[str, ...]) -> Evidence:
        """What a line may lean on in this unit. `fixed`: words of ours, the same at each call."""
        found = self._evidence.get(unit.number)
        if found is None:
            found = self._evidence[unit.number] = unit_evidence(self.version, unit, fixed=fixed)
        return found

    @cached_property
    def same_words(self) -> dict[int, tuple[Unit, ...]]:
        """By number, all the units that say the same, for those that are not alone to say it."""
        groups: dict[tuple[str, str | None, str, str], list[Unit]] = {}
        for unit in self.version.units:
            if unit.kind in ("paragraph", "list"):
                groups.setdefault((unit.kind, unit.note, unit.lead, unit.text), []).append(unit)
        return {unit.number: tuple(group) for group in groups.values() if len(group) > 1 for unit in group}

    @cached_property
    def standing(self) -> list[float]:
        """By rank, what a unit is worth whatever the question."""
        return worth_of(self.version.units, self.lengths)

    @cached_property
    def mean_length(self) -> float:
        return sum(self.lengths) / max(len(self.lengths), 1)


def read_version(version: PublishedVersion) -> VersionReading:
    kept = _readings.get(version.version_id)
    if kept is not None and kept.version is version:
        return kept
    if len(_readings) >= MAX_KEPT_VERSIONS:
        _readings.clear()
    reading = VersionReading(version)
    _readings[version.version_id] = reading
    return reading


def _sayable(version: PublishedVersion) -> Iterator[tuple[Unit, Unit | None]]:
    leads = {unit.lead for unit in version.units if unit.lead}
    for rank, unit in enumerate(version.units):
        if not unit.text.strip() or (unit.kind == "paragraph" and unit.text in leads):
            continue
        if unit.note == "avertissement" and version.metadata.warning:
            continue  # shown once, at the end of the card
        follow = _announced(version.units, rank) if _announces(unit) else None
        if follow is not None or not _announces(unit):  # « Contenu du dossier : », and nothing after: it says nothing
            yield unit, follow


def _announces(unit: Unit) -> bool:
    return unit.kind == "paragraph" and unit.text.rstrip().endswith(":")


def _announced(units: Sequence[Unit], rank: int) -> Unit | None:
    """The one paragraph or service that stands right after, under the same titles."""
    after = units[rank + 1] if rank + 1 < len(units) else None
    if after is None or after.kind not in ("paragraph", "service") or after.path != units[rank].path:
        return None
    return None if _announces(after) or after.note != units[rank].note else after
