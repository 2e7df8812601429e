"""The index, made from the published versions one by one: their texts are never all in memory."""

from array import array
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

import numpy as np

from chatdoc.retrieval.ranking.analysis import fold, groups, tokens
from chatdoc.retrieval.ranking.conditions import Labels
from chatdoc.retrieval.ranking.documents import RankedDocument
from chatdoc.retrieval.ranking.harvest import sigles_in
from chatdoc.retrieval.ranking.index import Index, Versions, Vocabulary, sounds_of
from chatdoc.retrieval.ranking.intents import MARKS
from chatdoc.retrieval.ranking.passages import Passage, cut_passages
from chatdoc.retrieval.ranking.places import PlacesBuilder
from chatdoc.retrieval.ranking.postings import (
    Floats,
    Ints,
    Longs,
    Postings,
    TermStream,
    build_postings,
    inverse_frequency,
)
from chatdoc.retrieval.ranking.regimes import Regime, main_regimes, regimes_in
from chatdoc.retrieval.ranking.stated import Stated, StatedBuilder
from chatdoc.retrieval.ranking.terms import base_terms
from chatdoc.retrieval.ranking.weights import PASSAGE_FIELDS, PASSAGE_SATURATION, SATURATION

FIRST_DAY, LAST_DAY = date.min.toordinal(), date.max.toordinal()
_OPENING = 8  # units that say whom a text is for
_FIELDS = ("title", "path", "headings", "words", "description")
_STREAMS = (*_FIELDS, "passage_headings", "passage_text")
_DATES = ("starts", "ends", "known_from", "dated")
_FLAGS = ("in_scope", "is_filed", "is_practical")
_COLUMNS = ("version_ids", "fiches", "caisses", "regimes", *_DATES, *_FLAGS)


class _Stream:
    """Texts as numbers of groups (pieces as written): mapped to terms once all are read."""

    def __init__(self) -> None:
        self.groups = array("i")
        self.starts = array("q", [0])

    def add(self, numbers: Iterable[int]) -> None:
        self.groups.extend(numbers)
        self.starts.append(len(self.groups))


class IndexBuilder:
    def __init__(self, scope: Iterable[str] = ()) -> None:
        self._scope = frozenset(token.term for word in scope for token in tokens(word))
        self._groups: dict[str, int] = {}
        self._fiches: dict[str, int] = {}
        self._caisses: dict[str, int] = {"": 0}
        self._streams = {name: _Stream() for name in _STREAMS}
        self._rows: dict[str, list[int]] = {name: [] for name in (*_COLUMNS, "firsts", "lasts")}
        self._passage_starts = [0]
        self._labels = Labels()
        self._places, self._stated = PlacesBuilder(), StatedBuilder()
        self._sigles: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        self._points: dict[str, dict[int, None]] = defaultdict(dict)

    def add(self, document: RankedDocument) -> None:
        passages = list(cut_passages(document.units)) or [Passage(-1, -1, "", document.description)]
        self._encode("title", document.title)
        self._encode("path", " · ".join(document.path))
        self._encode("headings", "\n".join(dict.fromkeys(passage.headings for passage in passages)))
        self._encode("words", "\n".join(document.words))
        self._encode("description", document.description)
        for passage in passages:
            self._add_passage(passage)
            self._labels.add(() if document.is_article else passage.labels)
        self._passage_starts.append(self._passage_starts[-1] + len(passages))
        if not document.is_article:  # thousands of articles, few of them shown: read when they are
            self._read(document)
        for name, value in self._columns(document).items():
            self._rows[name].append(value)

    def _read(self, document: RankedDocument) -> None:
        stated = Stated.of(document.title, document.units)
        for point in stated.points:
            self._points[point.meaning][document.version_id] = None
        self._stated.add(document.version_id, stated, document.units)
        self._places.add(document.units)

    def _add_passage(self, passage: Passage) -> None:
        self._encode("passage_headings", passage.headings)
        self._encode("passage_text", passage.text)
        self._rows["firsts"].append(passage.first)
        self._rows["lasts"].append(passage.last)
        for sigle, expansion in sigles_in(passage.text):
            self._sigles[sigle][fold(expansion)] += 1

    def _columns(self, document: RankedDocument) -> dict[str, int]:
        about = f"{document.title} · {' · '.join(document.path)} · {document.audience}"
        return {
            "version_ids": document.version_id,
            "fiches": self._fiches.setdefault(document.fiche_id, len(self._fiches)),
            "caisses": self._caisses.setdefault(document.caisse, len(self._caisses)),
            "starts": document.starts.toordinal() if document.starts else FIRST_DAY,
            "ends": document.ends.toordinal() if document.ends else LAST_DAY,
            "known_from": document.known_from.toordinal() if document.known_from else FIRST_DAY,
            "dated": document.dated.toordinal() if document.dated else 0,
            "regimes": int(regimes_in(fold(about)) or self._main_regimes(document)),
            "is_filed": bool(document.path),
            "is_practical": document.is_practical,
            "in_scope": not self._scope.isdisjoint(base_terms(about)),
        }

    @staticmethod
    def _main_regimes(document: RankedDocument) -> Regime:
        """Titles may leave it to the text: « Pension de réversion de l'époux », of a fonctionnaire."""
        if document.is_article:
            return Regime.NONE
        headings = dict.fromkeys(heading for unit in document.units for heading in unit.path)
        text = "\n".join([*headings, *(unit.text[:500] for unit in document.units[:_OPENING])])
        return main_regimes(fold(text))

    def _encode(self, stream: str, text: str) -> None:
        known = self._groups
        self._streams[stream].add([known.setdefault(group, len(known)) for group in groups(text)])

    def build(self) -> Index:
        analysed = _Analysed(self._groups)
        streams = {name: analysed.terms_of(stream) for name, stream in self._streams.items()}
        counts = sum(np.bincount(s.groups, minlength=len(self._groups)) for s in self._streams.values())
        words = analysed.words(np.asarray(counts))
        versions, vocabulary = self._versions(), len(analysed.terms)
        texts = _joined(streams["passage_headings"], streams["passage_text"])
        idf = _idf(streams, texts, versions["passage_versions"], len(self._fiches), vocabulary, versions["fiches"])
        columns = versions | {
            "title_mass": _mass(streams["title"], idf),
            "intents": analysed.intents_of(self._streams["passage_text"]),
        }
        numbers = {term: number for number, term in enumerate(analysed.terms)}
        return Index(
            self._vocabulary(analysed.terms, words, self._places.common_pieces(numbers)),
            Versions(**columns),
            idf,
            _postings(streams, texts, versions["passage_versions"], idf),
            streams["title"],
            streams["words"],
            texts,
            self._places.build(numbers),
            self._stated.build(),
        )

    def _vocabulary(
        self, terms: list[str], words: dict[str, tuple[int, int]], pieces: dict[str, list[int]]
    ) -> Vocabulary:
        return Vocabulary(
            terms,
            words,
            list(self._caisses),
            self._explained(),
            sounds_of(words),
            self._labels.texts,
            {meaning: list(versions) for meaning, versions in self._points.items()},
            pieces,
        )

    def _versions(self) -> dict[str, Any]:
        found: dict[str, Any] = {
            name: np.asarray(values, dtype=np.int64 if name == "version_ids" else np.int32)
            for name, values in self._rows.items()
        }
        for name in _FLAGS:
            found[name] = found[name].astype(bool)
        found["passage_starts"] = starts = np.asarray(self._passage_starts, dtype=np.int64)
        labels = self._labels.stream()
        found["labels"], found["label_starts"] = labels.terms, labels.starts
        found["passage_versions"] = np.repeat(np.arange(len(starts) - 1, dtype=np.int32), np.diff(starts))
        return found

    def _explained(self) -> dict[str, list[str]]:
        return {
            sigle: sorted(found, key=lambda expansion: -found[expansion])[:2] for sigle, found in self._sigles.items()
        }


class _Analysed:
    """Each group analysed once: its terms, its folded words, the intents it shows."""

    def __init__(self, numbered: dict[str, int]) -> None:
        known: dict[str, int] = {}
        self._words: list[list[tuple[str, int]]] = []
        lists: list[list[int]] = []
        intents: list[int] = []
        for group in numbered:
            found = list(tokens(group))
            kept = [(token, known.setdefault(token.term, len(known))) for token in found if not token.is_stop]
            lists.append([number for _, number in kept])
            self._words.append([(token.folded, number) for token, number in kept if token.is_word])
            intents.append(int(np.bitwise_or.reduce([int(MARKS.get(token.folded, 0)) for token in found] or [0])))
        self.terms = list(known)
        self._terms = np.asarray([number for numbers in lists for number in numbers], dtype=np.int32)
        self._lengths = np.asarray([len(numbers) for numbers in lists], dtype=np.int64)
        self._starts = np.concatenate([[0], np.cumsum(self._lengths)]).astype(np.int64)
        self._intents = np.asarray(intents, dtype=np.int32)

    def terms_of(self, stream: _Stream) -> TermStream:
        numbers = np.frombuffer(stream.groups, dtype=np.int32) if stream.groups else np.empty(0, np.int32)
        lengths = self._lengths[numbers]
        ends = np.concatenate([[0], np.cumsum(lengths)])
        offsets = np.arange(ends[-1]) - np.repeat(ends[:-1], lengths)
        terms = self._terms[np.repeat(self._starts[numbers], lengths) + offsets]
        return TermStream(terms, ends[np.frombuffer(stream.starts, dtype=np.int64)])

    def intents_of(self, stream: _Stream) -> Ints:
        starts = np.frombuffer(stream.starts, dtype=np.int64)
        found = self._intents[np.frombuffer(stream.groups, dtype=np.int32)] if stream.groups else np.empty(0, np.int32)
        padded = np.append(found, np.int32(0))
        masks = np.bitwise_or.reduceat(padded, starts[:-1]) if len(starts) > 1 else np.empty(0, np.int32)
        return np.where(np.diff(starts) > 0, masks, 0).astype(np.int32)

    def words(self, counts: Longs) -> dict[str, tuple[int, int]]:
        found: dict[str, dict[int, int]] = {}
        for entries, count in zip(self._words, counts.tolist(), strict=True):
            for word, term in entries:
                terms = found.setdefault(word, {})
                terms[term] = terms.get(term, 0) + count
        return {word: (max(terms, key=lambda t: terms[t]), sum(terms.values())) for word, terms in found.items()}


def _joined(first: TermStream, second: TermStream) -> TermStream:
    owners = np.concatenate([first.owners, second.owners])
    order = np.argsort(owners, kind="stable")
    starts = first.starts + second.starts
    return TermStream(np.concatenate([first.terms, second.terms])[order], starts)


def _idf(
    streams: dict[str, TermStream], texts: TermStream, of_passage: Ints, fiches: int, vocabulary: int, fiche_of: Ints
) -> Floats:
    """Rarity among fiches, not versions: ten dated versions of a rule do not make its words common."""
    fields = [streams[name] for name in _FIELDS]
    owners = np.concatenate([*(field.owners for field in fields), of_passage[texts.owners]])
    terms = np.concatenate([*(field.terms for field in fields), texts.terms])
    return inverse_frequency(fiche_of[owners], terms, fiches, vocabulary)


def _mass(titles: TermStream, idf: Floats) -> Floats:
    return np.bincount(titles.owners, weights=idf[titles.terms], minlength=len(titles.starts) - 1).astype(np.float32)


def _postings(streams: dict[str, TermStream], texts: TermStream, of_passage: Ints, idf: Floats) -> dict[str, Postings]:
    count = len(streams["title"].starts) - 1
    found = {
        name: build_postings([(streams[name].owners, streams[name].terms, 1.0)], count, idf, SATURATION[name])
        for name in _FIELDS
    }
    found["body"] = build_postings([(of_passage[texts.owners], texts.terms, 1.0)], count, idf, SATURATION["body"])
    title = streams["title"].reordered(of_passage.astype(np.int64))  # again for each passage of the version
    parts = {"title": title, "headings": streams["passage_headings"], "text": streams["passage_text"]}
    found["passage"] = build_postings(
        [(part.owners, part.terms, PASSAGE_FIELDS[name]) for name, part in parts.items()],
        len(of_passage),
        idf,
        PASSAGE_SATURATION,
    )
    return found
