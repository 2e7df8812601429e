"""`python -m tests.injection`: every attack, by place and kind; writes docs/mesures/injection.md."""

import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pytest

REPORT = Path(__file__).resolve().parents[2] / "docs" / "mesures" / "injection.md"
PLACES = {"question": "dans la question", "fiche": "dans une fiche importée", "modele": "dans ce que dit le modèle"}
INTRODUCTION = """\
# Injections

Des ordres glissés dans la question, dans le texte d’une fiche importée, ou dits par le modèle lui-même. Avec un
modèle qui obéit à tout, le statut garde ses règles, et rien de l’attaque n’est dit ; une fiche ou un modèle hostile
ne change pas un point de la carte. Les attaques sont dans `tests/injection/attacks.py`.

Une limite : une fiche publiée qui énonce une règle fausse est une règle de la base. Ce sont les quatre yeux de la
publication qui l’arrêtent, pas ce contrôle.

Commande : `.venv/bin/python -m tests.injection`

| où | genre | attaques | sans effet |
|---|---|---|---|
"""


@dataclass
class Recorder:
    tried: Counter[tuple[str, str]] = field(default_factory=Counter)
    held: Counter[tuple[str, str]] = field(default_factory=Counter)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        name = report.nodeid.rpartition("[")[2].encode().decode("unicode_escape")
        place, _, kind = name.rstrip("]").rpartition(":")[0].partition(":")
        if report.when == "call" and place in PLACES:
            self.tried[place, kind] += 1
            self.held[place, kind] += report.passed


def main() -> int:
    recorder = Recorder()
    status = pytest.main(["-q", str(Path(__file__).parent)], plugins=[recorder])
    rows = [
        f"| {PLACES[place]} | {kind} | {count} | {recorder.held[place, kind]} |"
        for (place, kind), count in recorder.tried.items()
    ]
    total, held = recorder.tried.total(), recorder.held.total()
    REPORT.write_text("\n".join([INTRODUCTION.rstrip("\n"), *rows, f"| **ensemble** | | {total} | **{held}** |", ""]))
    return int(status)


if __name__ == "__main__":
    sys.exit(main())
