"""36 000 articles of law beside the fiches: import, index, and what they cost to the search.

`python -m benchmarks.legi`; needs ../shared.
"""

import json
from pathlib import Path
from typing import Any

from benchmarks.answer import engine_rows
from benchmarks.measuring import SHARED, chatdoc_command, data_folder, decimal, engine_figures, import_base, run, show

QUESTIONS = SHARED / "questions_dev" / "advisor_queries_dev.jsonl"
NAMES = {
    "hit@1": "bonne fiche en premier",
    "hit@3": "dans les 3 premières",
    "facts": "faits",
    "false_refusals": "faux refus",
}


def main() -> None:
    if not SHARED.is_dir():
        raise SystemExit(f"corpus public absent : {SHARED}")
    with data_folder() as data:
        import_base([SHARED / "service_public"], data)
        alone = evaluated(data)
        ran, report = import_base(sorted((SHARED / "legi").glob("*.jsonl.gz")), data)
        figures = engine_figures(QUESTIONS, data)
        beside = evaluated(data)
    rows = [
        ("articles importés", str(len(report["imported"]))),
        ("import, commande entière", decimal(ran.seconds, "s")),
        ("import, mémoire au plus", decimal(ran.peak_mb, "Mo", 0)),
        *engine_rows(figures),
        *(
            (f"{name} : seules → avec les articles", f"{share(alone, key)} → {share(beside, key)}")
            for key, name in NAMES.items()
        ),
    ]
    show("Fiches de service-public et articles de loi", rows)


def evaluated(data: Path) -> dict[str, Any]:
    report: dict[str, Any] = json.loads(run(chatdoc_command("evaluate", str(QUESTIONS), "--json"), data).out)
    overall: dict[str, Any] = report["overall"]
    return overall


def share(overall: dict[str, Any], key: str) -> str:
    return decimal(100 * overall[key]["value"], "%")


if __name__ == "__main__":
    main()
