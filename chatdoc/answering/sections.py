"""Under which title a unit is cited. The tree alone may mislead: what follows the last chapter stands inside it."""

from chatdoc.knowledge.units import Unit
from chatdoc.retrieval.ranking.terms import folded_label
from chatdoc.retrieval.results import PublishedVersion

SERVICES = "Services"
_FORBIDDEN = "a ne pas dire"


def forbids(unit: Unit) -> bool:
    """What must not be told to the insured: so marked, or plain text under that heading."""
    return unit.note == "a_ne_pas_dire" or (
        unit.note is None and unit.kind != "service" and any(map(_is_forbidden, unit.path))
    )


def section_of(version: PublishedVersion, unit: Unit) -> tuple[str, ...]:
    if unit.kind == "service" and (any(map(_is_forbidden, unit.path)) or _closes(version, unit)):
        return (SERVICES,)
    return unit.path if forbids(unit) else tuple(title for title in unit.path if not _is_forbidden(title))


def _is_forbidden(title: str) -> bool:
    return folded_label(title).strip(" :.") == _FORBIDDEN


def _closes(version: PublishedVersion, unit: Unit) -> bool:
    """Nothing but services to the end of the fiche: they belong to no chapter."""
    after = version.units[unit.number :]
    return len(unit.path) == 1 and not unit.cases and all(other.kind == "service" for other in after)
