"""What the checker got wrong, by kind."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from chatdoc.evaluation.scoring.statistics import Rate

if TYPE_CHECKING:
    from benchmarks.grounding.drawing import Drawn


def percent(share: float) -> str:
    return f"{100 * share:.1f} %".replace(".", ",")


@dataclass(frozen=True)
class Count:
    """`wrong`: lies shown, or truths withheld."""

    wrong: int
    total: int

    @property
    def share(self) -> float:
        return self.wrong / self.total if self.total else 0.0

    def __str__(self) -> str:
        interval = Rate(self.wrong, self.total).interval
        if interval is None:
            return "–"
        low, high = (f"{100 * bound:.1f}".replace(".", ",") for bound in interval)
        return f"{self.wrong}/{self.total}, {percent(self.share)} [{low} ; {high}]"


@dataclass(frozen=True)
class Tally:
    kind: str
    is_kept_kind: bool
    read: Count
    kept: Count  # of the fiches whose mistakes nobody reads

    @property
    def whole(self) -> Count:
        return Count(self.read.wrong + self.kept.wrong, self.read.total + self.kept.total)


def tallies(found: "Iterable[Drawn]") -> list[Tally]:
    by_kind: dict[str, list[Drawn]] = {}
    for one in found:
        by_kind.setdefault(one.kind, []).append(one)
    return [
        Tally(kind, some[0].is_kept_kind, _count(some, of_kept=False), _count(some, of_kept=True))
        for kind, some in by_kind.items()
    ]


def _count(some: "list[Drawn]", *, of_kept: bool) -> Count:
    counted = [one for one in some if one.is_kept_fiche is of_kept]
    return Count(sum(one.is_wrong for one in counted), len(counted))
