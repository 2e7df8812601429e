"""The same words under several cases are one line, said of each of them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from chatdoc.answering.pieces import Candidate
from chatdoc.knowledge.facts.french import fold

type Key = tuple[int, bool | None, str, str | None, str, str]


def with_twins(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Each candidate with the units that say the same elsewhere in its fiche, in the order of the fiche."""
    same: dict[Key, list[Candidate]] = {}
    for candidate in candidates:
        if candidate.unit.kind in ("paragraph", "list") and candidate.follow is None:
            same.setdefault(_key(candidate), []).append(candidate)
    shared = {id(one): group for group in same.values() if len(group) > 1 for one in group}
    return [_among(candidate, shared.get(id(candidate), ())) for candidate in candidates]


def _among(candidate: Candidate, group: Iterable[Candidate]) -> Candidate:
    others = (other.unit for other in group if other is not candidate)
    return replace(candidate, twins=tuple(sorted(others, key=lambda unit: unit.number)))


def _key(candidate: Candidate) -> Key:
    unit = candidate.unit
    version = candidate.source.version.version_id
    return version, candidate.state.truth, unit.kind, unit.note, fold(unit.lead), fold(unit.text)
