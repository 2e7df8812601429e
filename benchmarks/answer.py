"""Import, index, answers, memory, start: `python -m benchmarks.answer`."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.measuring import (
    PROJECT,
    SHARED,
    Ran,
    Row,
    data_folder,
    decimal,
    engine_figures,
    import_base,
    memory_beside_mb,
    memory_mb,
    served,
    show,
    times,
)

STARTER = ("Base de démonstration", PROJECT / "base", PROJECT / "base" / "questions_or.jsonl")
PUBLIC = (
    "Fiches de service-public",
    SHARED / "service_public",
    SHARED / "questions_dev" / "advisor_queries_dev.jsonl",
)


def main() -> None:
    for title, base, questions in (STARTER, PUBLIC):
        if base.is_dir():
            show(title, measure(base, questions))


def measure(base: Path, questions: Path) -> Sequence[Row]:
    with data_folder() as data:
        ran, report = import_base([base], data)
        figures = engine_figures(questions, data)
        again, _ = import_base([base], data)
        with served("serve", data) as (_, process, start):
            rows = [*_import_rows(ran, report, again), *engine_rows(figures)]
            rows.append(("démarrage du serveur, jusqu’à prêt", decimal(start, "s")))
            rows.append(("mémoire du serveur prêt", decimal(memory_mb(process), "Mo", 0)))
            rows.append(("mémoire du lecteur des imports", decimal(memory_beside_mb(process), "Mo", 0)))
    return rows


def _import_rows(ran: Ran, report: dict[str, Any], again: Ran) -> list[Row]:
    counts = {"fiches importées": "imported", "mises à jour": "updated", "écartées": "skipped", "en échec": "failed"}
    return [
        *((name, str(len(report[key]))) for name, key in counts.items()),
        ("import, commande entière", decimal(ran.seconds, "s")),
        ("import, mémoire au plus", decimal(ran.peak_mb, "Mo", 0)),
        ("second import, sans changement", decimal(again.seconds, "s")),
    ]


def engine_rows(figures: dict[str, Any]) -> list[Row]:
    return [
        ("index, construction", decimal(figures["index_seconds"], "s")),
        ("index, sur le disque", decimal(figures["index_mb"], "Mo")),
        ("première réponse du processus", decimal(figures["first_ms"], "ms")),
        *((f"réponse, {name}", decimal(value, "ms")) for name, value in times(figures["ms"]).items()),
        ("réponses mesurées", f"{len(figures['ms'])}"),
        ("mémoire du processus qui répond", decimal(figures["rss_mb"], "Mo", 0)),
    ]


if __name__ == "__main__":
    main()
