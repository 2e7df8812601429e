"""The search alone, on question sets: right fiche first, false refusals, refusals, time.

    uv run python -m benchmarks.search.measure DATA_FOLDER [QUESTIONS.jsonl…] [--verbose]

The folder of data holds a base already imported. Without a file of questions: our own.
"""

import argparse
import os
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("questions", nargs="*", type=Path)
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    os.environ |= {"CHATDOC_DATA": str(options.folder), "DJANGO_SETTINGS_MODULE": "config.settings"}
    import django

    django.setup()
    from benchmarks.search.cases import cases, questions_of
    from chatdoc.knowledge.models import Version

    known = set(Version.objects.values_list("fiche__identifier", flat=True))
    asked = [case for path in options.questions for case in questions_of(path)] or list(cases(known))
    for kind, rows in _asked(asked, verbose=options.verbose).items():
        print(_line(kind, rows))


def _asked(asked: Iterable[Any], *, verbose: bool) -> dict[str, list[dict[str, Any]]]:
    from chatdoc.retrieval.queries import search

    search("réversion")  # type: ignore[arg-type]  # the first one opens the index
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for case in asked:
        start = perf_counter()
        result = search(case.question, case.history, case.facts, date.today())
        spent = (perf_counter() - start) * 1000
        fiches = [hit.version.fiche_id for hit in result.hits]
        rank = next((rank for rank, fiche in enumerate(fiches) if fiche in case.gold), 99)
        found[case.kind].append({"in": bool(case.gold), "rank": rank, "covered": result.covered, "ms": spent})
        if verbose and (result.covered != bool(case.gold) or (case.gold and rank)):
            gold = ",".join(sorted(case.gold)) or "-"
            print(f"{case.kind[:10]:10} {result.coverage:.2f} rank={rank:2} {gold} {fiches[:3]} {case.question}")
    return found


def _line(kind: str, rows: list[dict[str, Any]]) -> str:
    inside = [row for row in rows if row["in"]]
    outside = [row for row in rows if not row["in"]]
    line = f"{kind:22}"
    if inside:
        shares = [np.mean([row["rank"] < count for row in inside]) for count in (1, 3)]
        refused = np.mean([not row["covered"] for row in inside])
        line += f" n={len(inside):3} hit@1={shares[0]:.3f} hit@3={shares[1]:.3f} false refusals={refused:.3f}"
    if outside:
        line += f" outside={len(outside):3} refused={np.mean([not row['covered'] for row in outside]):.3f}"
    return f"{line} ms={np.mean([row['ms'] for row in rows]):.1f}"


if __name__ == "__main__":
    main()
