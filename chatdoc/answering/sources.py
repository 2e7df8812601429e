"""Where each line comes from: the cited passages first, then the other fiches found, in rank order."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from chatdoc.answering.card import CitedSource
from chatdoc.answering.excerpts import excerpt
from chatdoc.answering.sections import section_of
from chatdoc.knowledge.units import Unit
from chatdoc.retrieval.results import FicheHit, PublishedVersion

MAX_FICHES = 10
Key = tuple[int, tuple[str, ...]]


@dataclass
class Passage:
    """What is cited of one section of a fiche."""

    version: PublishedVersion
    section: tuple[str, ...] = ()
    units: list[Unit] = field(default_factory=list)
    said: list[str] = field(default_factory=list)  # the lines that cite it
    head: list[str] = field(default_factory=list)  # what they repeat of the fiche's own head

    def cite(self, unit: Unit, text: str, head: Sequence[str]) -> None:
        if unit not in self.units:
            self.units.append(unit)
        self.said.append(text)
        self.head.extend(part for part in head if part not in self.head)

    @property
    def excerpt(self) -> str:
        return "\n".join(filter(None, (excerpt(self.units, self.said), *self.head)))


@dataclass
class SourceList:
    """Numbers the passages as they are cited: one number for each section of a fiche."""

    _passages: dict[Key, Passage] = field(default_factory=dict)

    def cite(self, version: PublishedVersion, units: Sequence[Unit], text: str = "", head: Sequence[str] = ()) -> None:
        for rank, unit in enumerate(units):
            key = _key(version, unit)
            passage = self._passages.setdefault(key, Passage(version, key[1]))
            passage.cite(unit, text, () if rank else head)

    def numbers(self, version: PublishedVersion, units: Sequence[Unit], order: Sequence[int]) -> tuple[int, ...]:
        keys = self._keys(order)
        return tuple(sorted({keys.index(_key(version, unit)) + 1 for unit in units}))

    def listed(self, hits: Sequence[FicheHit], order: Sequence[int]) -> tuple[CitedSource, ...]:
        """`order`: version numbers, best first. Cited passages, then the fiches that no line cites."""
        cited = [_source(n, self._passages[key], True) for n, key in enumerate(self._keys(order), start=1)]
        shown = {source.fiche_id for source in cited}
        for hit in hits:
            if hit.version.fiche_id not in shown and len(shown) < MAX_FICHES:
                shown.add(hit.version.fiche_id)
                cited.append(_source(len(cited) + 1, Passage(hit.version), False))
        return tuple(cited)

    def _keys(self, order: Sequence[int]) -> list[Key]:
        keys = list(self._passages)
        return sorted(keys, key=lambda key: (order.index(key[0]), keys.index(key)))


def _key(version: PublishedVersion, unit: Unit) -> Key:
    return version.version_id, section_of(version, unit)


def _source(n: int, passage: Passage, cited: bool) -> CitedSource:
    version = passage.version
    return CitedSource(
        n=n,
        cited=cited,
        fiche_id=version.fiche_id,
        version=version.number,
        title=version.title,
        nature=version.nature,
        caisse=version.caisse,
        section=" > ".join(passage.section),
        url=version.url,
        en_vigueur_du=version.en_vigueur_du.isoformat() if version.en_vigueur_du else None,
        en_vigueur_au=version.en_vigueur_au.isoformat() if version.en_vigueur_au else None,
        # A fiche that no line cites is not cut into units just to be named: ten would cost more than the answer.
        excerpt=passage.excerpt if cited else version.metadata.description,
        units=tuple(unit.number for unit in passage.units),
    )
