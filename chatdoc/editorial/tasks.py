"""What the worker that `chatdoc serve` starts runs, one thing at a time (docs/exploitation/imports.md)."""

from typing import Any

from django.tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from chatdoc.accounts.permissions import CONSOLE
from chatdoc.editorial.actions.gold_run import make_gold_run
from chatdoc.editorial.actions.reread import reread_base
from chatdoc.editorial.actions.run_import import run_job
from chatdoc.editorial.models import GoldRun, ImportJob, JobEtat


class ImportInterrupted(Exception):
    """The worker was told to stop: the import is taken up at the next start."""


@task
def run_import(pk: int) -> None:
    try:
        run_job(pk)
    except BaseException as error:  # the queue keeps what is raised: an exception may quote a document
        raise ImportInterrupted(type(error).__name__) from None


def take_up_again() -> int:
    """When the only worker starts: what a stop interrupted is asked again, once. How many imports wait."""
    DBTaskResult.objects.filter(task_path=run_import.module_path).delete()
    DBTaskResult.objects.filter(task_path=reread.module_path, status=TaskResultStatus.RUNNING).delete()
    DBTaskResult.objects.filter(task_path=run_gold.module_path).delete()
    for pk in GoldRun.objects.filter(etat__in=(JobEtat.EN_ATTENTE, JobEtat.EN_COURS)).values_list("pk", flat=True):
        run_gold.enqueue(pk)
    waiting = ImportJob.objects.filter(etat__in=(JobEtat.EN_ATTENTE, JobEtat.EN_COURS)).order_by("pk")
    pks = list(waiting.values_list("pk", flat=True))
    for pk in pks:
        run_import.enqueue(pk)
    return len(pks)


@task
def reread() -> None:
    reread_base(CONSOLE)


@task
def run_gold(pk: int) -> None:
    make_gold_run(pk)


def ask_rereading(**signal: Any) -> None:
    """After a publication too: only asked for, so that nobody's page waits. Once for all those that wait."""
    waiting = DBTaskResult.objects.filter(task_path=reread.module_path, status=TaskResultStatus.READY)
    if not waiting.exists():
        reread.enqueue()


def is_rereading() -> bool:
    going = (TaskResultStatus.READY, TaskResultStatus.RUNNING)
    return DBTaskResult.objects.filter(task_path=reread.module_path, status__in=going).exists()
