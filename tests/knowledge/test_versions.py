import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from chatdoc.accounts.errors import PermissionRefused
from chatdoc.accounts.models import Caisse, Role, User
from chatdoc.audit.models import Entry
from chatdoc.knowledge.models import Etat, Version
from chatdoc.knowledge.queries import current_revision, published_versions, version_page
from chatdoc.knowledge.signals import published as published_signal
from tests.knowledge.importing import import_paths, published, units_of

pytestmark = pytest.mark.django_db


def write(path: Path, *rows: dict[str, Any]) -> Path:
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    return path


def fiche(text: str, dated: str | None, **more: Any) -> dict[str, Any]:
    return {"id": "F1", "titre": "Règle inventée", "texte": text, "date_modification": dated, **more}


def test_importing_twice_changes_nothing(tmp_path: Path) -> None:
    path = write(tmp_path / "f.jsonl", fiche("Le montant est de 10 €.", "2025-01-01"))
    import_paths(path)
    before = current_revision()

    report = import_paths(path)

    assert (report.imported, report.updated, report.unchanged) == ([], [], 1)
    assert current_revision() == before
    assert Version.objects.count() == 1


def test_a_newer_text_is_a_new_version_and_ends_the_older_one(tmp_path: Path) -> None:
    import_paths(write(tmp_path / "a.jsonl", fiche("Le montant est de 10 €.", "2020-07")))

    report = import_paths(write(tmp_path / "b.jsonl", fiche("Le montant est de 20 €.", "09/03/2021")))

    assert report.updated == ["F1"]
    assert [(version.en_vigueur_du, version.en_vigueur_au) for version in published("F1")] == [
        (date(2020, 7, 1), date(2021, 3, 8)),
        (date(2021, 3, 9), None),
    ]


def test_an_older_text_imported_later_is_not_in_force_today(tmp_path: Path) -> None:
    import_paths(write(tmp_path / "b.jsonl", fiche("Le montant est de 20 €.", "2020-06/2021")))
    import_paths(write(tmp_path / "a.jsonl", fiche("Le montant est de 10 €.", None)))

    page = version_page("F1")

    assert page is not None
    assert "20 €" in page.units[0].text
    assert len(page.others) == 1


def test_an_extract_never_stands_in_for_a_whole_text_whatever_its_date(tmp_path: Path) -> None:
    extract = {
        "id": "F1",
        "titre": "Règle",
        "date_extraction": "2020-11",
        "cas": [{"chemin": ["Cas"], "texte": "Bout."}],
    }
    whole = fiche("Le texte entier.", "2020-07")

    import_paths(write(tmp_path / "a.jsonl", extract), write(tmp_path / "b.jsonl", whole))
    again = import_paths(write(tmp_path / "c.jsonl", {**extract, "date_extraction": "2024-11"}))

    assert [version.is_extract for version in published("F1")] == [False]
    assert "extrait par cas" in again.skipped[0]["reason"]


def test_an_extract_serves_where_no_whole_text_exists(tmp_path: Path) -> None:
    case = {
        "chemin": ["Vous êtes salarié", "Montant"],
        "texte": "Vous êtes salarié\n\nMontant\n\nSeul\nVous recevez 5 €.",
    }
    import_paths(write(tmp_path / "a.jsonl", {"id": "F1", "titre": "Règle", "cas": [case]}))

    (unit,) = units_of("F1")

    assert (unit.text, unit.path, unit.cases) == (
        "Vous recevez 5 €.",
        ("Vous êtes salarié", "Montant", "Seul"),
        ("Vous êtes salarié", "Seul"),
    )


def test_without_publish_a_text_waits_for_its_review(tmp_path: Path) -> None:
    path = write(tmp_path / "f.jsonl", fiche("Le montant est de 10 €.", "2025-01-01"))
    import_paths(path, publish=False)
    assert list(published_versions()) == []
    assert Version.objects.get().etat == Etat.A_RELIRE

    import_paths(path)

    assert len(published("F1")) == 1


def test_publishing_counts_the_base_up_marks_it_in_bulk_and_is_journaled(
    tmp_path: Path, django_capture_on_commit_callbacks: Any
) -> None:
    heard: list[object] = []
    listener = heard.append

    def hear(sender: object, **_: object) -> None:
        listener(sender)

    published_signal.connect(hear)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            import_paths(write(tmp_path / "f.jsonl", fiche("Texte.", "2025-01-01")))
    finally:
        published_signal.disconnect(hear)

    assert (current_revision(), len(heard)) == (1, 1)
    assert published("F1")[0].is_bulk
    assert Entry.objects.get().action == "knowledge.import_published"


def test_a_teleconseiller_may_not_import(tmp_path: Path) -> None:
    user = User(username="t", role=Role.TELECONSEILLER)

    with pytest.raises(PermissionRefused):
        import_paths(write(tmp_path / "f.jsonl", fiche("Texte.", None)), actor=user)


def test_rows_without_text_name_and_place_the_fiches_that_have_one(tmp_path: Path) -> None:
    write(
        tmp_path / "z_index.jsonl", {"id": "F1", "titre": "Le vrai titre", "fil_ariane": ["Travail", "Le vrai titre"]}
    )
    write(tmp_path / "a.jsonl", {"id": "F1", "titre": None, "texte": "Le texte."})

    report = import_paths(tmp_path)

    (version,) = published("F1")
    assert (version.title, version.theme) == ("Le vrai titre", ("Travail",))
    assert report.skipped[0]["reason"].startswith("F1 : ligne sans texte")
    assert import_paths(tmp_path).unchanged == 1


def test_an_index_imported_later_places_a_known_fiche_once(tmp_path: Path) -> None:
    text = write(tmp_path / "a.jsonl", {"id": "F1", "titre": "Titre", "texte": "Le texte."})
    index = write(tmp_path / "b.jsonl", {"id": "F1", "titre": "Titre", "theme": "Travail"})
    import_paths(text)

    import_paths(index)
    report = import_paths(index, text)

    assert [version.theme for version in published("F1")] == [("Travail",)]
    assert (report.updated, report.unchanged) == ([], 1)


def test_a_caisse_cannot_take_the_identifier_of_a_national_fiche(tmp_path: Path) -> None:
    Caisse.objects.create(code="nord", name="Caisse inventée")
    import_paths(write(tmp_path / "a.jsonl", fiche("Texte national.", "2025-01-01")))

    report = import_paths(write(tmp_path / "b.jsonl", fiche("Texte local.", "2026-01-01")), caisse="nord")

    assert "autre portée" in report.failed[0]["reason"]
    assert published("F1")[0].caisse == ""


def test_a_law_article_is_a_fiche_and_a_historical_one_is_not_in_force(tmp_path: Path) -> None:
    article = {
        "code": "LEGITEXT1",
        "code_titre": "Code inventé",
        "article": "L1",
        "section": ["Livre I", "Titre I"],
        "texte": "Premier alinéa.\n\nSecond alinéa.",
        "etat_au": "2026-04-03",
    }
    old = {**article, "article": "L2", "etat_au": "1994-07-27", "statut": "VERSION HISTORIQUE"}
    import_paths(write(tmp_path / "l.jsonl", article, old))

    assert published("LEGI-LEGITEXT1-L1")[0].theme == ("Code inventé", "Livre I", "Titre I")
    assert [unit.text for unit in units_of("LEGI-LEGITEXT1-L1")] == ["Premier alinéa.", "Second alinéa."]
    assert version_page("LEGI-LEGITEXT1-L1", day=date(2025, 1, 1)) is not None
    assert version_page("LEGI-LEGITEXT1-L2", day=date(2026, 1, 1)) is None
