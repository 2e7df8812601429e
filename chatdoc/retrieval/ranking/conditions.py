"""Which passages state a condition that the facts fulfil: « Vous avez 3 enfants ou plus », a year of birth."""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import numpy as np

from chatdoc.knowledge.conditions import Condition, Known, parse_label
from chatdoc.retrieval.ranking.index import Index
from chatdoc.retrieval.ranking.postings import Floats, Ints, TermStream

# The day asked for makes every rule in force true: it chooses nothing.
_NOT_A_CHOICE = frozenset({"date_effet"})
Conditions = Sequence[tuple[frozenset[str], Condition]]


class Labels:
    """Collected while the index is made: each label parsed once."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._numbers: dict[str, int | None] = {}
        self._found = array("i")
        self._starts = array("q", [0])

    def add(self, labels: Iterable[str]) -> None:
        self._found.extend(number for label in labels if (number := self._number(label)) is not None)
        self._starts.append(len(self._found))

    def _number(self, label: str) -> int | None:
        if label not in self._numbers:
            condition = parse_label(label)
            states = condition is not None and not _NOT_A_CHOICE & set(condition.facts)
            self._numbers[label] = len(self.texts) if states else None
            if states:
                self.texts.append(label)
        return self._numbers[label]

    def stream(self) -> TermStream:
        return TermStream(np.asarray(self._found, dtype=np.int32), np.asarray(self._starts, dtype=np.int64))


def parsed_labels(labels: Iterable[str]) -> Conditions:
    found = (parse_label(label) for label in labels)
    return [(frozenset(condition.facts), condition) for condition in found if condition is not None]


def held_labels(conditions: Conditions, facts: Mapping[str, str], on: date) -> Ints | None:
    """+1 for each label the facts fulfil, -1 for each they contradict, 0 for want of a fact; None: all are 0."""
    known, said = Known(facts, on), set(facts) | ({"age"} if "naissance" in facts else set())
    truths = [condition.truth(known) if keys & said else None for keys, condition in conditions]
    held = np.array([0 if truth is None else 1 if truth else -1 for truth in truths], dtype=np.int32)
    return held if held.any() else None


def passages_for(index: Index, held: Ints | None, version: int) -> Floats | float:
    """Of each passage of a version: 1 when one of its cases is the person's, -1 when they are all for others."""
    if held is None:
        return 0.0
    first, last = index.versions.passage_starts[version], index.versions.passage_starts[version + 1]
    starts = index.versions.label_starts[first : last + 1]
    if starts[0] == starts[-1]:
        return 0.0
    states = held[index.versions.labels[starts[0] : starts[-1]]]
    owners = np.repeat(np.arange(last - first), np.diff(starts))
    found = np.zeros(last - first, dtype=np.float32)
    found[owners[states < 0]] = -1
    found[owners[states > 0]] = 1
    return found
