"""This process's copy of the published base: its index, and the versions it has shown lately."""

import json
import threading
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, partial
from itertools import batched, count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from django.db import connection
from numpy.typing import NDArray

from chatdoc.knowledge.documents import Metadata
from chatdoc.knowledge.models import Version
from chatdoc.knowledge.queries import sigles, synonyms
from chatdoc.knowledge.queries.preview import Preview, previewing, shown_versions
from chatdoc.knowledge.tree import load_blocks
from chatdoc.knowledge.units import Unit, cut_units
from chatdoc.retrieval.indexing import (
    ARTICLE,
    ARTICLES,
    FICHES,
    PREVIEW,
    BaseState,
    build_index,
    build_turn,
    index_folder,
    index_root,
    is_ready,
    prepare_index,
)
from chatdoc.retrieval.ranking.builder import FIRST_DAY, LAST_DAY
from chatdoc.retrieval.ranking.conditions import parsed_labels
from chatdoc.retrieval.ranking.index import Index, open_index
from chatdoc.retrieval.ranking.lexicon import make_lexicon, said_by_term
from chatdoc.retrieval.ranking.phrases import everyday
from chatdoc.retrieval.ranking.reading import Reader
from chatdoc.retrieval.ranking.spelling import Speller
from chatdoc.retrieval.ranking.words import STOP_WORDS, WEAK_WORDS
from chatdoc.retrieval.results import PublishedVersion, Read, ThemeSuggestion

_VERSIONS_KEPT = 2000


class Collection:
    """Fiches, or articles of codes: each is read and ranked as if the other were not there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.index: Index = open_index(folder)
        vocabulary = self.index.vocabulary
        lexicon = make_lexicon(sigles(), said_by_term(synonyms().items()), vocabulary.sigles)
        speller = Speller(vocabulary, STOP_WORDS | WEAK_WORDS | everyday().words)
        self.reader = Reader(self.index, lexicon, speller, parsed_labels(vocabulary.labels))

    @cached_property
    def rows(self) -> dict[int, int]:
        return {int(pk): row for row, pk in enumerate(self.index.versions.version_ids)}

    def among(self, pks: Iterable[int], allowed: NDArray[np.bool_]) -> list[int]:
        return [pk for pk in dict.fromkeys(pks) if pk in self.rows and allowed[self.rows[pk]]]

    def read(self, row: int) -> Read:
        places = self.index.places.version(row, self.index.vocabulary.numbers)
        return Read(places, self.index.stated.version(int(self.index.versions.version_ids[row])))

    def still_published(self) -> NDArray[np.bool_]:
        """Asked while a newer index is being made: what was withdrawn since is not shown."""
        published = shown_versions().values_list("pk", flat=True)
        return np.isin(self.index.versions.version_ids, np.fromiter(published.iterator(), dtype=np.int64))


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
        self.articles = Collection(folder / ARTICLES)
        self._versions: OrderedDict[int, PublishedVersion] = OrderedDict()
        self._lock = threading.Lock()

    def collection_of(self, version_id: int) -> Collection:
        return self.fiches if version_id in self.fiches.rows else self.articles

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

    def stating(self, meanings: Iterable[str], allowed: NDArray[np.bool_]) -> tuple[PublishedVersion, ...]:
        points = self.fiches.index.vocabulary.points
        return self._allowed_among((pk for meaning in meanings for pk in points.get(meaning, ())), allowed)

    def next_versions(self, version_id: int, day: int) -> tuple[PublishedVersion, ...]:
        """Of the same fiche, what is published and not in force yet; the nearest first."""
        collection = self.collection_of(version_id)
        versions, row = collection.index.versions, collection.rows[version_id]
        later = np.flatnonzero((versions.fiches == versions.fiches[row]) & (versions.starts > day))
        ordered = later[np.argsort(versions.starts[later], kind="stable")]
        return tuple(self.versions(versions.version_ids[ordered].tolist()).values())

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
        known = self.fiches.among(pks, allowed)
        return tuple(self.versions(known).values()) if known else ()

    def versions_at_hand(self) -> Iterator[PublishedVersion]:
        """As many as are kept in memory, articles of codes left on the disk."""
        pks = self.fiches.index.versions.version_ids[:_VERSIONS_KEPT].tolist()
        for batch in batched(pks, 200, strict=False):
            yield from self.versions(batch, with_trees=True).values()

    def versions(self, pks: Sequence[int], *, with_trees: bool = False) -> dict[int, PublishedVersion]:
        """The versions, one query for those not shown lately; their text is another, unless `with_trees`."""
        with self._lock:
            found = {pk: self._versions[pk] for pk in pks if pk in self._versions}
        missing = [pk for pk in pks if pk not in found]
        if missing:
            rows = shown_versions().filter(pk__in=missing).select_related("fiche")
            rows = rows if with_trees else rows.defer("tree")
            found |= {version.pk: self._published(version) for version in rows}
        self._keep(found)
        return found

    def _keep(self, shown: dict[int, PublishedVersion]) -> None:
        with self._lock:
            for pk, version in shown.items():
                self._versions[pk] = version
                self._versions.move_to_end(pk)
            while len(self._versions) > _VERSIONS_KEPT:
                self._versions.popitem(last=False)

    def _published(self, version: Version) -> PublishedVersion:
        collection = self.collection_of(version.pk)
        row, versions = collection.rows[version.pk], collection.index.versions
        starts, ends = int(versions.starts[row]), int(versions.ends[row])
        made = LazyVersion.of(
            version,
            date.fromordinal(starts) if starts > FIRST_DAY else None,
            date.fromordinal(ends) if ends < LAST_DAY else None,
        )
        if collection is self.fiches:
            made.__dict__["_reading"] = partial(collection.read, row)
        return made


class LazyVersion(PublishedVersion):
    """Its text is cut into units when they are first read: most of ten hits only lend their title."""

    @classmethod
    def of(cls, version: Version, start: date | None, end: date | None) -> "LazyVersion":
        made = cls(
            version_id=version.pk,
            fiche_id=version.fiche.identifier,
            number=version.number,
            title=version.title,
            nature=version.fiche.nature,
            caisse=version.fiche.caisse_id or "",
            theme=tuple(version.theme),
            url=version.url,
            en_vigueur_du=start,
            en_vigueur_au=end,
            metadata=Metadata.from_json(version.metadata),
            units=(),
        )
        del made.__dict__["units"]
        made.__dict__["_row"] = version
        return made

    @cached_property
    def read(self) -> Read:
        """From the index, or from its text when no index holds it: an article of a code."""
        reading = self.__dict__.get("_reading")
        return reading() if reading else Read.of(self.title, self.units)

    def __getattr__(self, name: str) -> tuple[Unit, ...]:
        # Called while the attribute is not there. Two threads may both cut: they find the same units.
        if name != "units":
            raise AttributeError(name)
        row = self.__dict__.get("_row")
        if row is not None:
            self.__dict__["units"] = cut_units(load_blocks(_tree_of(row)))
            self.__dict__.pop("_row", None)
        units: tuple[Unit, ...] = self.__dict__["units"]
        return units


def _tree_of(version: Version) -> Any:
    if "tree" in version.__dict__:
        return version.tree
    with connection.cursor() as cursor:  # one column of one row: the manager would take longer than the cutting
        cursor.execute(f"SELECT tree FROM {Version._meta.db_table} WHERE id = %s", [version.pk])  # noqa: S608
        return json.loads(cursor.fetchone()[0])


class _Holder:
    """The snapshot in use. Replaced whole: a search never sees half of two states."""

    def __init__(self) -> None:
        self._snapshot: Snapshot | None = None
        self._loading = threading.Lock()

    def current(self) -> tuple[Snapshot, bool]:
        """Follows publication. Gives the state before, and False, while another process or thread makes the index."""
        state = BaseState.current()
        held = self._snapshot
        if held is not None and held.state == state:
            return held, True
        folder = index_folder(state)
        if not is_ready(folder) and not self._is_mine_to_make() and held is not None:
            return held, False
        with self._loading:
            if self._snapshot is None or self._snapshot.state != state:
                self._snapshot = _opened(state, folder)
            return self._snapshot, True

    def _is_mine_to_make(self) -> bool:
        """Makes the index, unless another does and there is an older state to answer from meanwhile."""
        if self._snapshot is not None:
            with build_turn(wait=False) as mine:
                if not mine:
                    return False
        prepare_index()
        return True


def _opened(state: BaseState, folder: Path) -> Snapshot:
    try:
        return Snapshot(state, folder)
    except FileNotFoundError:
        # A process that published since has removed this index.
        return Snapshot(state, prepare_index())


_held = _Holder()
_private: ContextVar[Snapshot | None] = ContextVar("private_snapshot", default=None)
_copies = count(1)


def current_snapshot() -> tuple[Snapshot, bool]:
    private = _private.get()
    return (private, True) if private is not None else _held.current()


@contextmanager
def private_copy(preview: Preview) -> Iterator[None]:
    """Searches of this thread read the base as it would be; those of the others, the published one."""
    index_root().mkdir(parents=True, exist_ok=True)
    with previewing(preview), TemporaryDirectory(prefix=PREVIEW, dir=index_root()) as folder:
        build_index(Path(folder))
        token = _private.set(Snapshot(BaseState(-next(_copies), None), Path(folder)))
        try:
            yield
        finally:
            _private.reset(token)
