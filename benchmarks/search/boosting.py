"""Boosted trees, small and plain: what the judgement of coverage is fitted with. No library for so little."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Rows = NDArray[np.intp]
# [feature, below this, if so, if not], or what a leaf adds.
Tree = Any

_BINS, _ROWS, _FEATURES, _SHRINK, _FEWEST = 24, 0.7, 0.5, 3.0, 1.5


@dataclass
class _Grower:
    x: Floats
    cuts: list[Floats]
    binned: NDArray[np.intp]
    rate: float

    def grow(self, rows: Rows, slope: Floats, curve: Floats, depth: int, features: Rows) -> Tree:
        total, weight = slope[rows].sum(), curve[rows].sum()
        leaf = round(float(-self.rate * total / (weight + _SHRINK)), 5)
        best = self._best_cut(rows, slope, curve, features) if depth and len(rows) >= 20 else None
        if best is None:
            return leaf
        feature, rank = best
        below = self.binned[rows, feature] <= rank
        left = self.grow(rows[below], slope, curve, depth - 1, features)
        right = self.grow(rows[~below], slope, curve, depth - 1, features)
        return [feature, round(float(self.cuts[feature][rank]), 5), left, right]

    def _best_cut(self, rows: Rows, slope: Floats, curve: Floats, features: Rows) -> tuple[int, int] | None:
        total, weight = slope[rows].sum(), curve[rows].sum()
        best, found = 1e-3, None
        for feature in features.tolist():
            count = len(self.cuts[feature]) + 1
            bins = self.binned[rows, feature]
            left = np.bincount(bins, weights=slope[rows], minlength=count).cumsum()[:-1]
            held = np.bincount(bins, weights=curve[rows], minlength=count).cumsum()[:-1]
            gain = left**2 / (held + _SHRINK) + (total - left) ** 2 / (weight - held + _SHRINK)
            gain -= total**2 / (weight + _SHRINK)
            gain[(held < _FEWEST) | (weight - held < _FEWEST)] = -1
            if len(gain) and gain.max() > best:
                best, found = float(gain.max()), (feature, int(gain.argmax()))
        return found


def boost(
    x: Floats, y: Floats, weights: Floats, *, count: int = 150, depth: int = 3, rate: float = 0.08, seed: int = 0
) -> list[Tree]:
    """Logistic loss; each tree sees part of the rows and half of the features."""
    random = np.random.default_rng(seed)
    cuts = [np.unique(np.quantile(column, np.linspace(0.04, 0.96, _BINS))) for column in x.T]
    binned = np.stack([np.searchsorted(cut, column, side="right") for cut, column in zip(cuts, x.T, strict=True)], 1)
    grower, scores, trees = _Grower(x, cuts, binned, rate), np.zeros(len(y)), []
    for _ in range(count):
        p = 1 / (1 + np.exp(-scores))
        rows = np.flatnonzero(random.random(len(y)) < _ROWS)
        features = np.flatnonzero(random.random(x.shape[1]) < _FEATURES)
        tree = grower.grow(rows, weights * (p - y), weights * p * (1 - p), depth, features)
        trees.append(tree)
        scores += scored([tree], x)
    return trees


def scored(trees: Sequence[Tree], x: Floats) -> Floats:
    return sum((_added(tree, x) for tree in trees), start=np.zeros(len(x)))


def _added(tree: Tree, x: Floats) -> Floats:
    if not isinstance(tree, list):
        return np.full(len(x), float(tree))
    feature, cut, below, above = tree
    return np.where(x[:, feature] < cut, _added(below, x), _added(above, x))
