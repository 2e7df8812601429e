"""The index of one collection of the published base: arrays on disk, mapped into memory by each process."""

import json
import mmap
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from chatdoc.retrieval.ranking.phonetics import sound
from chatdoc.retrieval.ranking.places import StoredPlaces
from chatdoc.retrieval.ranking.postings import Floats, Ints, Longs, Postings, TermStream
from chatdoc.retrieval.ranking.stated import StoredStated

# Counts up when what is stored changes: an index of another format is made again.
FORMAT = 17
_SMALL = 5000  # words of a base of a hundred fiches
# Fields of a whole fiche; `body` is everything it says, `passage` one posting list per passage.
FICHE_FIELDS = ("title", "path", "headings", "words", "description", "body")
FIELDS = (*FICHE_FIELDS, "passage")


@dataclass(frozen=True)
class Versions:
    """One value per version, then one per passage."""

    version_ids: Longs
    fiches: Ints  # versions of one fiche share a number
    caisses: Ints  # rank in `Vocabulary.caisses`; 0 is national
    starts: Ints  # days; the version holds from `starts` to `ends` included
    ends: Ints
    known_from: Ints  # day before which a text without a start is not shown
    dated: Ints
    regimes: Ints
    in_scope: NDArray[np.bool_]
    is_filed: NDArray[np.bool_]  # has a place in the plan of the base
    is_practical: NDArray[np.bool_]  # says what to do, not what the rule is
    title_mass: Floats  # what the title's words weigh together
    passage_starts: Longs
    passage_versions: Ints
    firsts: Ints  # units of each passage, both included; -1: the version has no text
    lasts: Ints
    intents: Ints
    labels: Ints  # rank in `Vocabulary.labels`, passage after passage
    label_starts: Longs

    def __len__(self) -> int:
        return len(self.version_ids)


@dataclass(frozen=True)
class Vocabulary:
    terms: list[str]
    words: dict[str, tuple[int, int]]  # folded word -> (term, occurrences)
    caisses: list[str]
    sigles: dict[str, list[str]]  # those the texts themselves explain
    sounds: dict[str, list[str]]  # how words sound -> the words
    labels: list[str]  # those in which a condition on the facts is read
    points: dict[str, list[int]]  # what tables state -> the versions that state it
    pieces: dict[str, list[int]]  # of text, as written -> their terms

    @cached_property
    def numbers(self) -> dict[str, int]:
        return {term: number for number, term in enumerate(self.terms)}

    @cached_property
    def by_length(self) -> dict[int, list[str]]:
        found: dict[int, list[str]] = {}
        for word, (_, occurrences) in self.words.items():
            if _is_spelt(word, occurrences, len(self.words)):
                found.setdefault(len(word), []).append(word)
        return found


def sounds_of(words: dict[str, tuple[int, int]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for word in words:
        if _is_spelt(word, words[word][1], len(words)):
            found.setdefault(sound(word), []).append(word)
    return found


def _is_spelt(word: str, occurrences: int, known: int) -> bool:
    """Words a misspelling may stand for: in a large base, what is said once may be a slip itself."""
    return len(word) > 3 and (occurrences > 1 or known < _SMALL)


@dataclass(frozen=True)
class Index:
    vocabulary: Vocabulary
    versions: Versions
    idf: Floats
    postings: dict[str, Postings]
    titles: TermStream
    words: TermStream  # what the experts say people say
    texts: TermStream  # headings and text of each passage
    places: StoredPlaces  # of the terms in the units of each version
    stated: StoredStated

    @cached_property
    def rarest(self) -> float:
        """What the rarest word weighs."""
        return float(self.idf.max(initial=1.0))

    def read_ahead(self) -> None:
        """Its pages are asked of the disk now, not in the middle of the first questions."""
        for _, values in self._arrays():
            values.view(np.uint8)[:: mmap.PAGESIZE].max(initial=0)

    @cached_property
    def rarer_in_passages(self) -> Floats:
        """Of each term: its rarity among passages, as a share of its rarity among fiches."""
        passages, held = len(self.versions.passage_versions), np.diff(self.postings["passage"].starts)
        rarity = np.log(1 + (passages - held + 0.5) / (held + 0.5))
        return (rarity / np.maximum(self.idf, 1e-6)).astype(np.float32)

    def save(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        for name, values in self._arrays():
            np.save(folder / f"{name}.npy", values, allow_pickle=False)
        _write(folder / "stated.json", self.stated)
        _write(folder / "vocabulary.json", self.vocabulary)

    def _arrays(self) -> Iterator[tuple[str, NDArray[Any]]]:
        yield "idf", self.idf
        yield from _named("versions", self.versions)
        yield from _named("titles", self.titles)
        yield from _named("words", self.words)
        yield from _named("texts", self.texts)
        yield from _named("places", self.places)
        for name, postings in self.postings.items():
            yield from _named(f"postings.{name}", postings)


def open_index(folder: Path) -> Index:
    def read(name: str) -> NDArray[Any]:
        # Empty arrays cannot be mapped.
        path = folder / f"{name}.npy"
        mapped = np.load(path, mmap_mode="r", allow_pickle=False)
        return np.asarray(mapped)

    data = json.loads((folder / "vocabulary.json").read_text("utf-8"))
    data["words"] = {word: (term, occurrences) for word, (term, occurrences) in data["words"].items()}
    return Index(
        Vocabulary(**data),
        _read("versions", Versions, read),
        read("idf"),
        {name: _read(f"postings.{name}", Postings, read) for name in FIELDS},
        _read("titles", TermStream, read),
        _read("words", TermStream, read),
        _read("texts", TermStream, read),
        _read("places", StoredPlaces, read),
        StoredStated(**json.loads((folder / "stated.json").read_text("utf-8"))),
    )


def _named(prefix: str, part: Any) -> Iterator[tuple[str, NDArray[Any]]]:
    for column in fields(part):
        yield f"{prefix}.{column.name}", getattr(part, column.name)


def _read[T](prefix: str, kind: type[T], read: Callable[[str], NDArray[Any]]) -> T:
    return kind(**{column.name: read(f"{prefix}.{column.name}") for column in fields(kind)})  # type: ignore[arg-type]


def _write(path: Path, part: Any) -> None:
    plain = {column.name: getattr(part, column.name) for column in fields(part)}
    path.write_text(json.dumps(plain, ensure_ascii=False), "utf-8")
