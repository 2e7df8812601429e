"""Fits the judgement « covered by the base » on questions of our own, with held-out folds.

    uv run python -m benchmarks.search.fit_coverage DATA_FOLDER…

Each folder of data holds one base already imported: one of the public fiches, one of the starter base. Writes the
trees of `retrieval/ranking/coverage.py` and prints the curve of false refusals against refusals of what is outside.
"""

import argparse
import json
import os
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.search.boosting import Tree, boost, scored
from chatdoc.retrieval.ranking.coverage import TREES

HERE = Path(__file__).parent
PROJECT = HERE.parents[1]
FALSE_REFUSALS = 0.04  # among them new questions that our lexicon does not know (`steer_e` to `steer_g`)
RUNS, DEPTH, RATE = 2, 4, 0.16


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--collect", action="store_true", help="(interne) imprime les exemples d’une base")
    options = parser.parse_args()
    if options.collect:
        print(json.dumps(_collect()))
        return
    rows = [row for folder in options.folders for row in _collected(folder)]
    _report(rows)


def _collected(folder: Path) -> list[dict[str, Any]]:
    """One process per base: a process holds one set of settings."""
    command = [sys.executable, "-m", "benchmarks.search.fit_coverage", "--collect", str(folder)]
    environment = os.environ | {"CHATDOC_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "config.settings"}
    done = subprocess.run(command, env=environment, check=True, capture_output=True, cwd=PROJECT)
    return [row | {"kind": f"{folder.name}: {row['kind']}"} for row in json.loads(done.stdout)]


def _collect() -> list[dict[str, Any]]:
    import django

    django.setup()
    from benchmarks.search.examples import examples, features_of, unheard

    found = []
    asked = list(examples(random.Random(11)))
    for case in (*asked, *(unheard(case) for case in asked if not case.kind.startswith("made"))):
        features = features_of(case)
        if features is not None:
            found.append({"x": features, "y": bool(case.gold), "kind": f"{case.kind} {case.style}", "q": case.question})
    return found


def fit(x: NDArray[np.float64], y: NDArray[np.float64], weights: NDArray[np.float64]) -> list[Tree]:
    """Several runs together: one alone depends on the rows it drew."""
    return [tree for seed in range(RUNS) for tree in boost(x, y, weights, depth=DEPTH, rate=RATE / RUNS, seed=seed)]


def _report(rows: list[dict[str, Any]]) -> None:
    random.Random(3).shuffle(rows)
    names = [name for name in rows[0]["x"] if name != "asked"]
    x = np.array([[row["x"][name] for name in names] for row in rows])
    y = np.array([float(bool(row["y"])) for row in rows])
    kinds = np.array([str(row["kind"]) for row in rows])
    # What people write counts more than what a title gives.
    made = np.char.find(kinds, "made ") >= 0
    weights = np.where(made, 0.4, 1.0)
    weights *= np.where(y > 0, 1 / weights[y > 0].sum(), 1 / weights[y == 0].sum()) * len(rows) / 2
    # A question asked of both bases is held out of both.
    _, number = np.unique([str(row["q"]) for row in rows], return_inverse=True)
    count = int(number.max()) + 1
    folds = np.array(random.Random(3).sample(range(count), count))[number] % 5
    held_out = np.zeros(len(rows))
    for fold in range(5):
        trees = fit(x[folds != fold], y[folds != fold], weights[folds != fold])
        held_out[folds == fold] = scored(trees, x[folds == fold])
    asked = ~made
    threshold = _curve(held_out[asked], y[asked])
    for kind in sorted(set(kinds)):
        said = held_out[kinds == kind] >= threshold
        print(f"{kind:44} n={len(said):4} covered={said.mean():.3f}")
    model = {"features": names, "threshold": round(threshold, 5), "trees": fit(x, y, weights)}
    TREES.write_text(json.dumps(model, separators=(",", ":")).replace("],[", "],\n["), "utf-8")


def _curve(scores: NDArray[np.float64], y: NDArray[np.float64]) -> float:
    for share in (0.01, 0.02, 0.03, 0.04, 0.06, 0.1):
        threshold = float(np.quantile(scores[y > 0], share))
        print(f"false refusals {share:.2f}: refused outside {(scores[y == 0] < threshold).mean():.3f}")
    return float(np.quantile(scores[y > 0], FALSE_REFUSALS))


if __name__ == "__main__":
    main()
