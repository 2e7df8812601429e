"""The same words under several cases are one line, said of each of them."""

from dataclasses import replace

from chatdoc.answering.pieces import Candidate
from chatdoc.knowledge.units import Unit


def with_twins(candidate: Candidate) -> Candidate:
    """With the units of its fiche that say the same and are as open as it is, in the order of the fiche."""
    same = candidate.source.reading.same_words.get(candidate.unit.number, ())
    if not same or candidate.follow is not None:
        return candidate
    return replace(candidate, twins=tuple(unit for unit in same if _is_twin(unit, candidate)))


def _is_twin(unit: Unit, candidate: Candidate) -> bool:
    if unit is candidate.unit:
        return False
    state = candidate.source.judged.state(unit)
    return not state.is_closed and state.truth is candidate.state.truth
