"""Search of the published base."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from chatdoc.knowledge.facts import facts_in_words
from chatdoc.privacy import SafeText, words_asked
from chatdoc.retrieval.collection import Collection
from chatdoc.retrieval.current import current_snapshot
from chatdoc.retrieval.opinions import dense, rerank
from chatdoc.retrieval.ranking.engine import Ranked, Ranking, in_force, not_yet_in_force, rank, together
from chatdoc.retrieval.ranking.question import Question
from chatdoc.retrieval.ranking.subjects import subject_of_facts, words_telling
from chatdoc.retrieval.results import (
    FicheHit,
    PassageHit,
    PublishedVersion,
    SearchResult,
    ThemeSuggestion,
    Understanding,
)
from chatdoc.retrieval.snapshot import Snapshot


def search(
    question: SafeText,
    history: Sequence[SafeText] = (),
    facts: Mapping[str, str] | None = None,
    on: date | None = None,
    caisse: str = "",
    limit: int = 10,
    said: Mapping[str, str] | None = None,
    *,
    coming: bool = False,
) -> SearchResult:
    """The fiches nearest to the question, and whether the base holds an answer.

    `on`: only what is in force that day (today). `caisse`: its own consignes besides what is national.
    `said`: the facts of the question's own words, when they are read already. `coming`: only what starts later.
    """
    snapshot, is_newest = current_snapshot()
    if coming and not _announces(snapshot, on, caisse, is_newest=is_newest):
        return SearchResult((), False, 0.0, Understanding(), snapshot.state.number)
    asked = words_asked(question)
    said = facts_in_words(asked) if said is None else said
    subject = "" if history else subject_of_facts(asked, said)
    turns = [words_asked(turn) for turn in history]
    told = words_telling("situation") if "situation" in said else frozenset()

    def ranked(collection: Collection) -> tuple[Question, Ranking]:
        read = collection.reader.read(f"{asked} {subject}".strip(), turns, facts, told)
        allowed = _allowed(collection, on, caisse, is_newest=is_newest, coming=coming)
        return read, rank(collection.index, read, allowed, limit)

    read, ranking = ranked(snapshot.fiches)
    opinion = dense()
    if opinion and ranking.hits:
        allowed = _allowed(snapshot.fiches, on, caisse, is_newest=is_newest, coming=coming)
        added = opinion.added(snapshot.fiches.folder, snapshot.fiches.index, question, ranking.hits, allowed)
        ranking = replace(ranking, hits=tuple(added[:limit]))
    if len(snapshot.articles.index.versions) and (read.wants_article or not ranking.answers):
        ranking = together(ranking, ranked(snapshot.articles)[1], read, limit)
    versions = snapshot.versions([hit.version_id for hit in ranking.hits])
    hits = tuple(_hit(hit, versions[hit.version_id]) for hit in ranking.hits if hit.version_id in versions)
    if (again := rerank()) is not None:
        hits = again.ordered(question, hits)
    understood = _understanding(snapshot, read, subject)
    return SearchResult(
        hits, bool(hits) and ranking.answers, ranking.coverage, understood, snapshot.state.number, ranking.measures
    )


def versions_stating(meanings: Iterable[str], on: date | None = None, caisse: str = "") -> tuple[PublishedVersion, ...]:
    """The versions whose tables state one of these points (`ranking.points`), as far as they may be shown."""
    snapshot, allowed = _fiches_allowed(on, caisse)
    return snapshot.stating(meanings, allowed)


def versions_stating_alike(on: date | None = None, caisse: str = "") -> tuple[PublishedVersion, ...]:
    """The versions whose tables state a point that another version states too."""
    snapshot, allowed = _fiches_allowed(on, caisse)
    shared = (meaning for meaning, pks in snapshot.fiches.index.vocabulary.points.items() if len(pks) > 1)
    return snapshot.stating(shared, allowed)


def consignes_about(fiche_ids: Sequence[str], on: date, caisse: str) -> tuple[PublishedVersion, ...]:
    """The caisse's own consignes in force that day that complete one of these fiches."""
    if not caisse:
        return ()
    snapshot, allowed = _fiches_allowed(on, caisse)
    return snapshot.consignes_about(fiche_ids, allowed)


def linked_with(version: PublishedVersion, on: date, caisse: str) -> tuple[PublishedVersion, ...]:
    """The fiches that this one names as linked, then those that name it, as far as they may be shown."""
    snapshot, allowed = _fiches_allowed(on, caisse)
    return snapshot.linked_with(version, allowed)


def sigles_at_hand() -> Mapping[str, tuple[str, ...]]:
    """Those of the base, the same object as long as the base does not change."""
    return current_snapshot()[0].sigles


def versions_of(fiche_ids: Sequence[str], on: date, caisse: str) -> tuple[PublishedVersion, ...]:
    """These fiches' versions, as far as they may be shown."""
    if not fiche_ids:
        return ()
    snapshot, allowed = _fiches_allowed(on, caisse)
    return snapshot.of_fiches(fiche_ids, allowed)


def next_version(version: PublishedVersion, on: date) -> PublishedVersion | None:
    """What this fiche will say: its next published version, in force neither on the day nor today."""
    return next(iter(current_snapshot()[0].next_versions(version.version_id, _coming_after(on))), None)


def fiches_at_hand() -> Iterator[PublishedVersion]:
    """The published fiches a process keeps in memory."""
    return current_snapshot()[0].versions_at_hand()


def _fiches_allowed(on: date | None, caisse: str) -> tuple[Snapshot, NDArray[np.bool_]]:
    snapshot, is_newest = current_snapshot()
    return snapshot, _allowed(snapshot.fiches, on, caisse, is_newest=is_newest)


def _allowed(
    collection: Collection, on: date | None, caisse: str, *, is_newest: bool, coming: bool = False
) -> NDArray[np.bool_]:
    day, index = on or date.today(), collection.index
    allowed = (
        not_yet_in_force(index, _coming_after(day), caisse) if coming else in_force(index, day.toordinal(), caisse)
    )
    return allowed if is_newest else allowed & collection.still_published()


def _announces(snapshot: Snapshot, on: date | None, caisse: str, *, is_newest: bool) -> bool:
    """Whether a version is to come at all: most refusals read their question once."""
    collections = (snapshot.fiches, snapshot.articles)
    return any(_allowed(each, on, caisse, is_newest=is_newest, coming=True).any() for each in collections)


def _coming_after(on: date) -> int:
    """Asked of the past, what has come since is no announcement."""
    return max(on, date.today()).toordinal()


def suggest_themes(limit: int = 8) -> tuple[ThemeSuggestion, ...]:
    """The widest themes of the base, those with most fiches first."""
    return current_snapshot()[0].themes[:limit]


def _hit(hit: Ranked, version: PublishedVersion) -> FicheHit:
    passages = tuple(PassageHit(passage.first, passage.last, passage.score) for passage in hit.passages)
    return FicheHit(version, hit.score, passages, hit.reasons, hit.regimes)


def _understanding(snapshot: Snapshot, read: Question, subject: str) -> Understanding:
    terms = snapshot.fiches.index.vocabulary.terms
    said = (terms[term] for slot in read.slots if slot.is_direct for term, _ in slot.alternatives)
    return Understanding(tuple(dict.fromkeys(said)), read.corrections, read.expansions, read.unknown, subject)
