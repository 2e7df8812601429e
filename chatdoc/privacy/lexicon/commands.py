"""`chatdoc lexicon import`"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from chatdoc.privacy.lexicon.current import lexicon_folder
from chatdoc.privacy.lexicon.errors import NamesUnreadable
from chatdoc.privacy.lexicon.importing import KINDS, Counted, kind_of, read_names, store

_LABELS = {"prenoms": "prénoms", "noms": "noms de famille", "communes": "communes"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    importing = actions.add_parser("import", help="importer prénoms, noms et communes de l’INSEE")
    importing.add_argument("files", nargs="+", metavar="FICHIER", type=Path)
    importing.add_argument("--kind", choices=KINDS, help="nature des fichiers, si leur nom ne la dit pas")


def run(arguments: argparse.Namespace) -> int:
    for kind, counts in _read_all(arguments.files, arguments.kind).items():
        store(lexicon_folder(), kind, counts)
        sys.stdout.write(f"{len(counts)} mots de {_LABELS[kind]} importés.\n")
    return 0


def _read_all(files: Sequence[Path], kind: str | None) -> dict[str, Counted]:
    """All is read before anything is written: a bad file changes nothing."""
    found: dict[str, Counted] = {}
    for path in files:
        chosen = kind or kind_of(path)
        if chosen is None:
            raise NamesUnreadable(path.name, "précisez --kind prenoms, noms ou communes")
        counts = found.setdefault(chosen, {})
        for word, count in read_names(path, chosen).items():
            counts[word] = max(count, counts.get(word, 0)) if chosen == "communes" else counts.get(word, 0) + count
    return found
