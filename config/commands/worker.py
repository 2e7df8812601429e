"""`chatdoc worker`: reads the imports that wait. One at a time on a data folder, whatever the number of servers."""

import argparse
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.management import call_command

from chatdoc.accounts.permissions import CONSOLE
from chatdoc.editorial.actions.imports import purge_imports
from chatdoc.editorial.tasks import take_up_again
from config.working import stop_with_parent

_POLITENESS = 10  # the advisors' answers come first
_KEPT_DAYS = 1  # what the queue keeps of a finished task: an identifier and dates


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--batch", action="store_true", help="finir quand plus rien n’attend")
    parser.add_argument("--attached", action="store_true", help=argparse.SUPPRESS)


def run(arguments: argparse.Namespace) -> int:
    if arguments.attached:
        stop_with_parent()
    os.nice(_POLITENESS)
    with only_worker():
        take_up_again()
        purge_imports(CONSOLE, settings.KEEP_DAYS)
        call_command("prune_db_task_results", min_age_days=_KEPT_DAYS, verbosity=0)
        call_command("db_worker", interval=0.5, startup_delay=False, batch=arguments.batch, verbosity=0)
    return 0


@contextmanager
def only_worker() -> Iterator[None]:
    """Waits for its turn. The system frees the lock when its holder ends, however it ends."""
    with (settings.DATA / "imports.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
