"""`chatdoc demo`: from an empty folder to the product serving."""

import argparse
from time import perf_counter

from django.conf import settings
from rich import box
from rich.console import Console
from rich.table import Table

from chatdoc.accounts.permissions import CONSOLE
from chatdoc.common.errors import BadInput
from chatdoc.knowledge.actions.import_documents import ImportOptions, import_documents
from chatdoc.knowledge.actions.import_report import ImportReport
from chatdoc.knowledge.importers.read_source import read_in_order
from chatdoc.knowledge.reading.gathering import gather
from chatdoc.retrieval.indexing import prepare_index
from config.commands.serve import add_address
from config.demo_people import PASSWORD, PEOPLE, create_demo_people
from config.serving import require_free, say, serve

FAILURES_SHOWN = 10


class StarterBaseMissing(BadInput):
    code = "starter_base_missing"

    def __init__(self) -> None:
        super().__init__("La base de démonstration est introuvable : lancez la commande depuis le clone du projet.")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_address(parser)
    parser.add_argument("--no-serve", action="store_true", help="préparer la démonstration sans lancer le serveur")


def run(arguments: argparse.Namespace) -> int:
    if not arguments.no_serve:
        require_free(arguments.host, arguments.port)
    say(f"1/4  Dossier des données : {settings.DATA}")
    _load_base()
    _prepare_index()
    _create_people()
    return 0 if arguments.no_serve else serve(arguments.host, arguments.port, workers=1)


def _load_base() -> None:
    folder = settings.PROJECT / "base"
    if not folder.is_dir():
        raise StarterBaseMissing
    started = perf_counter()
    with gather([str(folder)]) as sources:
        report = import_documents(CONSOLE, read_in_order(sources, None, lambda: None), ImportOptions(publish=True))
    say(f"2/4  Base de départ : {_counts(report)} ({perf_counter() - started:.1f} s)")
    for failure in report.failed[:FAILURES_SHOWN]:
        say(f"     en échec : {failure['path']} : {failure['reason']}")


def _counts(report: ImportReport) -> str:
    parts = {"importées": len(report.imported), "mises à jour": len(report.updated), "en échec": len(report.failed)}
    return ", ".join(f"{count} fiches {words}" for words, count in parts.items() if count) or "déjà à jour"


def _prepare_index() -> None:
    started = perf_counter()
    prepare_index()
    say(f"3/4  Index de recherche prêt ({perf_counter() - started:.1f} s)")


def _create_people() -> None:
    created = create_demo_people()
    say(f"4/4  Comptes d’essai : {created} créés, {len(PEOPLE) - created} déjà là. Mot de passe de tous : {PASSWORD}")
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in ("Identifiant", "Prénom", "Rôle", "Caisse"):
        table.add_column(column)
    for person in PEOPLE:
        place = "prestataire externe" if person.is_provider else person.caisse or "nationale"
        table.add_row(person.username, person.first_name, person.role.label, place)
    Console().print(table)
