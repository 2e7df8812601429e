"""Fits the weights of the ranking's signals on questions of our own, with held-out folds, and shows what each is worth.

    uv run python -m benchmarks.search.fit_ranking DATA_FOLDER…

Each folder of data holds one base already imported: one of the public fiches, one of the starter base. Softmax
regression over the candidates of each question, kept near the weights in use. Prints right fiche first and in the
first three, on held-out questions, then with each signal left out in turn, and the weights for
`retrieval/ranking/weights.py`.
"""

import argparse
import json
import os
import random
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from chatdoc.retrieval.ranking.weights import SIGNALS

PROJECT = Path(__file__).parents[2]
NAMES = list(SIGNALS)
BY_HAND = {"passage", "article", "words", "recent"}  # the scale; what the public fiches have too little of
SHARPNESS, STEPS, RATE = 5.0, 200, 0.02
Weights = NDArray[np.float64]


@dataclass(frozen=True)
class Example:
    signals: NDArray[np.float64]  # candidate, signal
    right: NDArray[np.intp]  # candidates that are right
    kind: str

    @property
    def weight(self) -> float:
        return 0.25 if self.kind.startswith("made") else 1.0


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--collect", action="store_true", help="(interne) imprime les exemples d’une base")
    parser.add_argument("--near", type=float, default=0.02, help="force qui retient près des poids en usage")
    options = parser.parse_args()
    if options.collect:
        print(json.dumps(list(_collect())))
        return
    _report([example for folder in options.folders for example in _collected(folder)], options.near)


def _collected(folder: Path) -> list[Example]:
    """One process per base: a process holds one set of settings."""
    command = [sys.executable, "-m", "benchmarks.search.fit_ranking", "--collect", str(folder)]
    environment = os.environ | {"CHATDOC_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "config.settings"}
    done = subprocess.run(command, env=environment, check=True, capture_output=True, cwd=PROJECT)
    rows = json.loads(done.stdout)
    return [Example(np.array(row["x"]), np.array(row["right"]), f"{row['kind']} ({folder.name})") for row in rows]


def _collect() -> Iterator[dict[str, Any]]:
    import django

    django.setup()
    from benchmarks.search.examples import examples

    for case in examples(random.Random(11)):
        found = _signals_of(case) if case.gold else None
        if found is not None:
            yield {"x": found[0].round(4).tolist(), "right": found[1], "kind": case.kind}


def _signals_of(case: Any) -> tuple[NDArray[np.float64], list[int]] | None:
    from chatdoc.retrieval.current import current_snapshot
    from chatdoc.retrieval.ranking import engine
    from chatdoc.retrieval.ranking.scoring import first_scores, priors
    from chatdoc.retrieval.ranking.signals import look_closer

    snapshot, _ = current_snapshot()
    index = snapshot.fiches.index
    question = snapshot.fiches.reader.read(case.question, case.history, case.facts)
    allowed = engine.in_force(index, date.today().toordinal(), "")
    first = first_scores(index, question)
    candidates = engine.best_candidates(first, allowed, priors(index))
    if not question.slots or not len(candidates):
        return None
    signals = engine.all_signals(index, question, first, look_closer(index, question, first, candidates))
    shown = snapshot.versions([int(pk) for pk in index.versions.version_ids[candidates]])
    fiches = [shown[int(pk)].fiche_id for pk in index.versions.version_ids[candidates]]
    right = [rank for rank, fiche in enumerate(fiches) if fiche in case.gold]
    matrix = np.stack([signals[name] for name in NAMES], axis=1).astype(np.float64)
    return (matrix, right) if right else None


def fit(examples: Sequence[Example], near: float, free: NDArray[np.bool_]) -> Weights:
    """Adam on the log-likelihood of the right fiche; weights pulled towards those in use."""
    start = np.array([SIGNALS[name] for name in NAMES])
    start[~free & np.array([name not in BY_HAND for name in NAMES])] = 0
    weights, mean, square = start.copy(), np.zeros(len(NAMES)), np.zeros(len(NAMES))
    whole = sum(example.weight for example in examples)
    for step in range(1, STEPS + 1):
        slope = sum((_slope(example, weights) for example in examples), start=np.zeros(len(NAMES)))
        slope = slope / whole + 2 * near * SHARPNESS * (weights - start)
        slope[~free] = 0
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        weights -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return weights


def _slope(example: Example, weights: Weights) -> Weights:
    scores = SHARPNESS * (example.signals @ weights)
    shares = np.exp(scores - scores.max())
    shares /= shares.sum()
    right = np.zeros_like(shares)
    right[example.right] = shares[example.right] / max(float(shares[example.right].sum()), 1e-12)
    return example.weight * SHARPNESS * ((shares - right) @ example.signals)


def _report(examples: list[Example], near: float) -> None:
    random.Random(3).shuffle(examples)
    free = np.array([name not in BY_HAND for name in NAMES])
    in_use = np.array([SIGNALS[name] for name in NAMES])
    print(f"{len(examples)} questions")
    print(f"{'in use':18} {_shares(examples, [in_use] * 5)}")
    print(f"{'fitted, held out':18} {_shares(examples, _folds(examples, near, free))}")
    for rank, name in enumerate(NAMES):
        without = in_use.copy()
        without[rank] = 0
        print(f"- {name:16} {_shares(examples, [without] * 5)}")
    weights = fit(examples, near, free)
    print("SIGNALS =", {name: round(float(value), 2) for name, value in zip(NAMES, weights, strict=True)})


def _folds(examples: list[Example], near: float, free: NDArray[np.bool_]) -> list[Weights]:
    return [fit([e for rank, e in enumerate(examples) if rank % 5 != fold], near, free) for fold in range(5)]


def _shares(examples: list[Example], weights: list[Weights]) -> str:
    """By hand and made apart; each question scored by the weights that have not seen it."""
    ranks: dict[str, list[int]] = {}
    for place, example in enumerate(examples):
        scores = example.signals @ weights[place % 5]
        ranks.setdefault(example.kind, []).append(int((scores > scores[example.right].max()).sum()))
    by_hand = [rank for kind, found in ranks.items() if not kind.startswith("made") for rank in found]
    made = [rank for kind, found in ranks.items() if kind.startswith("made") for rank in found]
    parts = [
        ("by hand", by_hand),
        ("made", made),
        *((k, v) for k, v in sorted(ranks.items()) if k[:5] in ("steer", "collo")),
    ]
    return " | ".join(f"{name} {_share(found, 1):.3f} {_share(found, 3):.3f}" for name, found in parts if found)


def _share(ranks: list[int], count: int) -> float:
    return sum(rank < count for rank in ranks) / len(ranks)


if __name__ == "__main__":
    main()
