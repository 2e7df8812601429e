"""What the labels and the tables of the base state, parsed while the index is made and read back from it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from chatdoc.knowledge.conditions import (
    Condition,
    Label,
    dump_condition,
    labels_over,
    load_condition,
    parse_label,
    row_label,
)
from chatdoc.knowledge.units import Unit
from chatdoc.retrieval.ranking.points import Point, points_in


@dataclass(frozen=True)
class Stated:
    """Of one version: a label that is not there states no condition."""

    conditions: Mapping[Label, Condition]
    points: tuple[Point, ...]

    @classmethod
    def of(cls, title: str, units: Sequence[Unit]) -> "Stated":
        labels = dict.fromkeys(label for unit in units for label in labels_over(unit))
        parsed = ((label, parse_label(*label)) for label in labels)
        conditions = {label: condition for label, condition in parsed if condition is not None}
        return cls(conditions, tuple(points_in(title, units)))


@dataclass(frozen=True)
class StoredStated:
    """Of every version, as JSON holds it: one entry per label, the points of each version naming theirs."""

    labels: list[list[Any]] = field(default_factory=list)  # label, context, condition
    points: dict[str, list[list[Any]]] = field(default_factory=dict)  # by version

    @cached_property
    def _conditions(self) -> dict[Label, Condition]:
        return {(label, context): load_condition(data) for label, context, data in self.labels}

    def version(self, version_id: int) -> Stated:
        found = self.points.get(str(version_id), ())
        return Stated(self._conditions, tuple(self._point(*point) for point in found))

    def _point(self, unit: int, column: int, label: int, meaning: str, figures: Sequence[str]) -> Point:
        written, context, _ = self.labels[label]
        return Point(unit, column, self._conditions[written, context], meaning, tuple(figures))


class StatedBuilder:
    def __init__(self) -> None:
        self._ranks: dict[Label, int] = {}
        self._made = StoredStated()

    def add(self, version_id: int, stated: Stated, units: Sequence[Unit]) -> None:
        for label, condition in stated.conditions.items():
            if label not in self._ranks:
                self._ranks[label] = len(self._ranks)
                self._made.labels.append([*label, dump_condition(condition)])
        points = [self._dumped(point, units[point.unit]) for point in stated.points]
        if points:
            self._made.points[str(version_id)] = points

    def _dumped(self, point: Point, unit: Unit) -> list[Any]:
        return [point.unit, point.column, self._ranks[row_label(unit)], point.meaning, list(point.figures)]

    def build(self) -> StoredStated:
        return self._made
