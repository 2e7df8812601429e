"""`python -m tests.canary`: the canary with 1 000 people, 50 with `--quick`; writes docs/mesures/canari.md."""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.canary.steps import MISSED_NAMES

PROJECT = Path(__file__).resolve().parents[2]
REPORT = PROJECT / "docs" / "mesures" / "canari.md"
LABELS = {
    "test_nobody_typed_in_the_page_is_found_anywhere": "questions posées dans la page",
    "test_a_model_hears_nobody_and_whom_it_names_is_not_shown": "modèle du site : invites, et gens qu’il nommerait",
    "test_a_failure_at_any_step_shows_nobody": "panne pendant une question",
    "test_a_page_that_fails_shows_nobody": "panne d’une page",
    "test_nobody_asked_about_in_a_file_or_on_the_command_line_is_found_anywhere": "fichier et ligne de commande",
    "test_nobody_typed_anywhere_on_a_real_server_is_kept_or_logged": "serveur réel : adresses, champs, en-têtes",
}
STEPS_IN_FRENCH = {
    "": "–",
    "guard": "la garde",
    "guard of a turn": "la garde d’un message de l’appel",
    "facts": "les faits compris",
    "search": "la recherche",
    "answering": "la composition de la réponse",
    "stream": "l’envoi de la carte",
    "posted values": "la lecture d’une valeur postée",
    "page": "la lecture de ce qui est posté",
    "list of fiches": "la liste des fiches",
    "fiche": "une fiche",
    "sign-in": "la connexion",
    "address after sign-in": "adresse où aller après la connexion",
}
NOTHING_UNDERSTOOD = ("test_a_page_that_fails_shows_nobody",)
CONTROLS = ("test_the_search_finds_whoever_is_left_somewhere", "test_a_site_that_logs_every_address_logs_no_question")


@dataclass
class Line:
    name: str
    step: str
    passed: bool
    figures: dict[str, Any]


@dataclass
class Recorder:
    """What each test noted of what it did."""

    lines: list[Line] = field(default_factory=list)
    controls: dict[str, bool] = field(default_factory=dict)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        name, _, parameters = report.nodeid.rpartition("::")[2].partition("[")
        if name in CONTROLS and report.when == "call" and not report.skipped:
            self.controls[report.nodeid] = report.passed
        elif name in LABELS and report.when == "call" and not report.skipped:
            step = re.sub(r"^(?:1000|50)-?", "", parameters.rstrip("]"))
            self.lines.append(Line(name, step, report.passed, dict(report.user_properties)))


def main() -> int:
    quick = "--quick" in sys.argv
    chosen = f"{50 if quick else 1000} or finds_whoever or logs_every"
    recorder = Recorder()
    folder = str(Path(__file__).parent)
    status = pytest.main(["-q", "-ra", "-m", "proof or not proof", "-k", chosen, folder], plugins=[recorder])
    text = "\n".join(report(recorder, "50" if quick else "1 000", " --quick" if quick else "")) + "\n"
    sys.stdout.write(text)
    REPORT.write_text(text, encoding="utf-8")
    return 0 if status == pytest.ExitCode.OK and recorder.lines else 2


def report(recorder: Recorder, count: str, option: str) -> Iterator[str]:
    yield "# Canari : personne ne ressort\n"
    yield (
        f"Écrit le {date.today():%d/%m/%Y} par `python -m tests.canary{option}`. {count} identités inventées par "
        "épreuve (nom, NIR, téléphone, courriel, IBAN, date de naissance, adresse, numéro de dossier), tapées par "
        "tout ce qui reçoit des mots ; à chaque étape une exception est levée, dont le message contient tout ce qui a "
        "été tapé. "
        "Puis tout ce que le produit garde, écrit et renvoie est fouillé : fichiers, lignes de toutes les tables, "
        "sessions, caches, journaux au niveau le plus bavard, en-têtes et cookies.\n"
    )
    yield "## Gardé, écrit ou envoyé : zéro, sans tolérance\n"
    yield "| épreuve | étape en panne | réponses | lieux fouillés | trouvailles |\n|---|---|---|---|---|"
    for line in recorder.lines:
        found = "0" if line.passed else "échec : voir l’épreuve"
        answers = line.figures.get("answers", line.figures.get("visits", [0, 0])[-1])
        where = line.figures.get("places", "–")
        yield f"| {LABELS[line.name]} | {in_french(line.step)} | {answers} | {where} | {found} |"
    yield ""
    yield from _said_back(recorder.lines)
    yield from _controls(recorder)


def in_french(step: str) -> str:
    return STEPS_IN_FRENCH.get(step, step)


def _said_back(lines: list[Line]) -> Iterator[str]:
    yield "## Redit à la personne qui a tapé\n"
    yield (
        "Un numéro ou une date : jamais. Un nom que la garde n’a pas vu ne peut revenir que dans la question telle "
        f"qu’elle a été comprise, montrée avant la réponse ; à ne pas dépasser : {100 * MISSED_NAMES:.0f} % des "
        "identités (toutes derrière un titre ou un indice).\n"
    )
    yield "| épreuve | étape en panne | identités dont un nom revient | noms |\n|---|---|---|---|"
    for line in lines:
        if line.name not in NOTHING_UNDERSTOOD and "missed" in line.figures:
            people, count, names = line.figures["missed"]
            share = f"{people} sur {count} ({100 * people / count:.1f} %)".replace(".", ",")
            yield f"| {LABELS[line.name]} | {in_french(line.step)} | {share} | {', '.join(names) or '–'} |"
    for back in (line.figures["typed back"] for line in lines if "typed back" in line.figures):
        said = ", ".join(f"{in_french(name)} {count}" for name, count in sorted(back.items()))
        yield (
            "\nSur le serveur réel, ce qui est tapé dans un champ ou une adresse peut revenir au même endroit, "
            f"à la seule personne qui l’a tapé et sans être gardé (identités) : {said}."
        )
    yield ""


def _controls(recorder: Recorder) -> Iterator[str]:
    passed = sum(recorder.controls.values())
    yield "## La fouille sait trouver\n"
    yield (
        f"{passed} témoins sur {len(recorder.controls)} : nom, numéro et date laissés exprès dans une ligne, un "
        "fichier, un cache ou un journal sont trouvés ; avec le journal d’adresses d’uvicorn, que le produit coupe, un "
        "nom mis dans une adresse est trouvé, une question postée ne l’est pas."
    )
    prompts = sum(line.figures.get("prompts", 0) for line in recorder.lines)
    yield (
        f"\nUn vrai serveur de modèle, sur la même machine, a reçu {prompts} invites, toutes fouillées avec leurs "
        "en-têtes ; à chacune il répond en nommant quelqu’un avec tous ses numéros : rien n’en est montré."
    )


if __name__ == "__main__":
    raise SystemExit(main())
