"""Importing as people do: paths in, a report out."""

from pathlib import Path

from chatdoc.accounts.permissions import CONSOLE, Actor
from chatdoc.knowledge.actions.import_documents import ImportOptions, import_documents
from chatdoc.knowledge.actions.import_report import ImportReport
from chatdoc.knowledge.importers.read_source import read_in_order
from chatdoc.knowledge.queries import PublishedVersion, published_versions
from chatdoc.knowledge.reading.gathering import gather
from chatdoc.knowledge.units import Unit, cut_units

DATA = Path(__file__).parent / "data"


def import_paths(*paths: Path | str, publish: bool = True, caisse: str = "", actor: Actor = CONSOLE) -> ImportReport:
    with gather([str(path) for path in paths]) as sources:
        outcomes = read_in_order(sources, None, lambda: None)
        return import_documents(actor, outcomes, ImportOptions(caisse=caisse, publish=publish))


def published(fiche_id: str) -> list[PublishedVersion]:
    return [version for version in published_versions() if version.fiche_id == fiche_id]


def units_of(fiche_id: str) -> tuple[Unit, ...]:
    (version,) = published(fiche_id)
    return cut_units(version.blocks)
