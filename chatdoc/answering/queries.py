"""The offers and the sigles of the published base, kept as long as the base does not change."""

from collections.abc import Mapping
from datetime import date

from chatdoc.answering.spelling import Sigles
from chatdoc.knowledge.queries import PublishedVersion, published_versions
from chatdoc.knowledge.queries.preview import current_preview
from chatdoc.retrieval.indexing import known_from
from chatdoc.retrieval.queries import sigles_at_hand

_kept: tuple[int, tuple[PublishedVersion, ...]] | None = None
_kept_sigles: tuple[Mapping[str, tuple[str, ...]], Sigles] | None = None


def published_offers(revision: int, caisse: str, on: date) -> tuple[PublishedVersion, ...]:
    """Offers in force that day, national or of this caisse."""
    return tuple(v for v in _offers(revision) if v.caisse in ("", caisse) and v.is_in_force(on) and _is_known(v, on))


def _offers(revision: int) -> tuple[PublishedVersion, ...]:
    global _kept
    kept = _kept  # another thread may preview another base meanwhile
    if kept is None or kept[0] != revision:
        kept = (revision, tuple(version for version in published_versions() if version.nature == "offre"))
        _kept = kept if current_preview() is None else _kept
    return kept[1]


def _is_known(version: PublishedVersion, on: date) -> bool:
    first = known_from(version)
    return first is None or first <= on


def published_sigles() -> Sigles:
    global _kept_sigles
    known = sigles_at_hand()
    kept = _kept_sigles
    if kept is None or kept[0] is not known:
        kept = (known, Sigles.of(known))
        _kept_sigles = kept
    return kept[1]
