import gzip
import io
import json
import os
import tarfile
import zipfile
from pathlib import Path

import pytest

from chatdoc.common.errors import BadInput
from config.cli import main
from tests.knowledge.importing import DATA, import_paths, published

pytestmark = pytest.mark.django_db
GOOD = json.dumps({"id": "F1", "titre": "Règle", "texte": "Le texte."})


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("vide.jsonl", b"", "fichier vide"),
        ("binaire.jsonl", bytes(range(256)) * 40, "binaire"),
        ("controle.md", b"---\nid: A\x07\n---\ntexte", "caractères de contrôle"),
        ("latin.md", "---\nid: é\n---\n".encode("latin-1") * 20, "UTF-8"),
        ("echappe.jsonl", b'{"id": "F2", "texte": "a\\u0000b"}', "caractères de contrôle"),
        ("demi.jsonl", b'{"id": "F2", "texte": "a\\ud800b"}', "caractères de contrôle"),
        ("casse.jsonl", b'{"id": "F2", "texte": ', "ligne JSON illisible"),
        ("date.jsonl", b'{"id": "F2", "texte": "Oui.", "date": "2025-13-01"}', "date impossible"),
        ("profond.jsonl", b"[" * 100_000 + b"]" * 100_000, "JSON illisible"),
        ("liste.jsonl", b"[1, 2]", "n’est pas un objet"),
        ("forme.jsonl", b'{"id": "F2", "cas": 3}', "non comprise"),
        ("doc.pdf", b"%PDF-1.7 ...", "PDF"),
        ("coupe.gz", gzip.compress(b'{"id": "F2"}' * 500, mtime=0)[:40], "illisible"),
    ],
)
def test_a_bad_file_is_named_with_its_reason_and_the_others_go_in(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    (tmp_path / name).write_bytes(content)
    (tmp_path / "zz_bon.jsonl").write_text(GOOD)

    report = import_paths(tmp_path)

    assert name in report.failed[0]["path"]
    assert reason in report.failed[0]["reason"]
    assert report.imported == ["F1"]


def test_files_that_hold_no_fiche_are_skipped_without_failure(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("# Lisez-moi")
    (tmp_path / "notes.txt").write_text("x")
    (tmp_path / "image.png").write_bytes(b"\x89PNG\x00")

    report = import_paths(tmp_path)

    assert len(report.skipped) == 3
    assert not report.has_failures


@pytest.mark.parametrize("kind", ["zip", "tar.gz", "gz"])
def test_an_archive_is_read_like_its_folder(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"lot.{kind}"
    if kind == "zip":
        with zipfile.ZipFile(path, "w") as archive:
            archive.write(DATA / "fiche_cas.xml", "fiches/f.xml")
    elif kind == "tar.gz":
        with tarfile.open(path, "w:gz") as tar:
            tar.add(DATA / "fiche_cas.xml", "fiches/f.xml")
    else:
        path.write_bytes(gzip.compress((DATA / "fiche_cas.xml").read_bytes(), mtime=0))

    assert import_paths(path).imported == ["F99001"]


def test_an_archive_entry_whose_path_goes_outside_is_refused_by_name(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "lot.zip", "w") as archive:
        archive.writestr("../../etc/f.jsonl", GOOD.replace("F1", "F2"))
        archive.writestr("bon.jsonl", GOOD)

    report = import_paths(tmp_path / "lot.zip")

    assert "../../etc/f.jsonl" in report.failed[0]["path"]
    assert "sort de l’archive" in report.failed[0]["reason"]
    assert report.imported == ["F1"]


def test_a_link_in_an_archive_is_refused(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "lot.tar.gz", "w:gz") as tar:
        link = tarfile.TarInfo("lien.jsonl")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        tar.addfile(link)

    assert "lien" in import_paths(tmp_path / "lot.tar.gz").failed[0]["reason"]


def test_a_zip_bomb_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bombe.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("f.jsonl", b" " * 40_000_000)

    assert "bombe" in import_paths(tmp_path / "bombe.zip").failed[0]["reason"]


def test_a_gzip_bomb_is_refused(tmp_path: Path) -> None:
    with gzip.open(tmp_path / "bombe.jsonl.gz", "wb") as file:
        file.write((b'{"id": "F1", "texte": "' + b"a" * 10_000 + b'"}\n') * 3_000)

    assert "volumineux" in import_paths(tmp_path).failed[0]["reason"]


def test_a_link_that_leaves_the_folder_is_refused(tmp_path: Path) -> None:
    outside = tmp_path / "dehors.jsonl"
    outside.write_text(GOOD)
    folder = tmp_path / "lot"
    folder.mkdir()
    os.symlink(outside, folder / "lien.jsonl")

    report = import_paths(folder)

    assert "hors du dossier" in report.failed[0]["reason"]
    assert report.imported == []


def test_a_path_that_does_not_exist_does_nothing(tmp_path: Path) -> None:
    (tmp_path / "f.jsonl").write_text(GOOD)

    with pytest.raises(BadInput, match="n’existe pas"):
        import_paths(tmp_path / "f.jsonl", tmp_path / "absent.jsonl")

    assert published("F1") == []


@pytest.mark.parametrize(("argument", "status"), [("--caisse=absente", 2), ("--json", 1)])
def test_the_command_says_its_status(
    tmp_path: Path, argument: str, status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "casse.jsonl").write_text("{")
    (tmp_path / "f.jsonl").write_text(GOOD)

    assert main(["import", str(tmp_path), argument]) == status

    out, error = capsys.readouterr()
    assert bool(error) == (status == 2)
    if argument == "--json":
        assert list(json.loads(out)) == ["imported", "updated", "unchanged", "skipped", "failed", "blocked"]


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(GOOD.encode())))

    assert import_paths("-").imported == ["F1"]
