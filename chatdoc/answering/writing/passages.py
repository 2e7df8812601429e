"""The numbered passages a model gets: the units of the card, nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass

from chatdoc.answering.citations import unit_evidence
from chatdoc.answering.composition import Composed
from chatdoc.answering.grounding import Evidence
from chatdoc.answering.pieces import Selection
from chatdoc.answering.sections import forbids
from chatdoc.knowledge.conditions import is_default_label
from chatdoc.knowledge.units import Unit


@dataclass(frozen=True)
class Passage:
    """`number` is what the model cites; `sources` are the numbers of the card."""

    number: int
    heading: str
    text: str
    evidence: Evidence
    sources: tuple[int, ...]


def passages_of(selection: Selection, composed: Composed) -> tuple[Passage, ...]:
    return tuple(_numbered(selection, composed))


def _numbered(selection: Selection, composed: Composed) -> Iterator[Passage]:
    undecided = {id(unit) for piece in selection.pieces if piece.state.truth is None for unit in piece.units}
    seen: set[int] = set()
    for line in composed.shown:
        for unit in line.units:
            # What must not be said aloud is for the advisor's eyes: the card shows it, no model words it again.
            if id(unit) in seen or line.is_ours or forbids(unit):
                continue
            seen.add(id(unit))
            labels = tuple(_labels(unit)) if id(unit) in undecided else ()
            evidence = unit_evidence(line.version, unit, undecided=labels)
            heading = " > ".join((line.version.title, *unit.path))
            sources = composed.sources.numbers(line.version, (unit,), composed.order)
            yield Passage(len(seen), heading, _text(evidence, unit), evidence, sources)


def _text(evidence: Evidence, unit: Unit) -> str:
    """Each statement with the case it holds for, as the model must say it. A row says its own label."""
    named = "".join(f"{label} : " for label in evidence.must_say if label not in unit.cells[:1])
    return "\n".join(f"{named}{atom}" for atom in evidence.atoms)


def _labels(unit: Unit) -> Iterator[str]:
    """What is to be named with anything said of a branch that no fact has chosen yet."""
    yield from (case for case in unit.cases if not is_default_label(case))
    if unit.kind == "row" and unit.cells:
        yield unit.cells[0]
