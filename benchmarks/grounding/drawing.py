"""Lies and truths drawn from the base, and what the checker does of each."""

import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from random import Random

from benchmarks.grounding.corrupting import KEPT as KEPT_LIES
from benchmarks.grounding.corrupting import SEEN as SEEN_LIES
from benchmarks.grounding.corrupting import Corruption
from benchmarks.grounding.paraphrasing import KEPT as KEPT_TRUTHS
from benchmarks.grounding.paraphrasing import SEEN as SEEN_TRUTHS
from benchmarks.grounding.truths import Truth
from chatdoc.answering.citations import unit_evidence
from chatdoc.answering.grounding import Fault, faults_of

LIES: Mapping[str, Corruption] = {**SEEN_LIES, **KEPT_LIES}
TRUTHS: Mapping[str, Corruption] = {**SEEN_TRUTHS, **KEPT_TRUTHS}
KEPT = frozenset({*KEPT_LIES, *KEPT_TRUTHS})


@dataclass(frozen=True)
class Drawn:
    truth: Truth
    kind: str
    text: str
    is_true: bool
    faults: tuple[Fault, ...]

    @property
    def is_wrong(self) -> bool:
        """A lie shown, or a truth withheld."""
        return bool(self.faults) is self.is_true

    @property
    def is_kept_kind(self) -> bool:
        return self.kind in KEPT

    @property
    def is_kept_fiche(self) -> bool:
        """One fiche in two: nobody reads the mistakes made on it, only how many."""
        return zlib.crc32(self.truth.version.fiche_id.encode()) % 2 == 1


def drawn(truths: Iterable[Truth], seed: int) -> Iterator[Drawn]:
    """The same seed draws the same sentences. A truth drawn twice the same way counts once."""
    for truth in truths:
        seen = {truth.text}
        for kinds, is_true in ((TRUTHS, True), (LIES, False)):
            for kind, make in kinds.items():
                text = make(truth, Random(f"{seed} {kind} {truth.text}"))
                if text and text not in seen:
                    seen.add(text)
                    yield Drawn(truth, kind, text, is_true, checked(text, truth))


def checked(text: str, truth: Truth) -> tuple[Fault, ...]:
    """As a model's sentence that cites this unit, its row's fact not yet known."""
    undecided = truth.unit.cells[:1] if truth.unit.kind == "row" else ()
    return faults_of(text, [unit_evidence(truth.version, truth.unit, undecided)])
