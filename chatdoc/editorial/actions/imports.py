"""What a person does at the import desk: drop files, cancel, start again."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from chatdoc.accounts.errors import ScopeRefused
from chatdoc.accounts.models import User
from chatdoc.accounts.permissions import IMPORT, PURGE, Actor, actor_name, is_national, require
from chatdoc.audit.actions import record
from chatdoc.editorial.errors import ImportOver, ImportRefused
from chatdoc.editorial.importing import files
from chatdoc.editorial.models import ImportJob, JobEtat

FAILED_DAYS: Final = 7  # then the files of a failed import go, and it cannot be started again
_MEGA: Final = 1024 * 1024


def open_import(actor: User, uploads: Sequence[UploadedFile[bytes]]) -> ImportJob:
    """All the files are kept, or none: a refusal leaves nothing behind."""
    require(actor, IMPORT)
    if not is_national(actor) and actor.caisse_id is None:
        raise ScopeRefused
    _require_sizes(uploads)
    with transaction.atomic():
        names = [files.shown_name(upload.name or "") for upload in uploads]
        job = ImportJob.objects.create(author=actor, caisse_id=actor.caisse_id, names=names)
        record(actor_name(actor), "editorial.open_import", str(job.pk), files=len(uploads))
        try:
            files.keep_files(job.pk, uploads)
        except OSError as error:
            files.drop_files(job.pk)
            raise ImportRefused("la place manque dans le dossier des données, prévenez le technicien") from error
    return job


def _require_sizes(uploads: Sequence[UploadedFile[bytes]]) -> None:
    if not uploads:
        raise ImportRefused("choisissez au moins un fichier")
    if len(uploads) > files.MOST_FILES:
        raise ImportRefused(f"plus de {files.MOST_FILES} fichiers à la fois, mettez-les dans une archive zip")
    for upload in uploads:
        if (upload.size or 0) > files.MAX_UPLOAD:
            name = files.shown_name(upload.name or "")
            raise ImportRefused(f"« {name} » dépasse {files.MAX_UPLOAD // _MEGA} Mo, découpez-le ou allégez ses images")
    if sum(upload.size or 0 for upload in uploads) > files.MAX_UPLOADS:
        raise ImportRefused(
            f"ces fichiers dépassent ensemble {files.MAX_UPLOADS // _MEGA} Mo, déposez-les en plusieurs fois"
        )


@transaction.atomic
def cancel_import(actor: User, job: ImportJob) -> None:
    """The document being read is dropped; the drafts already made stay. The files go."""
    held = _held(actor, job)
    if held.etat not in (JobEtat.EN_ATTENTE, JobEtat.EN_COURS, JobEtat.ECHOUE):
        raise ImportOver
    held.etat, held.step = JobEtat.ANNULE, ""
    held.save(update_fields=["etat", "step", "changed_at"])
    record(actor_name(actor), "editorial.cancel_import", str(held.pk), done=held.done)
    transaction.on_commit(lambda: files.drop_files(held.pk))


@transaction.atomic
def restart_import(actor: User, job: ImportJob) -> None:
    """From the document it stopped at: nothing is imported twice."""
    held = _held(actor, job)
    if held.etat != JobEtat.ECHOUE or held.pk not in files.jobs_with_files():
        raise ImportOver
    held.etat, held.reason, held.tries = JobEtat.EN_ATTENTE, "", 0
    held.save(update_fields=["etat", "reason", "tries", "changed_at"])
    record(actor_name(actor), "editorial.restart_import", str(held.pk), done=held.done)


def purge_imports(actor: Actor, days: int) -> int:
    """Reports older than the days allowed; the files of imports that failed a week ago, or that nobody knows."""
    require(actor, PURGE)
    with transaction.atomic():
        now = timezone.now()
        old = ImportJob.objects.filter(changed_at__lt=now - timedelta(days=days))
        count = old.count()
        old.delete()
        waiting = ImportJob.objects.filter(etat__in=(JobEtat.EN_ATTENTE, JobEtat.EN_COURS))
        failed = ImportJob.objects.filter(etat=JobEtat.ECHOUE, changed_at__gte=now - timedelta(days=FAILED_DAYS))
        needed = {*waiting.values_list("pk", flat=True), *failed.values_list("pk", flat=True)}
        if count:
            record(actor_name(actor), "editorial.purge_imports", "", imports=count)
    for pk in files.jobs_with_files() - needed:
        files.drop_files(pk)
    return count


def _held(actor: User, job: ImportJob) -> ImportJob:
    require(actor, IMPORT)
    held = ImportJob.objects.select_for_update(of=("self",)).get(pk=job.pk)
    if not is_national(actor) and held.caisse_id != actor.caisse_id:
        raise ScopeRefused
    return held
