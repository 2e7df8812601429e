"""A process's copy of the published base: its index, and the versions it has shown lately."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from chatdoc.knowledge.queries import sigles
from chatdoc.knowledge.queries.preview import shown_versions
from chatdoc.retrieval.collection import Collection
from chatdoc.retrieval.indexing import ARTICLE, ARTICLES, FICHES, BaseState
from chatdoc.retrieval.results import PublishedVersion, ThemeSuggestion
from chatdoc.retrieval.versions import Versions


@dataclass(frozen=True)
class Links:
    """By identifier of fiche: its own versions, and those that say they are linked with it."""

    of_fiche: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    naming: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    local: set[int] = field(default_factory=set)  # the versions of a caisse


class Snapshot:
    def __init__(self, state: BaseState, folder: Path) -> None:
        self.state = state
        self.fiches = Collection(folder / FICHES)
        self.fiches.index.read_ahead()  # not the articles: few are ever shown
        self.articles = Collection(folder / ARTICLES)
        self._versions = Versions(self.fiches, self.articles)

    @cached_property
    def themes(self) -> tuple[ThemeSuggestion, ...]:
        counts: Counter[str] = Counter()
        examples: dict[str, list[str]] = defaultdict(list)
        versions = shown_versions().exclude(fiche__identifier__startswith=ARTICLE)
        for theme, said in versions.values_list("theme", "metadata__examples").iterator():
            if theme:
                counts[theme[0]] += 1
                examples[theme[0]].extend((said or [])[:1])
        return tuple(
            ThemeSuggestion(name, count, tuple(dict.fromkeys(examples[name]))[:3])
            for name, count in sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))
        )

    def versions(self, pks: Sequence[int]) -> dict[int, PublishedVersion]:
        return self._versions.of(pks)

    def versions_at_hand(self) -> Iterator[PublishedVersion]:
        return self._versions.at_hand()

    def stating(self, meanings: Iterable[str], allowed: NDArray[np.bool_]) -> tuple[PublishedVersion, ...]:
        points = self.fiches.index.vocabulary.points
        return self._allowed_among((pk for meaning in meanings for pk in points.get(meaning, ())), allowed)

    def next_versions(self, version_id: int, day: int) -> tuple[PublishedVersion, ...]:
        """Of the same fiche, what is published and not in force yet; the nearest first."""
        collection = self._versions.collection_of(version_id)
        versions, row = collection.index.versions, collection.rows[version_id]
        later = np.flatnonzero((versions.fiches == versions.fiches[row]) & (versions.starts > day))
        ordered = later[np.argsort(versions.starts[later], kind="stable")]
        return self._in_order(versions.version_ids[ordered].tolist())

    def of_fiches(self, fiche_ids: Sequence[str], allowed: NDArray[np.bool_]) -> tuple[PublishedVersion, ...]:
        pks = shown_versions().filter(fiche__identifier__in=fiche_ids).values_list("pk", flat=True)
        return self._allowed_among(pks, allowed)

    def linked_with(self, version: PublishedVersion, allowed: NDArray[np.bool_]) -> tuple[PublishedVersion, ...]:
        own = (pk for name in version.metadata.linked for pk in self._links.of_fiche.get(name, ()))
        return self._allowed_among((*own, *self._links.naming.get(version.fiche_id, ())), allowed)

    @cached_property
    def _links(self) -> "Links":
        links = Links()
        shown = shown_versions().exclude(fiche__identifier__startswith=ARTICLE).order_by("pk")
        for pk, fiche_id, caisse, linked in shown.values_list(
            "pk", "fiche__identifier", "fiche__caisse", "metadata__linked"
        ):
            links.of_fiche[fiche_id].append(pk)
            links.local.update([pk] if caisse else ())
            for name in linked or ():
                links.naming[name].append(pk)
        return links

    @cached_property
    def sigles(self) -> dict[str, tuple[str, ...]]:
        return sigles()

    def consignes_about(self, fiche_ids: Sequence[str], allowed: NDArray[np.bool_]) -> tuple[PublishedVersion, ...]:
        """The local versions that say they complete one of these fiches."""
        naming = (pk for name in fiche_ids for pk in self._links.naming.get(name, ()))
        return self._allowed_among((pk for pk in naming if pk in self._links.local), allowed)

    def _allowed_among(self, pks: Iterable[int], allowed: NDArray[np.bool_]) -> tuple[PublishedVersion, ...]:
        return self._in_order(self.fiches.among(pks, allowed))

    def _in_order(self, pks: Sequence[int]) -> tuple[PublishedVersion, ...]:
        found = self._versions.of(pks) if pks else {}
        return tuple(found[pk] for pk in pks if pk in found)
