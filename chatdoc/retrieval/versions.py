"""The published versions a process has shown lately, read from the database by their keys."""

import json
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property, partial
from itertools import batched
from typing import Any, Final

from django.db import connection

from chatdoc.knowledge.documents import Metadata
from chatdoc.knowledge.models import Fiche, Version
from chatdoc.knowledge.tree import load_blocks
from chatdoc.knowledge.units import Unit, cut_units
from chatdoc.retrieval.collection import Collection
from chatdoc.retrieval.ranking.builder import FIRST_DAY, LAST_DAY
from chatdoc.retrieval.results import PublishedVersion, Read

_KEPT: Final = 2000
_VERSION, _FICHE = Version._meta.db_table, Fiche._meta.db_table
_HEAD: Final = "v.id, f.identifier, v.number, v.title, f.nature, f.caisse_id, v.theme, v.url, v.metadata"
_FROM: Final = f"FROM {_VERSION} v JOIN {_FICHE} f ON f.id = v.fiche_id WHERE v.id IN"


class Versions:
    """Of both collections. What a version says never changes: it is read by its key, and kept."""

    def __init__(self, fiches: Collection, articles: Collection) -> None:
        self._fiches, self._articles = fiches, articles
        self._kept: OrderedDict[int, PublishedVersion] = OrderedDict()
        self._lock = threading.Lock()

    def collection_of(self, version_id: int) -> Collection:
        return self._fiches if version_id in self._fiches.rows else self._articles

    def of(self, pks: Sequence[int], *, with_trees: bool = False) -> dict[int, PublishedVersion]:
        """One query for those not shown lately; the text of each is another, unless `with_trees`."""
        with self._lock:
            found = {pk: self._kept[pk] for pk in pks if pk in self._kept}
        missing = [pk for pk in pks if pk not in found]
        if missing:
            found |= {row[0]: self._published(row) for row in _rows(missing, with_trees=with_trees)}
        self._keep(found)
        return found

    def at_hand(self) -> Iterator[PublishedVersion]:
        """As many as are kept in memory, articles of codes left on the disk."""
        pks = self._fiches.index.versions.version_ids[:_KEPT].tolist()
        for batch in batched(pks, 200, strict=False):
            yield from self.of(batch, with_trees=True).values()

    def _keep(self, shown: dict[int, PublishedVersion]) -> None:
        with self._lock:
            for pk, version in shown.items():
                self._kept[pk] = version
                self._kept.move_to_end(pk)
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)

    def _published(self, row: Sequence[Any]) -> PublishedVersion:
        collection = self.collection_of(row[0])
        place, versions = collection.rows[row[0]], collection.index.versions
        starts, ends = int(versions.starts[place]), int(versions.ends[place])
        return LazyVersion.of(
            row,
            date.fromordinal(starts) if starts > FIRST_DAY else None,
            date.fromordinal(ends) if ends < LAST_DAY else None,
            partial(collection.read, place) if collection is self._fiches else None,
        )


class LazyVersion(PublishedVersion):
    """Its text is cut into units when they are first read: most of ten hits only lend their title."""

    @classmethod
    def of(
        cls, row: Sequence[Any], start: date | None, end: date | None, reading: Callable[[], Read] | None
    ) -> "LazyVersion":
        pk, fiche_id, number, title, nature, caisse, theme, url, metadata, *tree = row
        made = cls(
            version_id=pk,
            fiche_id=fiche_id,
            number=number,
            title=title,
            nature=nature,
            caisse=caisse or "",
            theme=tuple(json.loads(theme)),
            url=url,
            en_vigueur_du=start,
            en_vigueur_au=end,
            metadata=Metadata.from_json(json.loads(metadata)),
            units=(),
        )
        del made.__dict__["units"]
        made.__dict__["_tree"] = tree
        made.__dict__["_reading"] = reading
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
        tree = self.__dict__.get("_tree")
        if tree is not None:
            self.__dict__["units"] = cut_units(load_blocks(json.loads(tree[0] if tree else _tree_of(self.version_id))))
            self.__dict__.pop("_tree", None)
        units: tuple[Unit, ...] = self.__dict__["units"]
        return units


def _rows(pks: Sequence[int], *, with_trees: bool) -> Iterable[Sequence[Any]]:
    """Ten heads at each question: the manager would take longer to write its query than the database to answer."""
    columns = f"{_HEAD}, v.tree" if with_trees else _HEAD
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {columns} {_FROM} ({', '.join(['%s'] * len(pks))})", pks)
        rows: list[Sequence[Any]] = cursor.fetchall()
    return rows


def _tree_of(version_id: int) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT tree FROM {_VERSION} WHERE id = %s", [version_id])  # noqa: S608
        tree: str = cursor.fetchone()[0]
    return tree
