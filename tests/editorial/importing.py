"""Importing as an expert does: files posted to the desk, then the worker's turn."""

from collections.abc import Mapping

from django.core.files.uploadedfile import SimpleUploadedFile
from django_tasks_db.management.commands.db_worker import Worker

from chatdoc.accounts.models import User
from chatdoc.editorial.models import ImportedDocument, ImportJob
from tests.editorial.acting import as_person

DESK = "/base/importer/"


def drop(user: User, files: Mapping[str, bytes]) -> tuple[int, str]:
    uploads = [SimpleUploadedFile(name, content) for name, content in files.items()]
    response = as_person(user).post(DESK, {"fichiers": uploads}, follow=True)
    return response.status_code, response.content.decode()


def work() -> None:
    """Everything that waits, done by the library's own worker, as `chatdoc worker --batch` does."""
    Worker(
        queue_names=["default"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id="essai",
        excluded_queue_names=[],
    ).run()


def imported(user: User, files: Mapping[str, bytes]) -> list[ImportedDocument]:
    status, page = drop(user, files)
    assert status == 200, page
    work()
    return list(ImportJob.objects.latest("pk").documents.select_related("draft"))
