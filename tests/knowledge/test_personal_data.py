"""No file brings personal data into the base; services, officials and laws pass."""

import json
from pathlib import Path

import pytest

from chatdoc.knowledge.models import GoldQuestion, Version
from chatdoc.knowledge.queries import published_versions
from tests.conftest import PROJECT
from tests.knowledge.importing import import_paths

pytestmark = pytest.mark.django_db

HEAD = "---\nid: {id}\ntitre: {title}\nnature: procedure\nsources:\n  - titre: Code\n    date: 2026-01-01\n---\n\n"
# Invented, with a valid key; the numbers of services stay.
NIR = "2 64 05 69 123 456 50"
CASES = {
    "nir": (f"Exemple : l’assurée {NIR} a appelé.", "numéro de sécurité sociale"),
    "born": ("Exemple : Mme Ghislaine Verdurin, née le 14 mai 1964, a écrit.", "nom"),
    "mail": ("Écrire à ghislaine.verdurin@gmail.com pour son dossier.", "adresse électronique"),
    "iban": ("Verser sur FR76 3000 6000 0112 3456 7890 189.", "coordonnées bancaires"),
}


def _fiche(folder: Path, name: str, words: str) -> Path:
    path = folder / f"{name}.md"
    path.write_text(HEAD.format(id=name, title=f"Essai {name}") + f"## Règle\n\n{words}\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("case", CASES)
def test_a_text_about_someone_does_not_go_in_and_the_others_do(tmp_path: Path, case: str) -> None:
    words, kind = CASES[case]
    _fiche(tmp_path, "PERSONNE", words)
    _fiche(tmp_path, "REGLE", "La pension est due dès 62 ans. Appeler le 3960.")

    report = import_paths(tmp_path)

    assert [entry["id"] for entry in report.blocked] == ["PERSONNE"]
    assert kind in report.blocked[0]["reason"]
    assert report.has_failures
    assert [version.fiche_id for version in published_versions()] == ["REGLE"]
    assert not Version.objects.filter(fiche__identifier="PERSONNE").exists()


@pytest.mark.parametrize("case", CASES)
def test_the_report_names_kinds_and_never_the_words(tmp_path: Path, case: str) -> None:
    _fiche(tmp_path, "PERSONNE", CASES[case][0])

    report = json.dumps(vars(import_paths(tmp_path)), ensure_ascii=False).lower()

    for word in ("ghislaine", "verdurin", "14 mai", "123", "3000", "gmail"):
        assert word not in report


def test_personal_data_is_found_wherever_it_stands_in_the_fiche(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        HEAD.format(id="TITRE", title=f"Dossier {NIR}") + "## Règle\n\nTexte.\n", encoding="utf-8"
    )
    _fiche(tmp_path, "TABLE", f"| Cas | Suite |\n|---|---|\n| un | voir {NIR} |\n")
    _fiche(tmp_path, "LISTE", f"- premier\n  - second : {NIR}\n")

    report = import_paths(tmp_path)

    assert sorted(entry["id"] for entry in report.blocked) == ["LISTE", "TABLE", "TITRE"]


def test_an_identifier_that_names_someone_is_not_repeated(tmp_path: Path) -> None:
    _fiche(tmp_path, NIR.replace(" ", ""), "Texte.")

    report = json.dumps(vars(import_paths(tmp_path)), ensure_ascii=False)

    assert NIR.replace(" ", "") not in report
    assert "données personnelles" in report


def test_a_line_of_questions_about_someone_does_not_go_in_and_the_others_do(tmp_path: Path) -> None:
    lines = [{"id": "Q1", "query": f"dossier {NIR}"}, {"id": "Q2", "query": "âge de départ né en 1964"}]
    (tmp_path / "questions_or.jsonl").write_text(
        "".join(json.dumps({**line, "gold_fiche_ids": ["X"]}) + "\n" for line in lines), encoding="utf-8"
    )
    (tmp_path / "fiches").mkdir()
    _fiche(tmp_path / "fiches", "REGLE", "Texte.")

    report = import_paths(tmp_path)

    assert len(report.blocked) == 1
    assert report.blocked[0]["id"].endswith("élément 1")
    assert list(GoldQuestion.objects.values_list("identifier", flat=True)) == ["Q2"]


def test_the_starter_base_goes_in_with_nothing_blocked() -> None:
    report = import_paths(PROJECT / "base")

    assert (report.failed, report.blocked) == ([], [])
