"""True sentences: what the published base says, one at a time, with the unit it is read in."""

from collections.abc import Iterator
from dataclasses import dataclass

from chatdoc.common.sentences import sentences
from chatdoc.knowledge.queries import published_versions
from chatdoc.knowledge.units import Unit, cut_units
from chatdoc.retrieval.results import PublishedVersion

_LEAST_WORDS = 5


@dataclass(frozen=True)
class Truth:
    text: str
    version: PublishedVersion
    unit: Unit
    neighbours: tuple[Unit, ...]  # the other units of its fiche: where a wrong figure looks right


def truths() -> Iterator[Truth]:
    for published in published_versions():
        units = cut_units(published.blocks)
        version = PublishedVersion(
            published.version_id,
            published.fiche_id,
            published.number,
            published.title,
            published.nature,
            published.caisse,
            published.theme,
            published.url,
            published.en_vigueur_du,
            published.en_vigueur_au,
            published.metadata,
            units,
        )
        for unit in units:
            others = tuple(other for other in units if other is not unit)
            for text in said_by(unit):
                if len(text.split()) >= _LEAST_WORDS:
                    yield Truth(text, version, unit, others)


def said_by(unit: Unit) -> Iterator[str]:
    """A person reads a row with its headers and an item with what introduces it."""
    if unit.kind == "row" and len(unit.cells) > 1:
        yield from _cells(unit)
    elif unit.kind == "list":
        lead = unit.lead.strip().rstrip(" :")
        yield from (f"{lead} : {item}" if lead else item for item in unit.items)
    elif unit.kind == "paragraph":
        yield from (text for text in sentences(unit.text) if not text.endswith(":"))


def _cells(unit: Unit) -> Iterator[str]:
    for header, cell in zip(unit.headers[1:], unit.cells[1:], strict=False):
        if cell.strip():
            name = header.strip(" :")
            yield f"{unit.cells[0].strip(' :')} : {name[:1].lower()}{name[1:]} : {cell.strip()}"
