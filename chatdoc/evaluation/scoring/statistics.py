"""What a figure is worth: its interval, and whether two systems really differ."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import comb, sqrt

Z_95 = 1.959964


@dataclass(frozen=True)
class Rate:
    """`count` out of `total`, with Wilson's 95 % interval (it stays right near 0 and 1, and for few questions)."""

    count: int
    total: int

    @property
    def value(self) -> float | None:
        return self.count / self.total if self.total else None

    @property
    def interval(self) -> tuple[float, float] | None:
        if not self.total:
            return None
        share, weight = self.count / self.total, Z_95**2 / self.total
        centre = (share + weight / 2) / (1 + weight)
        half = Z_95 / (1 + weight) * sqrt(share * (1 - share) / self.total + weight / (4 * self.total))
        return max(0.0, centre - half), min(1.0, centre + half)


@dataclass(frozen=True)
class SignTest:
    """Questions that one system gets right and the other does not; `p` is exact and two-sided."""

    wins: int
    losses: int

    @property
    def p(self) -> float:
        discordant = self.wins + self.losses
        fewer = min(self.wins, self.losses)
        tail = sum(comb(discordant, k) for k in range(fewer + 1))
        return float(min(1, 2 * tail / 2**discordant))


def sign_test(ours: Sequence[bool], theirs: Sequence[bool]) -> SignTest:
    pairs = list(zip(ours, theirs, strict=True))
    return SignTest(sum(a and not b for a, b in pairs), sum(b and not a for a, b in pairs))


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least `share` of the values do not exceed."""
    ordered = sorted(values)
    rank = -int(-share * len(ordered) // 1)  # ceiling
    return ordered[max(0, rank - 1)]
