"""Other texts of the base that may state the same point as a table found: the newer one must be at hand to win."""

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from datetime import date

from chatdoc.answering.superseded import cells_of
from chatdoc.privacy import Guarded, guard
from chatdoc.retrieval.queries import search
from chatdoc.retrieval.results import FicheHit, PublishedVersion

MAX_FICHES, MAX_TABLES, MAX_RIVALS, MAX_KEPT = 3, 3, 6, 512
NEAR = 0.75  # of the first fiche's score: below, it is not shown
_kept: OrderedDict[tuple[int, int, str, date], tuple[PublishedVersion, ...]] = OrderedDict()


def rival_versions(hits: Sequence[FicheHit], revision: int, on: date, caisse: str) -> tuple[PublishedVersion, ...]:
    """What the tables of the first fiches say, looked for in the whole base."""
    found: dict[int, PublishedVersion] = {}
    for hit in hits[:MAX_FICHES]:
        if hit.score >= NEAR * hits[0].score and cells_of(hit.version):
            for version in _rivals(hit.version, revision, on, caisse):
                found.setdefault(version.version_id, version)
    return tuple(found.values())


def _rivals(version: PublishedVersion, revision: int, on: date, caisse: str) -> tuple[PublishedVersion, ...]:
    key = (revision, version.version_id, caisse, on)
    if key not in _kept:
        _kept[key] = tuple(_searched(version, on, caisse))
        if len(_kept) > MAX_KEPT:
            _kept.popitem(last=False)
    return _kept[key]


def _searched(version: PublishedVersion, on: date, caisse: str) -> Iterator[PublishedVersion]:
    for words in list(_columns(version))[:MAX_TABLES]:
        guarded = guard(words)
        if isinstance(guarded, Guarded):
            found = search(guarded.text, (), None, on, caisse, MAX_RIVALS).hits
            yield from (hit.version for hit in found if cells_of(hit.version))


def _columns(version: PublishedVersion) -> dict[str, None]:
    """Each column that states figures, in the base's own words."""
    units = {unit.number: unit for unit in version.units}
    said: dict[str, None] = {}
    for cell in cells_of(version):
        unit = units[cell.unit]
        said.setdefault(f"{unit.headers[0]} {unit.headers[cell.column]}", None)
    return said
