"""The index of each state of the base, in `CHATDOC_DATA/index/`: made once, by whoever comes first, read by all."""

import fcntl
import hashlib
import re
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from tempfile import mkdtemp

from django.conf import settings
from django.db import connection

from chatdoc.knowledge.models import BaseRevision, Etat, Nature, Version
from chatdoc.knowledge.queries import PublishedVersion, published_versions
from chatdoc.knowledge.units import cut_units
from chatdoc.privacy.lexicon import learn_base_words
from chatdoc.retrieval.opinions import dense, passage_texts
from chatdoc.retrieval.ranking.builder import IndexBuilder
from chatdoc.retrieval.ranking.documents import RankedDocument
from chatdoc.retrieval.ranking.index import FORMAT

PRACTICAL = frozenset({Nature.PROCEDURE, Nature.OFFRE})
ARTICLE = "LEGI-"  # how the importer of codes names its fiches
# Two collections, each with its own words and their rarity: 36 000 articles must not change how fiches are found.
FICHES, ARTICLES = "fiches", "articles"
PREVIEW = "previewing-"
_building = threading.Lock()
_DAY = re.compile(r"((?:19|20)\d\d)(?:-(\d\d))?(?:-(\d\d))?")


@dataclass(frozen=True)
class BaseState:
    """What tells two states of the base apart, read at each question."""

    number: int
    changed_at: datetime | str | None  # as the database writes it: only compared

    @classmethod
    def current(cls) -> "BaseState":
        with connection.cursor() as cursor:  # the manager would take longer than the search of a word
            cursor.execute(f"SELECT number, changed_at FROM {BaseRevision._meta.db_table} LIMIT 1")  # noqa: S608
            row = cursor.fetchone()
        return cls(*row) if row else cls(0, None)


def index_folder(state: BaseState) -> Path:
    """Named for the revision and for what is published: two databases may share a folder of data."""
    rows = Version.objects.filter(etat=Etat.PUBLIEE).order_by("pk").values_list("pk", "content_hash")
    digest = hashlib.sha256(f"{FORMAT} {scope_words()} {vectors_of()}".encode())
    for row in rows.iterator(chunk_size=5000):
        digest.update(repr(row).encode())
    return index_root() / f"{state.number}-{digest.hexdigest()[:16]}"


def index_root() -> Path:
    return Path(settings.DATA) / "index"


def scope_words() -> tuple[str, ...]:
    return tuple(settings.SCOPE_WORDS)


def vectors_of() -> str:
    """Another model of vectors makes another index."""
    chosen = settings.EMBEDDINGS
    return f"{chosen.place} {chosen.name}" if chosen else ""


def is_ready(folder: Path) -> bool:
    return (folder / FICHES / "vocabulary.json").exists()


def prepare_index() -> Path:
    """The folder of the current state's index, made now if it is not there."""
    folder = index_folder(BaseState.current())
    if not is_ready(folder):
        with build_turn(wait=True):
            if not is_ready(folder):
                _build(folder)
    return folder


@contextmanager
def build_turn(*, wait: bool) -> Iterator[bool]:
    """One builder at a time on a machine. Without `wait`, gives False when it is someone else's turn."""
    if not _building.acquire(blocking=wait):
        yield False
        return
    try:
        index_root().mkdir(parents=True, exist_ok=True)
        with (index_root() / "lock").open("w") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
            except BlockingIOError:
                yield False
                return
            yield True
    finally:
        _building.release()


def build_index(folder: Path) -> set[str]:
    """The index of what the base shows to this thread; its words."""
    builders = {name: IndexBuilder(scope_words()) for name in (FICHES, ARTICLES)}
    opinion, texts = dense(), list[str]()
    for version in published_versions():
        document = ranked_document(version)
        if opinion and not document.is_article:
            texts += passage_texts(document)
        builders[ARTICLES if document.is_article else FICHES].add(document)
    words: set[str] = set()
    for name in tuple(builders):
        index = builders.pop(name).build()
        index.save(folder / name)
        words.update(index.vocabulary.words)
    if opinion and texts:
        opinion.build(folder / FICHES, texts)
    return words


def _build(folder: Path) -> None:
    made = Path(mkdtemp(prefix="making-", dir=index_root()))
    try:
        learn_base_words(build_index(made))
        made.rename(folder)
    finally:
        shutil.rmtree(made, ignore_errors=True)
    _remove_others(folder)


def _remove_others(kept: Path) -> None:
    """Processes that still read an older index keep their maps of it. A private copy goes with its own reader."""
    for folder in index_root().iterdir():
        if folder.is_dir() and folder != kept and not folder.name.startswith(PREVIEW):
            shutil.rmtree(folder, ignore_errors=True)


def ranked_document(version: PublishedVersion) -> RankedDocument:
    metadata = version.metadata
    return RankedDocument(
        version_id=version.version_id,
        fiche_id=version.fiche_id,
        title=version.title,
        path=version.theme,
        units=cut_units(version.blocks),
        caisse=version.caisse,
        words=(*metadata.words, *metadata.examples),
        description=" · ".join((metadata.description, *metadata.texts, metadata.organisme)),
        audience=metadata.audience,
        is_practical=version.nature in PRACTICAL,
        is_article=version.fiche_id.startswith(ARTICLE),
        dated=version.dated or version.en_vigueur_du,
        starts=version.en_vigueur_du,
        ends=version.en_vigueur_au,
        known_from=known_from(version),
    )


def known_from(version: PublishedVersion) -> date | None:
    """A text that states no start is first known on the oldest of its dates: it says nothing of the years before."""
    if version.en_vigueur_du is not None:
        return None
    written = (read_day(source.date) for source in version.metadata.sources)
    oldest = min(filter(None, (*written, version.dated)), default=None)
    ended = version.en_vigueur_au
    return None if oldest and ended and oldest > ended else oldest


def read_day(written: str) -> date | None:
    """« 2026-08-14 », « 2020-07 », « 2020 »: the first day it may be."""
    found = _DAY.match(written)
    if not found:
        return None
    year, month, day = (int(part or 1) for part in found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None
