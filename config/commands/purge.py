"""`chatdoc purge`: what is kept for review goes after the days allowed (docs/architecture.md)."""

import argparse
import sys

from django.conf import settings
from django.utils import timezone

from chatdoc.accounts.permissions import CONSOLE
from chatdoc.calls.actions import purge_feedback
from chatdoc.editorial.actions.imports import purge_imports
from chatdoc.knowledge.actions.purge_gaps import purge_gaps


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(days=settings.KEEP_DAYS)


def run(arguments: argparse.Namespace) -> int:
    today = timezone.localdate()
    gaps = purge_gaps(CONSOLE, today, arguments.days)
    sys.stdout.write(f"Questions signalées de plus de {arguments.days} jours : {gaps} effacées.\n")
    feedback = purge_feedback(CONSOLE, today, arguments.days)
    sys.stdout.write(f"Avis de plus de {arguments.days} jours : {feedback} effacés.\n")
    imports = purge_imports(CONSOLE, arguments.days)
    sys.stdout.write(f"Comptes rendus d’import de plus de {arguments.days} jours : {imports} effacés.\n")
    return 0
