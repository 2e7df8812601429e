"""Fits the weights of the ranking's signals on questions of our own; each set is scored by weights that never saw it.

    uv run python -m benchmarks.search.fit_ranking DATA_FOLDER…

Each folder of data holds one base already imported: one of the public fiches, one of the starter base. Softmax
regression over the candidates of each question, every set weighing the same. Prints right fiche first and in the
first three beside plain BM25 over passages, by set and by style, then with each signal left out in turn, and the
weights for `retrieval/ranking/weights.py`.
"""

import argparse
import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from chatdoc.retrieval.ranking.weights import BESIDE_WORDS, SIGNALS

PROJECT = Path(__file__).parents[2]
NAMES = list(SIGNALS)
BY_HAND = {
    "plain",
    "words",
    "description",
    "body",
    "scope",
    "filed",
    "after",
    "recent",
    "practical",
}  # why: `weights.py`
SHARPNESS, STEPS, RATE, NEAR = 5.0, 150, 0.04, 0.01
# The lexicon was completed after reading these: on them expressions seem to be known more often than they are.
KNOWN = ("steer", "steer_b", "steer_c", "steer_d")
NEW = ("steer_e", "steer_f", "steer_g")
MISSED = 99
Weights = NDArray[np.float64]
Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Example:
    signals: Floats  # candidate, signal
    right: NDArray[np.bool_]
    fiches: NDArray[np.intp]
    kind: str
    style: str
    plain: int  # rank that plain BM25 gives it

    def rank(self, weights: Weights) -> int:
        """Fiches shown before the right one."""
        if not self.right.any():
            return MISSED
        scores = self.signals @ weights.astype(np.float32)
        return len(np.unique(self.fiches[scores > scores[self.right].max()]))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--collect", action="store_true", help="(interne) écrit les exemples d’une base")
    options = parser.parse_args()
    if options.collect:
        pickle.dump(list(_collect()), sys.stdout.buffer)
        return
    _report([example for folder in options.folders for example in _collected(folder)])


def _collected(folder: Path) -> list[Example]:
    """One process per base: a process holds one set of settings."""
    command = [sys.executable, "-m", "benchmarks.search.fit_ranking", "--collect", str(folder)]
    environment = os.environ | {"CHATDOC_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "config.settings"}
    done = subprocess.run(command, env=environment, check=True, capture_output=True, cwd=PROJECT)
    rows = pickle.loads(done.stdout)  # noqa: S301 (our own process)
    return [Example(**row | {"kind": _kind(row["kind"], folder)}) for row in rows]


def _kind(kind: str, folder: Path) -> str:
    return kind if kind.startswith("steer") else f"{kind} ({folder.name})"


def _collect() -> Iterator[dict[str, Any]]:
    import django

    django.setup()
    from benchmarks.search.cases import cases
    from benchmarks.search.examples import unheard
    from chatdoc.knowledge.queries import published_versions
    from chatdoc.retrieval.indexing import ranked_document
    from chatdoc.retrieval.ranking.baseline import Baseline

    versions = [version for version in published_versions() if version.is_in_force(date.today())]
    plain = Baseline(ranked_document(version) for version in versions)
    asked = [case for case in cases({version.fiche_id for version in versions}) if case.gold]
    again = (replace(unheard(case), kind=f"{case.kind} unheard") for case in asked if case.kind.startswith("steer"))
    for case in chain(asked, again):
        found = plain.search(case.question)
        rank = next((rank for rank, fiche in enumerate(found) if fiche in case.gold), MISSED)
        yield _row(case) | {"kind": case.kind, "style": case.style, "plain": rank}


def _row(case: Any) -> dict[str, Any]:
    from benchmarks.search.examples import read
    from chatdoc.retrieval.current import current_snapshot
    from chatdoc.retrieval.ranking import engine
    from chatdoc.retrieval.ranking.scoring import first_scores
    from chatdoc.retrieval.ranking.signals import look_closer

    snapshot, _ = current_snapshot()
    index, question = snapshot.fiches.index, read(case)
    first = first_scores(index, question)
    candidates = engine.best_candidates(first, engine.in_force(index, date.today().toordinal(), ""))
    if not question.slots or not len(candidates):
        return {
            "signals": np.zeros((1, len(NAMES)), np.float32),
            "right": np.zeros(1, bool),
            "fiches": np.zeros(1, int),
        }
    signals = engine.all_signals(index, question, first, look_closer(index, question, first, candidates))
    shown = snapshot.versions([int(pk) for pk in index.versions.version_ids[candidates]])
    fiches = [shown[int(pk)].fiche_id for pk in index.versions.version_ids[candidates]]
    columns = [signals[name] / (1.0 if name in BESIDE_WORDS else first.strength) for name in NAMES]
    return {
        "signals": np.stack(columns, axis=1).astype(np.float32),
        "right": np.array([fiche in case.gold for fiche in fiches]),
        "fiches": index.versions.fiches[candidates].astype(int),
    }


class _Fitting:
    """The examples side by side, so that a fit is a few products of arrays."""

    def __init__(self, examples: Sequence[Example]) -> None:
        self._examples = [example for example in examples if example.right.any()]
        size = max(len(example.right) for example in self._examples)
        self._signals = np.zeros((len(self._examples), size, len(NAMES)), dtype=np.float32)
        self._held, self._right = (np.zeros((len(self._examples), size), dtype=bool) for _ in range(2))
        for row, example in enumerate(self._examples):
            self._signals[row, : len(example.right)] = example.signals
            self._held[row, : len(example.right)] = True
            self._right[row, : len(example.right)] = example.right

    def weights(self, without: Sequence[str], dropped: str = "") -> Weights:
        """Adam on the log-likelihood of the right fiche, each set weighing the same; `without` these sets."""
        seen = np.array([example.kind.removesuffix(" unheard") not in without for example in self._examples])
        worth = _worth([example.kind for example, kept in zip(self._examples, seen, strict=True) if kept])
        start = np.array([SIGNALS[name] if name != dropped else 0.0 for name in NAMES])
        fixed = np.array([name in BY_HAND or name == dropped for name in NAMES])
        sign = np.array([-1.0 if SIGNALS[name] < 0 else 1.0 for name in NAMES])
        weights, mean, square = start.copy(), np.zeros(len(NAMES)), np.zeros(len(NAMES))
        signals, held, right = self._signals[seen], self._held[seen], self._right[seen]
        for step in range(1, STEPS + 1):
            slope = _slope(signals, held, right, worth, weights) + 2 * NEAR * SHARPNESS * (weights - start)
            slope[fixed] = 0
            mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
            weights -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
            weights *= sign * weights > 0  # a signal that speaks for a fiche never speaks against it
        return weights


def _worth(kinds: Sequence[str]) -> Floats:
    shares = {kind: (0.25 if kind.endswith("unheard") else 0.5 if kind in KNOWN else 1.0) for kind in kinds}
    worth = np.array([shares[kind] / kinds.count(kind) for kind in kinds], dtype=np.float32)
    found: Floats = worth / worth.sum()
    return found


def _slope(
    signals: Floats, held: NDArray[np.bool_], right: NDArray[np.bool_], worth: Floats, weights: Weights
) -> Weights:
    scores = np.where(held, SHARPNESS * (signals @ weights.astype(np.float32)), -np.inf)
    shares = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares /= shares.sum(axis=1, keepdims=True)
    wanted = np.where(right, shares, 0)
    wanted /= np.maximum(wanted.sum(axis=1, keepdims=True), 1e-12)
    slope = SHARPNESS * np.tensordot((shares - wanted) * worth[:, None], signals, ([0, 1], [0, 1]))
    found: Weights = np.asarray(slope, dtype=np.float64)
    return found


def _report(examples: list[Example]) -> None:
    fitting = _Fitting(examples)
    heard = [example for example in examples if not example.kind.endswith("unheard")]
    in_use = np.array([SIGNALS[name] for name in NAMES])
    folds = [KNOWN, *((kind,) for kind in dict.fromkeys(example.kind for example in heard) if kind not in KNOWN)]
    weights = {kind: found for fold in folds for found in [fitting.weights(fold)] for kind in fold}
    _table("set", heard, lambda example: example.kind, weights)
    unseen = [example for example in heard if example.kind in NEW]
    _table("style, steer_e to steer_g", unseen, lambda example: example.style, weights)
    print(f"{'in use':16} {_shares(heard, dict.fromkeys(weights, in_use))}")
    print(f"{'held out':16} {_shares(heard, weights)}")
    for name in NAMES:
        if name not in BY_HAND:
            left_out = {kind: found for fold in folds for found in [fitting.weights(fold, name)] for kind in fold}
            print(f"- {name:14} {_shares(heard, left_out)}", flush=True)
    fitted = zip(NAMES, fitting.weights(()), strict=True)
    print("SIGNALS =", {name: round(float(value), 2) for name, value in fitted})


def _table(title: str, examples: Sequence[Example], by: Callable[[Example], str], weights: dict[str, Weights]) -> None:
    print(f"{title:26} |   n | held out 1, 3 | bm25s 1, 3    | alone: ours, bm25s")
    groups: dict[str, list[tuple[int, int]]] = {}
    for example in examples:
        groups.setdefault(by(example), []).append((example.rank(weights[example.kind]), example.plain))
    for name, ranks in groups.items():
        ours, plain = np.array(ranks).T
        shares = " | ".join(f"{(each < 1).mean():.3f} {(each < 3).mean():.3f}  " for each in (ours, plain))
        alone = f"{((ours == 0) & (plain > 0)).sum()}, {((plain == 0) & (ours > 0)).sum()}"
        print(f"{name:26} | {len(ranks):3} | {shares} | {alone}")


def _shares(examples: Sequence[Example], weights: dict[str, Weights]) -> str:
    """Mean over the sets."""
    parts = []
    for title, chosen in (("steer to steer_d", KNOWN), ("steer_e to steer_g", NEW), ("others", ())):
        kinds = [kind for kind in weights if kind in chosen or not (chosen or kind in KNOWN + NEW)]
        ranks = [np.array([e.rank(weights[kind]) for e in examples if e.kind == kind]) for kind in kinds]
        first, three = (np.mean([(found < count).mean() for found in ranks]) for count in (1, 3))
        parts.append(f"{title} {first:.3f} {three:.3f}")
    return " | ".join(parts)


if __name__ == "__main__":
    main()
