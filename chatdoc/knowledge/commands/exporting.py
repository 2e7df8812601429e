"""`chatdoc export`"""

import argparse
import sys
from pathlib import Path

from chatdoc.accounts.permissions import CONSOLE
from chatdoc.knowledge.actions.export_base import export_base


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FICHIER.zip", help="archive à écrire ; elle se réimporte telle quelle")


def run(arguments: argparse.Namespace) -> int:
    fiches = export_base(CONSOLE, Path(arguments.file))
    sys.stdout.write(f"{fiches} fiches écrites dans {arguments.file}.\n")
    return 0
