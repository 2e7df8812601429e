"""Which passages state a condition that the facts fulfil: « Vous avez 3 enfants ou plus », a year of birth."""

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from chatdoc.knowledge.conditions import Condition, Known, parse_label
from chatdoc.retrieval.ranking.index import Index
from chatdoc.retrieval.ranking.postings import Floats, Ints, Longs, TermStream, spread

# The day asked for makes every rule in force true: it chooses nothing.
_NOT_A_CHOICE = frozenset({"date_effet"})


@dataclass(frozen=True)
class Conditions:
    """What the labels of a base state, each condition once: a hundred labels say « né en 1964 »."""

    distinct: Mapping[Condition, frozenset[str]] = field(default_factory=dict)  # with the facts it hangs on
    of_label: Ints = field(default_factory=lambda: np.empty(0, dtype=np.int32))  # its rank among them


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
    ranks: dict[Condition, int] = {}
    parsed = (parse_label(label) for label in labels)
    of_label = [ranks.setdefault(condition, len(ranks)) for condition in parsed if condition is not None]
    distinct = {condition: frozenset(condition.facts) for condition in ranks}
    return Conditions(distinct, np.asarray(of_label, dtype=np.int32))


def held_labels(conditions: Conditions, facts: Mapping[str, str], on: date) -> Ints | None:
    """+1 for each label the facts fulfil, -1 for each they contradict, 0 for want of a fact; None: all are 0."""
    known, said = Known(facts, on), set(facts) | ({"age"} if "naissance" in facts else set())
    truths = [condition.truth(known) if keys & said else None for condition, keys in conditions.distinct.items()]
    states = np.array([0 if truth is None else 1 if truth else -1 for truth in truths], dtype=np.int32)
    return states[conditions.of_label] if states.any() else None


def cases_of(index: Index, held: Ints | None, passages: Longs) -> Floats:
    """Of each of these passages: 1 when one of its cases is the person's, -1 when they are all for others."""
    found = np.zeros(len(passages), dtype=np.float32)
    if held is None:
        return found
    places, owners = spread(index.versions.label_starts, passages)
    states = held[index.versions.labels[places]]
    found[owners[states < 0]] = -1
    found[owners[states > 0]] = 1
    return found
