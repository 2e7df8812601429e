import io
import shutil
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from chatdoc.knowledge.models import Version
from chatdoc.knowledge.units import Unit
from tests.knowledge import office_files
from tests.knowledge.importing import import_paths, published, units_of

pytestmark = pytest.mark.django_db
FORMATS: dict[str, Callable[[], bytes]] = {
    "html": office_files.web_page,
    "docx": office_files.word,
    "odt": office_files.open_document,
    "pdf": office_files.pdf,
}


def _import(folder: Path, name: str, content: bytes) -> tuple[Unit, ...]:
    report = import_paths(office_files.write(folder, name, content))
    assert not report.has_failures, report.failed
    return units_of(report.imported[0])


@pytest.mark.parametrize("kind", FORMATS)
def test_a_document_keeps_its_titles_steps_note_and_table(tmp_path: Path, kind: str) -> None:
    units = _import(tmp_path, f"Retraite progressive.{kind}", FORMATS[kind]())

    (version,) = published("DOC-RETRAITE-PROGRESSIVE")
    steps = next(unit for unit in units if unit.kind == "list")
    rows = [unit for unit in units if unit.kind == "row"]
    assert version.title == office_files.TITLE
    assert steps.items == office_files.STEPS
    assert steps.lead == office_files.LEAD
    assert steps.path == ("Étapes",)
    assert [unit.text for unit in units if unit.note == "attention"] == ["Le silence vaut accord."]
    assert [row.cells for row in rows] == list(office_files.ROWS[1:])
    assert rows[0].headers == office_files.ROWS[0]


@pytest.mark.parametrize("kind", FORMATS)
def test_the_day_a_document_says_it_holds_from_is_read(tmp_path: Path, kind: str) -> None:
    _import(tmp_path, f"note.{kind}", FORMATS[kind]())

    assert Version.objects.get().en_vigueur_du == date(2026, 9, 1)


def test_nothing_of_a_page_but_its_text_enters(tmp_path: Path) -> None:
    units = _import(tmp_path, "page.html", office_files.web_page())

    said = " ".join(unit.text for unit in units)
    assert "alert" not in said
    assert "Accueil" not in said
    assert "Mentions" not in said


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("abime.docx", office_files.word()[:2000], "document abîmé"),
        ("verrou.pdf", office_files.pdf(password="secret"), "mot de passe"),
        ("coupe.pdf", office_files.pdf()[:500], "PDF abîmé"),
        ("vide.html", b"<!doctype html><html><body><script>x</script></body></html>", "document sans texte"),
        ("ancien.doc", b"\xd0\xcf\x11\xe0" + bytes(600), "enregistrez le document en .docx"),
    ],
)
def test_a_document_that_cannot_be_read_says_what_to_do(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    report = import_paths(office_files.write(tmp_path, name, content))

    assert reason.lower() in report.failed[0]["reason"].lower()


def test_a_document_made_to_explode_is_refused(tmp_path: Path) -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<a>" + b" " * 60_000_000)

    report = import_paths(office_files.write(tmp_path, "bombe.docx", bomb.getvalue()))

    assert "démesuré" in report.failed[0]["reason"]


def test_a_document_whose_xml_declares_entities_is_refused(tmp_path: Path) -> None:
    trap = io.BytesIO()
    with zipfile.ZipFile(trap, "w") as archive:
        archive.writestr("word/document.xml", b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>')

    report = import_paths(office_files.write(tmp_path, "piege.docx", trap.getvalue()))

    assert "entités" in report.failed[0]["reason"]


@pytest.mark.skipif(not shutil.which("tesseract"), reason="needs Debian's tesseract-ocr-fra")
def test_a_scanned_page_is_read_and_marked_to_be_proof_read(tmp_path: Path) -> None:
    units = _import(tmp_path, "scan.pdf", office_files.scanned_pdf())

    said = " ".join(unit.text for unit in units)
    assert units[0].note == "avertissement"
    assert "à relire" in units[0].text
    assert "silence vaut accord" in said
    assert "62 ans et 9 mois" in said


def test_a_long_table_of_a_pdf_is_one_table(tmp_path: Path) -> None:
    rows_written = [("Année", "Trimestres"), *((str(1900 + n), str(n)) for n in range(80))]

    units = _import(tmp_path, "long.pdf", office_files.pdf_of_table(rows_written))

    rows = [unit for unit in units if unit.kind == "row" and unit.headers == ("Année", "Trimestres")]
    assert [row.cells[1] for row in rows] == [str(n) for n in range(80)]
