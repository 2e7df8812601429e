"""The same words under several cases are one line, said of each of them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from chatdoc.answering.pieces import Candidate
from chatdoc.knowledge.units import Unit

type Place = tuple[int, int]


def with_twins(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Each candidate with the units that say the same elsewhere in its fiche, in the order of the fiche."""
    repeated = {_place(one): one for one in candidates if one.follow is None and _same(one)}
    return [replace(c, twins=tuple(_twins(c, repeated))) if _place(c) in repeated else c for c in candidates]


def _twins(candidate: Candidate, repeated: dict[Place, Candidate]) -> Iterator[Unit]:
    """Those that are as open as it is."""
    version = candidate.source.version.version_id
    for unit in _same(candidate):
        other = repeated.get((version, unit.number))
        if other is not None and other is not candidate and other.state.truth is candidate.state.truth:
            yield unit


def _same(candidate: Candidate) -> tuple[Unit, ...]:
    return candidate.source.reading.same_words.get(candidate.unit.number, ())


def _place(candidate: Candidate) -> Place:
    return candidate.source.version.version_id, candidate.unit.number
