"""What a line may lean on: the whole text of the units it cites, with what stands over them. Plain Python."""

from collections.abc import Iterable

from chatdoc.knowledge.units import Unit
from chatdoc.retrieval.results import PublishedVersion


def evidence(version: PublishedVersion, units: Iterable[Unit]) -> str:
    """Every word that a line citing these units may repeat: their text, titles, and the version's own head."""
    parts: list[str] = [version.title, *version.metadata.texts, version.metadata.warning, *_dates(version)]
    for unit in units:
        parts += [unit.text, unit.lead, unit.table_title, unit.url, *unit.path, *unit.headers, *unit.cells, *unit.items]
    return " | ".join(part for part in parts if part)  # « 2026 » and « 756,29 € » of two parts are not one number


def _dates(version: PublishedVersion) -> list[str]:
    days = (version.en_vigueur_du, version.en_vigueur_au)
    return [f"{day:%d/%m/%Y} {day.year}" for day in days if day]
