"""The imports, run one at a time by the worker that `chatdoc serve` starts (docs/exploitation/imports.md)."""

from django.tasks import task
from django_tasks_db.models import DBTaskResult

from chatdoc.editorial.actions.run_import import run_job
from chatdoc.editorial.models import ImportJob, JobEtat


@task
def run_import(pk: int) -> None:
    run_job(pk)


def take_up_again() -> int:
    """When the only worker starts: what a stop interrupted is asked again, once. How many imports wait."""
    DBTaskResult.objects.filter(task_path=run_import.module_path).delete()
    waiting = ImportJob.objects.filter(etat__in=(JobEtat.EN_ATTENTE, JobEtat.EN_COURS)).order_by("pk")
    pks = list(waiting.values_list("pk", flat=True))
    for pk in pks:
        run_import.enqueue(pk)
    return len(pks)
