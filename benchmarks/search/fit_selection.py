"""Inside the right fiche: where the facts asked for are lost, and the weights of `answering/traits.py` fitted again.

    uv run python -m benchmarks.search.fit_selection DATA_FOLDER QUESTIONS.jsonl… [--fit]

The folder of data holds a base already imported; the questions carry `gold_fiche_ids` and `gold_facts`. With `--fit`:
softmax regression over the units of the right fiche, five folds, and the facts that so many words would show.
"""

import argparse
import os
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

NAMES = ("own", "marks", "late", "opens", "tiny", "figure", "example")
WORDS, MOST = 215, 70  # words of a card that facts have; of one unit shown
PULL, STEPS, RATE, FOLDS = 0.03, 150, 0.05, 5
Weights = NDArray[np.float64]


@dataclass(frozen=True)
class Example:
    base: Weights  # logarithm of what the words alone give
    signals: NDArray[np.float64]
    words: NDArray[np.int64]
    holding: tuple[frozenset[int], ...]  # by unit, the facts it holds
    facts: int

    @property
    def right(self) -> list[int]:
        return [rank for rank, held in enumerate(self.holding) if held]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("questions", nargs="+")
    parser.add_argument("--fit", action="store_true")
    options = parser.parse_args()
    os.environ |= {"CHATDOC_DATA": str(options.folder), "DJANGO_SETTINGS_MODULE": "config.settings"}
    import django

    django.setup()
    found, lost = [], Counter[str]()
    for name in options.questions:
        for example, fate in _read(name):
            lost.update(fate)
            found.append(example)
    print(", ".join(f"{count} {fate}" for fate, count in lost.most_common()))
    if options.fit:
        _report([example for example in found if example is not None and example.right])


def _read(name: str) -> Iterator[tuple[Example | None, list[str]]]:
    from chatdoc.answering import actions
    from chatdoc.answering.commands.answer import answer_line
    from chatdoc.answering.selection import select
    from chatdoc.evaluation.reading import read_question_set

    asked: list[Any] = []

    def overheard(question: Any, hits: Any, rivals: Any = None) -> Any:
        asked.append((question, hits))
        return select(question, hits, rivals)

    vars(actions)["select"] = overheard
    for one in read_question_set(name).asked:
        if one.gold.facts and one.gold.fiche_ids:
            asked.clear()
            answer = answer_line(one.line)
            question, hits = asked[0] if asked else (None, ())
            right = next((hit for hit in hits if hit.version.fiche_id in one.gold.fiche_ids), None)
            example = _example(question, right, one.gold) if right else None
            yield example, _fates(answer, one.gold, example, hits)


def _example(question: Any, hit: Any, gold: Any) -> Example:
    from chatdoc.answering.analysis import read_version
    from chatdoc.answering.scoring import seen_units
    from chatdoc.answering.traits import traits_of

    reading = read_version(hit.version)
    seen = list(seen_units(question, hit, reading))
    traits = traits_of(reading.version.units, reading.lengths)
    texts = [" ".join((unit.lead, unit.text, *unit.cells, *unit.items)) for unit in reading.version.units]
    return Example(
        np.log([max(one.base, 1e-6) for one in seen]),
        np.array([(one.own, one.marks, *also) for one, also in zip(seen, traits, strict=True)], dtype=np.float64),
        np.array([min(len(text.split()), MOST) for text in texts]),
        tuple(frozenset(_held(text, gold.facts)) for text in texts),
        len(gold.facts),
    )


def _held(text: str, facts: Sequence[Sequence[str]]) -> Iterator[int]:
    from chatdoc.evaluation.scoring.normalising import contains, normalise

    said = normalise(text)
    yield from (rank for rank, forms in enumerate(facts) if any(contains(said, normalise(form)) for form in forms))


def _fates(answer: Any, gold: Any, example: Example | None, hits: Sequence[Any]) -> list[str]:
    shown = set(_held(answer.text, gold.facts))
    held = frozenset[int]().union(*example.holding) if example else frozenset()
    is_first = bool(hits) and hits[0].version.fiche_id in gold.fiche_ids
    found = []
    for rank in range(len(gold.facts)):
        if rank in shown:
            found.append("montrés")
        elif answer.status in ("not_found", "refused"):
            found.append("refusés")
        elif not is_first:
            found.append("perdus, autre fiche en tête")
        else:
            found.append("perdus dans la bonne fiche" if rank in held else "perdus, absents d’une seule unité")
    return found


def _report(examples: list[Example]) -> None:
    random.Random(0).shuffle(examples)
    none = np.zeros(len(NAMES))
    folds = [_fit([e for rank, e in enumerate(examples) if rank % FOLDS != fold]) for fold in range(FOLDS)]
    held_out = sum(_shown(e, folds[rank % FOLDS]) for rank, e in enumerate(examples))
    total = sum(example.facts for example in examples)
    print(f"{total} faits ; mots seuls {sum(_shown(e, none) for e in examples) / total:.3f}")
    print(f"poids ajustés, plis tenus à part {held_out / total:.3f}")
    print(dict(zip(NAMES, _fit(examples).round(2).tolist(), strict=True)))


def _fit(examples: Sequence[Example]) -> Weights:
    scale = np.concatenate([example.signals for example in examples]).std(0) + 1e-6
    weights, mean, square = (np.zeros(len(NAMES)) for _ in range(3))
    for step in range(1, STEPS + 1):
        slope = sum((_slope(e, weights, scale) for e in examples), start=np.zeros(len(NAMES)))
        slope = slope / len(examples) + PULL * weights
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        weights = weights - RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return np.asarray(weights / scale)


def _slope(example: Example, weights: Weights, scale: Weights) -> Weights:
    scores = example.base + example.signals @ (weights / scale)
    shares = np.exp(scores - scores.max())
    shares /= shares.sum()
    right = np.zeros_like(shares)
    right[example.right] = shares[example.right] / max(float(shares[example.right].sum()), 1e-12)
    return np.asarray((shares - right) @ (example.signals / scale))


def _shown(example: Example, weights: Weights) -> int:
    left, seen = WORDS, frozenset[int]()
    for rank in np.argsort(-(example.base + example.signals @ weights), kind="stable"):
        if example.words[rank] <= left:
            left -= int(example.words[rank])
            seen |= example.holding[rank]
    return len(seen)


if __name__ == "__main__":
    main()
