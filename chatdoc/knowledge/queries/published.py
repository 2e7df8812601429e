"""The published base, with the time each version is in force."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from chatdoc.knowledge.documents import Metadata
from chatdoc.knowledge.models import BaseRevision, Version
from chatdoc.knowledge.queries.preview import shown_versions
from chatdoc.knowledge.tree import Block, load_blocks
from chatdoc.knowledge.units import Unit, cut_units


@dataclass(frozen=True)
class PublishedVersion:
    """A published version and its interval, both ends included; None: unknown start, or no known end."""

    version_id: int
    fiche_id: str  # the source's own identifier: F14043
    number: int
    title: str
    nature: str
    caisse: str  # "" = national
    theme: tuple[str, ...]
    blocks: tuple[Block, ...]
    metadata: Metadata
    url: str
    en_vigueur_du: date | None
    en_vigueur_au: date | None
    dated: date | None
    is_extract: bool
    is_bulk: bool

    def is_in_force(self, day: date) -> bool:
        return (self.en_vigueur_du is None or self.en_vigueur_du <= day) and (
            self.en_vigueur_au is None or day <= self.en_vigueur_au
        )


@dataclass(frozen=True)
class _Interval:
    start: date | None
    end: date | None


def current_revision() -> int:
    """The number of the published base; it grows at each publication."""
    return BaseRevision.objects.values_list("number", flat=True).first() or 0


def published_versions() -> Iterator[PublishedVersion]:
    """Every published version that is, was or will be in force, fiche by fiche, never all in memory."""
    rows = shown_versions().select_related("fiche").order_by("fiche__identifier", "number").iterator(chunk_size=500)
    for _, versions in groupby(rows, key=lambda version: version.fiche_id):
        yield from _resolved(list(versions))


def latest_versions() -> Iterator[Version]:
    """The last text of each fiche that has a published one, fiche by fiche, in the order of identifiers."""
    rows = shown_versions().select_related("fiche").order_by("fiche__identifier", "number")
    for _, versions in groupby(rows.iterator(chunk_size=500), key=lambda version: version.fiche_id):
        known = {version.pk: version for version in versions}
        resolved = list(_resolved(list(known.values())))
        if resolved:
            yield known[resolved[-1].version_id]


def _resolved(versions: Sequence[Version]) -> Iterator[PublishedVersion]:
    """The texts of one fiche in order of date. Each lasts until the next one starts."""
    numbered = sorted(_standing(versions), key=lambda version: version.number)
    # Two texts of the same day, or of no known day: the last one taken in replaces the other.
    latest = {_day(version): version for version in numbered}
    ordered = sorted(latest.values(), key=lambda version: _day(version) or date.min)
    for version, interval in zip(ordered, _intervals(ordered), strict=True):
        if interval.start is None or interval.end is None or interval.start <= interval.end:
            yield _published(version, interval)


def _standing(versions: Sequence[Version]) -> Sequence[Version]:
    """An extract drops lines: it stands only where no whole text exists."""
    whole = [version for version in versions if not version.is_extract]
    return whole or versions


def _day(version: Version) -> date | None:
    return version.dated or version.en_vigueur_du


def _intervals(ordered: Sequence[Version]) -> list[_Interval]:
    starts = [version.en_vigueur_du or (version.dated if rank else None) for rank, version in enumerate(ordered)]
    replaced = [start - timedelta(days=1) if start else None for start in starts[1:]] + [None][: len(starts)]
    ends = (
        min(filter(None, (version.en_vigueur_au, end)), default=None)
        for version, end in zip(ordered, replaced, strict=True)
    )
    return [_Interval(start, end) for start, end in zip(starts, ends, strict=True)]


def _published(version: Version, interval: _Interval) -> PublishedVersion:
    return PublishedVersion(
        version_id=version.pk,
        fiche_id=version.fiche.identifier,
        number=version.number,
        title=version.title,
        nature=version.fiche.nature,
        caisse=version.fiche.caisse_id or "",
        theme=tuple(version.theme),
        blocks=load_blocks(version.tree),
        metadata=Metadata.from_json(version.metadata),
        url=version.url,
        en_vigueur_du=interval.start,
        en_vigueur_au=interval.end,
        dated=version.dated,
        is_extract=version.is_extract,
        is_bulk=version.is_bulk,
    )


@dataclass(frozen=True)
class VersionPage:
    """One version as its page shows it, and the fiche's other published versions."""

    version: PublishedVersion
    units: tuple[Unit, ...]
    others: tuple[PublishedVersion, ...]


def version_page(fiche_id: str, number: int | None = None, day: date | None = None) -> VersionPage | None:
    """A published version by number, or the one in force on the day (today); None when there is none."""
    rows = shown_versions().filter(fiche__identifier=fiche_id).select_related("fiche")
    versions = list(_resolved(list(rows.order_by("number"))))
    wanted = [version for version in versions if _is_wanted(version, number, day or date.today())]
    if not wanted:
        return None
    shown = wanted[-1]
    return VersionPage(shown, cut_units(shown.blocks), tuple(other for other in versions if other is not shown))


def _is_wanted(version: PublishedVersion, number: int | None, day: date) -> bool:
    return version.number == number if number is not None else version.is_in_force(day)
