"""The reading of an import, document by document. Each is whole or absent; stopped anywhere, it goes on from there."""

import logging
import time
from collections.abc import Iterator
from typing import Final

from django.db import DatabaseError, transaction

from chatdoc.accounts.permissions import actor_name
from chatdoc.audit.actions import record
from chatdoc.common.errors import DomainError
from chatdoc.editorial.errors import ImportStopped
from chatdoc.editorial.importing import files
from chatdoc.editorial.importing.reporting import report_of
from chatdoc.editorial.importing.splitting import parts_of
from chatdoc.editorial.models import DocumentEtat, ImportedDocument, ImportJob, JobEtat
from chatdoc.knowledge.actions.imported_drafts import draft_document
from chatdoc.knowledge.actions.personal_data import personal_data_in, reason_against, shown_identifier
from chatdoc.knowledge.documents import Document
from chatdoc.knowledge.importers.read_source import in_order, read_source
from chatdoc.knowledge.outcomes import BaseData, Failed, Outcome, Outline, Skipped
from chatdoc.knowledge.reading.files import SourceFile
from chatdoc.knowledge.reading.gathering import gather_files
from chatdoc.knowledge.reading.steps import telling

logger = logging.getLogger("chatdoc.editorial")
MOST_DOCUMENTS: Final = 1000
MOST_TRIES: Final = 3  # of one document: it has stopped the whole program before
_PAUSE: Final = 0.5  # seconds between two looks at the database while one document is read
_TOO_MANY: Final = f"plus de {MOST_DOCUMENTS} documents : découpez le lot, ou demandez au technicien « chatdoc import »"
_BESIDE: Final = "ce fichier n’est pas une fiche : le technicien le charge avec « chatdoc import »"
_NO_TEXT: Final = "lignes sans texte (titres et chemins) : rien à relire"
_POISON: Final = "la lecture de ce document a arrêté le programme plusieurs fois : enregistrez-le dans un autre format"
_UNEXPECTED: Final = "la lecture de ce document a échoué : enregistrez-le dans un autre format, puis réimportez-le"
_HIDDEN: Final = "document illisible : la raison contient des données personnelles et n’est pas montrée"
_FAILED: Final = (
    "la machine n’a pas pu continuer (place, base de données) : prévenez le technicien, puis reprenez l’import"
)


def run_job(pk: int) -> None:
    """Taken up where it was. An import cancelled or finished meanwhile is left as it is."""
    job = _taken(pk)
    if job is None:
        return
    try:
        _Run(job).read()
        _finish(job, JobEtat.TERMINE)
    except ImportStopped:
        files.drop_files(job.pk)
    except Exception as error:  # the task runner: whatever failed, the job says so and can be started again
        logger.error("import %s stopped: %s", job.pk, type(error).__name__)
        _finish(job, JobEtat.ECHOUE, _FAILED)


@transaction.atomic
def _taken(pk: int) -> ImportJob | None:
    job = ImportJob.objects.select_for_update(of=("self",)).select_related("author").filter(pk=pk).first()
    if job is None or job.is_over:
        return None
    job.etat, job.tries, job.step = JobEtat.EN_COURS, job.tries + 1, "ouverture des fichiers"
    job.save(update_fields=["etat", "tries", "step", "changed_at"])
    return job


@transaction.atomic
def _finish(job: ImportJob, etat: JobEtat, reason: str = "") -> None:
    held = ImportJob.objects.select_for_update(of=("self",)).get(pk=job.pk)
    if held.etat != JobEtat.ANNULE:
        held.etat, held.reason, held.step = etat, reason, ""
        held.save(update_fields=["etat", "reason", "step", "changed_at"])
        record(actor_name(job.author), "editorial.end_import", str(job.pk), etat=str(etat), done=held.done)
    if held.etat != JobEtat.ECHOUE:
        transaction.on_commit(lambda: files.drop_files(held.pk))


class _Run:
    def __init__(self, job: ImportJob) -> None:
        self._job = job
        self._seen = set(job.documents.values_list("position", "rank"))
        self._drafts = job.documents.filter(etat=DocumentEtat.BROUILLON).count()
        self._looked_at = 0.0

    def read(self) -> None:
        with gather_files(files.kept_files(self._job.pk, self._job.names)) as found:
            sources = in_order(found)
            self._job.total = len(sources)
            self._save("total")
            for position in range(self._job.done, len(sources)):
                self._read(position, sources[position])

    def _read(self, position: int, source: SourceFile | Failed) -> None:
        self._job.step = files.shown_name(source.name if isinstance(source, SourceFile) else source.path)[:200]
        self._save("step")
        for rank, outcome in enumerate(self._outcomes(source)):
            self._stop_if_cancelled()
            if (position, rank) not in self._seen:
                self._take(position, rank, source, outcome)
        self._job.done, self._job.tries = position + 1, 0
        self._save("done", "tries")

    def _outcomes(self, source: SourceFile | Failed) -> Iterator[Outcome]:
        """Outlines count once. What nobody foresaw in one document does not stop the others."""
        if isinstance(source, Failed):
            yield source
            return
        if self._job.tries > MOST_TRIES:
            yield Failed(source.name, _POISON)
            return
        try:
            with telling(self._page_read):
                yield from _with_parts(_one_outline(read_source(source)))
        except (DomainError, OSError, DatabaseError):
            raise
        except Exception as error:
            logger.error("a document of import %s could not be read: %s", self._job.pk, type(error).__name__)
            yield Failed(source.name, _UNEXPECTED)

    def _page_read(self, done: int, total: int) -> None:
        """Told before each page of a long file."""
        if time.monotonic() - self._looked_at < _PAUSE:
            return
        self._looked_at = time.monotonic()
        self._stop_if_cancelled()
        self._job.step = f"{self._job.step.partition(' : page ')[0]} : page {done} sur {total}"[:200]
        self._save("step")

    def _stop_if_cancelled(self) -> None:
        if not ImportJob.objects.filter(pk=self._job.pk, etat=JobEtat.EN_COURS).exists():
            raise ImportStopped

    def _save(self, *names: str) -> None:
        self._job.save(update_fields=[*names, "changed_at"])

    def _take(self, position: int, rank: int, source: SourceFile | Failed, outcome: Outcome) -> None:
        name = files.shown_name(source.name if isinstance(source, SourceFile) else source.path)
        line = ImportedDocument(job=self._job, position=position, rank=rank, name=name[:300])
        if not isinstance(outcome, Document):
            line.etat, line.reason = _said_of(outcome)
        elif self._may_enter(line, outcome):
            self._draft(line, outcome)
            return
        line.save()

    def _may_enter(self, line: ImportedDocument, document: Document) -> bool:
        line.identifier = shown_identifier(document.identifier)[:120]
        if found := personal_data_in(document):
            line.etat, line.reason = DocumentEtat.BLOQUE, found
            return False
        line.title = document.title[:500]
        if self._drafts >= MOST_DOCUMENTS:
            line.etat, line.reason = DocumentEtat.ECHEC, _TOO_MANY
            return False
        return True

    def _draft(self, line: ImportedDocument, document: Document) -> None:
        line.etat, line.report = DocumentEtat.BROUILLON, report_of(document).to_json()
        try:
            with transaction.atomic():  # the draft and its line: both or none
                line.draft = draft_document(self._job.author, document)
                line.save()
        except DomainError as error:
            line.draft, line.etat, line.reason = None, DocumentEtat.ECHEC, _safe(error.message)
            line.save()
        else:
            self._drafts += 1


def _with_parts(outcomes: Iterator[Outcome]) -> Iterator[Outcome]:
    for outcome in outcomes:
        yield from parts_of(outcome) if isinstance(outcome, Document) else (outcome,)


def _one_outline(outcomes: Iterator[Outcome]) -> Iterator[Outcome]:
    told = False
    for outcome in outcomes:
        if not isinstance(outcome, Outline):
            yield outcome
        elif not told:
            told = True
            yield outcome


def _said_of(outcome: Outcome) -> tuple[DocumentEtat, str]:
    match outcome:
        case Failed(_, reason):
            return DocumentEtat.ECHEC, _safe(reason)
        case Skipped(_, reason):
            return DocumentEtat.ECARTE, _safe(reason)
        case BaseData():
            return DocumentEtat.ECARTE, _BESIDE
        case _:
            return DocumentEtat.ECARTE, _NO_TEXT


def _safe(reason: str) -> str:
    """A reason may quote the document."""
    return reason[:500] if reason_against(reason) is None else _HIDDEN
