"""The import desk: files become drafts to be proof-read, or a sentence that says why not. Nothing is half done."""

import csv
import io
import json
import sys
import zipfile
from pathlib import Path

import pytest
from django.conf import settings
from django_tasks_db.models import DBTaskResult

from chatdoc.accounts.models import Role, User
from chatdoc.editorial.actions import imports, run_import
from chatdoc.editorial.importing import files
from chatdoc.editorial.models import DocumentEtat, ImportJob, JobEtat
from chatdoc.editorial.tasks import run_import as run_task
from chatdoc.editorial.tasks import take_up_again
from chatdoc.knowledge.models import Draft, Version
from config.cli import main
from tests.accounts.factories import make_person
from tests.editorial.acting import as_person, posted, read
from tests.editorial.importing import DESK, drop, imported, work
from tests.knowledge import office_files
from tests.knowledge.importing import DATA

pytestmark = pytest.mark.django_db(transaction=True)  # the library's worker looks at committed rows
FICHE = """---
id: IMPORT-{number}
titre: Règle importée {number}
nature: legislation
en_vigueur_du: 2026-01-01
sources:
  - titre: Règlement d’essai
---

La règle {number}, selon la CNAV et l’ARGHX, est simple.
"""


def folder() -> Path:
    return Path(settings.DATA) / "imports"


def fiche(number: int) -> bytes:
    return FICHE.format(number=number).encode()


def zipped(entries: dict[str, bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return written.getvalue()


def test_each_kind_of_document_becomes_a_draft_to_be_read_and_nothing_is_published(author: User) -> None:
    versions = Version.objects.count()
    (line, other, third) = imported(
        author,
        {
            "demande.docx": office_files.word(),
            "regle.md": fiche(1),
            "lot.zip": zipped({"page.html": office_files.web_page()}),
        },
    )

    assert [each.etat for each in (line, other, third)] == [DocumentEtat.BROUILLON] * 3
    assert all(each.draft and each.draft.is_imported for each in (line, other, third))
    assert line.draft is not None
    assert "titre: Demander la retraite progressive" in line.draft.text
    assert "1. écrire à l’employeur" in line.draft.text
    assert Version.objects.count() == versions
    assert "Importé, à relire" in read(author, "/atelier/")


def test_the_report_tells_what_was_found_and_what_to_look_at(author: User) -> None:
    word, markdown = imported(author, {"demande.docx": office_files.word(), "regle.md": fiche(1)})

    assert word.report["sections"] == ["Étapes", "Âges"]
    assert word.report["tables"] == 1
    assert word.report["en_vigueur_du"] == "2026-09-01"
    assert word.report["dates_guessed"] is True
    assert "ARGHX" in markdown.report["sigles_unknown"]
    assert markdown.report["dates_guessed"] is False


def test_a_document_close_to_a_published_fiche_is_told(author: User) -> None:
    text = Path("tests/small_base/fiches/essai-age.md").read_text()
    near_text = text.replace("ESSAI-AGE", "AUTRE-AGE").replace("61 ans", "62 ans")

    (line,) = imported(author, {"age.md": near_text.encode()})

    assert line.report["near"][0]["fiche_id"] == "ESSAI-AGE"
    assert line.report["near"][0]["percent"] > 80
    assert "% du texte" in read(author, f"{DESK}{line.job_id}/").replace("\xa0", " ").replace("&nbsp;", " ")


def test_a_document_that_names_someone_is_blocked_and_its_words_are_kept_nowhere(author: User) -> None:
    named = fiche(1).replace(b"est simple", "vaut pour Mme Ghislaine Verdurin, née le 14 mai 1964".encode())

    (line,) = imported(author, {"Verdurin Ghislaine née le 14 mai 1964.md": named})

    page = read(author, f"{DESK}{line.job_id}/")
    assert (line.etat, line.draft, line.title) == (DocumentEtat.BLOQUE, None, "")
    assert "données personnelles" in line.reason
    assert "Verdurin" not in page + line.reason + line.name + str(line.job.names)
    assert not folder().exists() or not list(folder().iterdir())


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("abime.docx", b"PK\x03\x04" + b"\x00" * 400, "abîmé"),
        ("ferme.pdf", office_files.pdf(password="secret"), "mot de passe"),
        ("vide.pdf", b"", "vide"),
        ("sans.md", fiche(1).replace(b"sources:\n  - titre: R\xc3\xa8glement d\xe2\x80\x99essai\n", b""), "sources"),
        ("dates.md", fiche(1).replace(b"2026-01-01\n", b"2026-01-01\nen_vigueur_au: 2025-01-01\n"), "précède"),
        ("image.png", b"\x89PNG\r\n\x1a\n" + bytes(64), "avec la page"),
        ("notes.txt", b"Rien de connu.", "format non reconnu"),
    ],
    ids=lambda given: given if isinstance(given, str) and "." in given else "",
)
def test_a_bad_file_says_why_in_one_sentence_and_the_others_go_in(
    author: User, name: str, content: bytes, reason: str
) -> None:
    bad, good = imported(author, {name: content, "bon.md": fiche(2)})

    assert (bad.draft, good.etat) == (None, DocumentEtat.BROUILLON)
    assert reason in bad.reason
    assert ImportJob.objects.get().etat == JobEtat.TERMINE


def test_an_entry_that_leaves_its_archive_is_refused_by_name(author: User) -> None:
    lines = imported(author, {"lot.zip": zipped({"../../etc/a.md": fiche(1), "b.md": fiche(2)})})

    assert [line.etat for line in lines] == [DocumentEtat.ECHEC, DocumentEtat.BROUILLON]
    assert "sort de l’archive" in lines[0].reason


def test_a_page_with_scripts_is_cleaned(author: User) -> None:
    (line,) = imported(author, {"page.html": office_files.web_page()})

    assert line.draft is not None
    assert "alert(1)" not in line.draft.text
    assert "onclick" not in line.draft.text


def test_a_file_too_large_is_refused_before_anything_is_kept(author: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_UPLOAD", 1000)

    status, page = drop(author, {"gros.pdf": b"%PDF-" + b"0" * 2000, "bon.md": fiche(1)})

    assert status == 400
    assert "« gros.pdf » dépasse" in page.replace("\xa0", " ")
    assert not ImportJob.objects.exists()
    assert not folder().exists() or not list(folder().iterdir())


def test_no_file_is_a_sentence(author: User) -> None:
    assert "choisissez au moins un fichier" in posted(author, DESK)


def test_the_files_are_kept_for_the_job_alone(author: User) -> None:
    drop(author, {"regle.md": fiche(1)})
    job = ImportJob.objects.get()
    assert files.jobs_with_files() == {job.pk}

    work()

    assert files.jobs_with_files() == set()


def test_an_import_cancelled_while_it_waits_reads_nothing(author: User) -> None:
    drop(author, {"regle.md": fiche(1)})
    job = ImportJob.objects.get()

    page = posted(author, f"{DESK}{job.pk}/annuler/")
    work()

    job.refresh_from_db()
    assert "Import annulé" in page
    assert (job.etat, Draft.objects.count(), files.jobs_with_files()) == (JobEtat.ANNULE, 0, set())


def test_an_import_cancelled_while_it_is_read_stops_at_the_next_page(
    author: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run_import, "_PAUSE", 0)
    drop(author, {"regle.md": fiche(1), "long.pdf": office_files.pdf(pages=3)})
    job = ImportJob.objects.get()
    seen: list[str] = []

    def cancel_at_the_second_page(self: run_import._Run, done: int, total: int) -> None:
        seen.append(f"{done}/{total}")
        if done == 2:
            imports.cancel_import(author, job)
        told(self, done, total)

    told = run_import._Run._page_read
    monkeypatch.setattr(run_import._Run, "_page_read", cancel_at_the_second_page)
    work()

    job.refresh_from_db()
    assert seen == ["1/3", "2/3"]
    assert job.etat == JobEtat.ANNULE
    assert [line.name for line in job.documents.all()] == ["regle.md"]
    assert Draft.objects.count() == 1


def test_an_import_stopped_with_the_server_is_taken_up_and_imports_nothing_twice(
    author: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    drop(author, {"lot.zip": zipped({f"{n}.md": fiche(n) for n in range(4)})})
    job = ImportJob.objects.get()
    draft = run_import._Run._draft

    def killed_at_the_third(self: run_import._Run, *told: object) -> None:
        if Draft.objects.count() == 2:
            raise SystemExit  # what a second signal does: nothing of ours is run after it
        draft(self, *told)  # type: ignore[arg-type]

    monkeypatch.setattr(run_import._Run, "_draft", killed_at_the_third)
    work()
    monkeypatch.setattr(run_import._Run, "_draft", draft)
    job.refresh_from_db()
    assert (job.etat, job.done) == (JobEtat.EN_COURS, 2)

    assert take_up_again() == 1
    work()

    job.refresh_from_db()
    texts = list(Draft.objects.values_list("text", flat=True))
    assert (job.etat, job.done, len(texts)) == (JobEtat.TERMINE, 4, 4)
    assert len({text.split("\n")[1] for text in texts}) == 4


def test_a_document_that_stops_the_program_each_time_is_left_out(author: User) -> None:
    drop(author, {"a.md": fiche(1), "b.md": fiche(2)})
    ImportJob.objects.update(etat=JobEtat.EN_COURS, tries=run_import.MOST_TRIES)

    work()

    first, second = ImportJob.objects.get().documents.all()
    assert "arrêté le programme" in first.reason
    assert second.etat == DocumentEtat.BROUILLON


def test_a_failed_import_is_started_again_from_where_it_was(author: User, monkeypatch: pytest.MonkeyPatch) -> None:
    drop(author, {"a.md": fiche(1), "b.md": fiche(2)})
    job = ImportJob.objects.get()
    draft = run_import._Run._draft

    def disk_full(self: run_import._Run, *told: object) -> None:
        if Draft.objects.exists():
            raise OSError
        draft(self, *told)  # type: ignore[arg-type]

    monkeypatch.setattr(run_import._Run, "_draft", disk_full)
    work()
    monkeypatch.setattr(run_import._Run, "_draft", draft)
    page = read(author, f"{DESK}{job.pk}/")
    assert "Échoué" in page
    assert "Reprendre l’import" in page

    posted(author, f"{DESK}{job.pk}/reprendre/")
    work()

    job.refresh_from_db()
    assert (job.etat, Draft.objects.count()) == (JobEtat.TERMINE, 2)
    assert "a déjà fini" in posted(author, f"{DESK}{job.pk}/reprendre/")


def test_the_experts_of_a_caisse_bring_consignes_of_their_own(author: User) -> None:
    nord = make_person(Role.EXPERT, caisse="nord", username="nord")

    word, national = imported(nord, {"demande.docx": office_files.word(), "regle.md": fiche(1)})

    assert word.draft is not None
    assert "nature: consigne\ncaisse: nord" in word.draft.text
    assert (national.etat, national.draft) == (DocumentEtat.ECHEC, None)
    assert "cellule nationale" in national.reason
    assert as_person(author).get(f"{DESK}{word.job_id}/").status_code == 200
    sud = make_person(Role.EXPERT, caisse="sud", username="sud")
    assert as_person(sud).get(f"{DESK}{word.job_id}/").status_code == 404
    assert as_person(make_person(Role.TELECONSEILLER)).get(DESK).status_code == 403


def test_the_report_is_a_file_for_a_spreadsheet_or_a_program(author: User) -> None:
    (line,) = imported(author, {"=cmd.md": fiche(1)})
    client = as_person(author)

    table = client.get(f"{DESK}{line.job_id}/compte-rendu.csv").content.decode("utf-8-sig")
    rows = client.get(f"{DESK}{line.job_id}/compte-rendu.json").json()

    (row,) = csv.DictReader(io.StringIO(table), delimiter=";")
    assert row["fichier"] == "'=cmd.md"
    assert (row["identifiant"], rows[0]["identifiant"]) == ("IMPORT-1", "IMPORT-1")
    assert rows[0]["sigles_inconnus"][0] in json.dumps(rows)
    assert client.get(f"{DESK}{line.job_id}/compte-rendu.exe").status_code == 404


def test_xml_and_json_fiches_come_as_drafts_under_their_own_identifier(author: User) -> None:
    row = json.dumps({"id": "F1", "titre": "Règle", "texte": "Le texte."}).encode()

    lines = imported(author, {"f.xml": (DATA / "fiche_cas.xml").read_bytes(), "f.jsonl": row})

    assert sorted(line.identifier for line in lines if line.draft) == ["F1", "F99001"]


def test_a_long_document_is_cut_at_its_chapters(author: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chatdoc.editorial.importing.splitting.LONGEST", 400)
    monkeypatch.setattr("chatdoc.editorial.importing.splitting._PART", 200)

    lines = imported(author, {"demande.docx": office_files.word()})

    assert len(lines) > 1
    texts = "".join(line.draft.text for line in lines if line.draft)
    assert all(words in texts for words in ("écrire à l’employeur", "63 ans et 3 mois", "Le silence vaut accord"))
    assert len({line.identifier for line in lines}) == len(lines)


def test_the_queue_keeps_no_word_of_a_document(author: User) -> None:
    imported(author, {"regle.md": fiche(1).replace(b"est simple", b"est simple\x07")})

    (task,) = DBTaskResult.objects.filter(task_path=run_task.module_path)
    assert task.args_kwargs == {"args": [ImportJob.objects.get().pk], "kwargs": {}}
    assert (task.traceback, task.return_value) == ("", None)


def test_an_import_that_is_interrupted_leaves_no_word_in_the_queue(
    author: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        try:
            raise ValueError("le texte de Mme Ghislaine Verdurin")
        except ValueError:
            sys.exit(1)  # in the middle of another failure, as a signal comes

    monkeypatch.setattr(run_import._Run, "read", interrupted)
    drop(author, {"regle.md": fiche(1)})
    work()

    (task,) = DBTaskResult.objects.filter(task_path=run_task.module_path)
    assert "Verdurin" not in task.traceback
    assert "SystemExit" in task.traceback
    assert ImportJob.objects.get().etat == JobEtat.EN_COURS


def test_what_nobody_foresaw_fails_the_import_which_may_be_started_again(
    author: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: object) -> None:
        raise KeyError

    monkeypatch.setattr(run_import, "report_of", broken)
    drop(author, {"regle.md": fiche(1)})
    work()

    assert ImportJob.objects.get().etat == JobEtat.ECHOUE


def test_the_worker_command_does_what_waits(author: User) -> None:
    drop(author, {"regle.md": fiche(1)})

    assert main(["worker", "--batch"]) == 0

    assert ImportJob.objects.get().etat == JobEtat.TERMINE


def test_old_reports_and_unknown_files_go_with_the_purge(author: User) -> None:
    imported(author, {"regle.md": fiche(1)})
    files.folder_of(999).mkdir(parents=True)
    ImportJob.objects.update(changed_at="2026-01-01T00:00:00Z")

    assert main(["purge"]) == 0

    assert not ImportJob.objects.exists()
    assert files.jobs_with_files() == set()
