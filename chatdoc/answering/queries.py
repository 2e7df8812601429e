"""The offers of the published base, kept as long as the base does not change."""

from datetime import date

from chatdoc.knowledge.queries import PublishedVersion, published_versions
from chatdoc.retrieval.indexing import known_from

_kept: tuple[int, tuple[PublishedVersion, ...]] | None = None


def published_offers(revision: int, caisse: str, on: date) -> tuple[PublishedVersion, ...]:
    """Offers in force that day, national or of this caisse."""
    global _kept
    if _kept is None or _kept[0] != revision:
        _kept = (revision, tuple(version for version in published_versions() if version.nature == "offre"))
    return tuple(v for v in _kept[1] if v.caisse in ("", caisse) and v.is_in_force(on) and _is_known(v, on))


def _is_known(version: PublishedVersion, on: date) -> bool:
    first = known_from(version)
    return first is None or first <= on
