"""`chatdoc import`"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from chatdoc.accounts.permissions import CONSOLE
from chatdoc.knowledge.actions.import_documents import ImportOptions, import_documents
from chatdoc.knowledge.actions.import_report import ImportReport
from chatdoc.knowledge.importers.read_source import read_in_order
from chatdoc.knowledge.outcomes import Failed, Outcome
from chatdoc.knowledge.reading.files import SourceFile
from chatdoc.knowledge.reading.formats import Format
from chatdoc.knowledge.reading.gathering import gather

FORMATS = {
    "vosdroits": Format.VOSDROITS,
    "legi": Format.LEGI,
    "fiches-json": Format.JSON_LINES,
    "markdown": Format.MARKDOWN,
    "html": Format.WEB_PAGE,
    "docx": Format.WORD,
    "odt": Format.OPEN_DOCUMENT,
    "pdf": Format.PDF,
}
_SHOWN = 10


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", metavar="CHEMIN", help="fichier, dossier, archive, ou - (entrée standard)")
    parser.add_argument("--format", choices=("auto", *FORMATS), default="auto")
    parser.add_argument("--caisse", default="", help="code de la caisse à laquelle ces fiches sont propres")
    parser.add_argument("--publish", action="store_true", help="publier aussitôt, en lot")
    parser.add_argument("--json", action="store_true", help="écrire le compte rendu en JSON sur la sortie standard")


def run(arguments: argparse.Namespace) -> int:
    options = ImportOptions(caisse=arguments.caisse, publish=arguments.publish)
    with gather(arguments.paths) as sources:
        outcomes = _with_progress(sources, FORMATS.get(arguments.format))
        report = import_documents(CONSOLE, outcomes, options)
    _write(report, as_json=arguments.json)
    return 1 if report.has_failures else 0


def _with_progress(sources: Sequence[SourceFile | Failed], forced: Format | None) -> Iterator[Outcome]:
    columns = (TextColumn("Import"), BarColumn(), MofNCompleteColumn(), TextColumn("fichiers"), TimeElapsedColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, disable=not sys.stderr.isatty(), transient=True) as progress:
        task = progress.add_task("import", total=len(sources))
        yield from read_in_order(sources, forced, lambda: progress.advance(task))


def _write(report: ImportReport, as_json: bool) -> None:
    if as_json:
        sys.stdout.write(json.dumps(vars(report), ensure_ascii=False) + "\n")
        return
    sys.stdout.write(
        f"{len(report.imported)} fiches importées, {len(report.updated)} mises à jour, "
        f"{report.unchanged} textes inchangés, {len(report.skipped)} écartés, "
        f"{len(report.failed)} en échec, {len(report.blocked)} bloqués.\n"
    )
    _list("En échec", [f"{entry['path']} : {entry['reason']}" for entry in report.failed])
    _list("Bloqués", [f"{entry['id']} : {entry['reason']}" for entry in report.blocked])


def _list(title: str, lines: Sequence[str]) -> None:
    if not lines:
        return
    sys.stdout.write(f"{title} :\n" + "".join(f"  - {line}\n" for line in lines[:_SHOWN]))
    if len(lines) > _SHOWN:
        sys.stdout.write(f"  … et {len(lines) - _SHOWN} autres (ajoutez --json pour tout voir).\n")
