"""Where each line comes from: the cited passages first, then the other fiches found, in rank order."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from chatdoc.answering.card import CitedSource
from chatdoc.knowledge.units import Unit
from chatdoc.retrieval.results import FicheHit, PublishedVersion

MAX_FICHES = 10
MAX_EXCERPT = 400


@dataclass
class SourceList:
    """Numbers the passages as they are cited: one number for each section of a fiche."""

    _passages: dict[tuple[int, tuple[str, ...]], list[Unit]] = field(default_factory=dict)
    _versions: dict[int, PublishedVersion] = field(default_factory=dict)

    def cite(self, version: PublishedVersion, units: Sequence[Unit]) -> None:
        self._versions[version.version_id] = version
        for unit in units:
            cited = self._passages.setdefault((version.version_id, unit.path), [])
            if unit not in cited:
                cited.append(unit)

    def numbers(self, version: PublishedVersion, units: Sequence[Unit], order: Sequence[int]) -> tuple[int, ...]:
        keys = self._keys(order)
        return tuple(sorted({keys.index((version.version_id, unit.path)) + 1 for unit in units}))

    def listed(self, hits: Sequence[FicheHit], order: Sequence[int]) -> tuple[CitedSource, ...]:
        """`order`: version numbers, best first. Cited passages, then the fiches that no line cites."""
        keys = self._keys(order)
        cited = [_source(n, self._versions[key[0]], self._passages[key], True) for n, key in enumerate(keys, start=1)]
        shown = {source.fiche_id for source in cited}
        for hit in hits:
            if hit.version.fiche_id not in shown and len(shown) < MAX_FICHES:
                shown.add(hit.version.fiche_id)
                cited.append(_source(len(cited) + 1, hit.version, (), False))
        return tuple(cited)

    def _keys(self, order: Sequence[int]) -> list[tuple[int, tuple[str, ...]]]:
        keys = list(self._passages)
        return sorted(keys, key=lambda key: (order.index(key[0]), keys.index(key)))


def _source(n: int, version: PublishedVersion, units: Sequence[Unit], cited: bool) -> CitedSource:
    first = units[0] if units else None
    return CitedSource(
        n=n,
        cited=cited,
        fiche_id=version.fiche_id,
        version=version.number,
        title=version.title,
        nature=version.nature,
        caisse=version.caisse,
        section=" > ".join(first.path) if first else "",
        url=version.url,
        en_vigueur_du=version.en_vigueur_du.isoformat() if version.en_vigueur_du else None,
        en_vigueur_au=version.en_vigueur_au.isoformat() if version.en_vigueur_au else None,
        # A fiche that no line cites is not cut into units just to be named: ten would cost more than the answer.
        excerpt=_excerpt(units) if units else version.metadata.description,
        units=tuple(unit.number for unit in units),
    )


def _excerpt(units: Sequence[Unit]) -> str:
    text = "\n".join(unit.text for unit in units)
    if len(text) <= MAX_EXCERPT:
        return text
    return text[:MAX_EXCERPT].rsplit(" ", 1)[0] + "…"
