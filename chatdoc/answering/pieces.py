"""What selection handles: a fiche as a question sees it, a unit that could answer, a line that does."""

from collections.abc import Mapping
from dataclasses import dataclass

from chatdoc.answering import lines
from chatdoc.answering.analysis import VersionReading
from chatdoc.answering.branches import Branches, BranchState, Group, Judged
from chatdoc.answering.superseded import Superseded
from chatdoc.knowledge.units import Unit
from chatdoc.retrieval.results import FicheHit, PublishedVersion

NEAR = 0.3  # of the leading score


@dataclass(frozen=True)
class Piece:
    """What is shown as one line of the card, with the units it comes from."""

    version: PublishedVersion
    rank: int  # of its fiche among the hits
    units: tuple[Unit, ...]
    text: str
    score: float
    state: BranchState
    spoken: str = ""  # the part that answers, of a row with several values
    unspoken: str = ""  # its other values
    prefix: str = ""  # what its text opens with: a note's name, the case it holds for

    @property
    def has_items(self) -> bool:
        """A list, or rows of a table shown together."""
        return self.units[0].kind == "list" or (self.units[0].kind == "row" and "\n" in self.text)

    def is_near(self, lead: "Piece") -> bool:
        """Of the same fiche, and worth enough beside it to be said first or early."""
        return self.rank == lead.rank and self.score >= NEAR * lead.score

    @property
    def words(self) -> int:
        return lines.count_words(self.text)


@dataclass(frozen=True)
class Selection:
    pieces: tuple[Piece, ...]
    superseded: Mapping[tuple[int, int, int], Superseded]
    undecided: Group | None = None  # the branches the answer hangs on, when a fact or a choice is missing
    missing: tuple[str, ...] = ()
    open_labels: tuple[str, ...] = ()
    lacks_figure: bool = False  # an amount or a delay is asked, and the fiches found do not hold it


@dataclass(frozen=True)
class Candidate:
    source: "Source"
    unit: Unit
    score: float
    state: BranchState
    twins: tuple[Unit, ...] = ()  # the same words under other cases that are as open as this one
    follow: Unit | None = None  # what « Vous devez remplir le formulaire suivant : » announces


@dataclass(frozen=True)
class Source:
    """One fiche found, as this question sees it."""

    hit: FicheHit
    rank: int
    factor: float
    reading: VersionReading
    branches: Branches
    judged: Judged
    scores: Mapping[int, float]

    @property
    def version(self) -> PublishedVersion:
        return self.hit.version


def case_in(unit: Unit, group: Group) -> str:
    """Under which label of the group this unit stands; nothing when it stands elsewhere."""
    above = group[1:]
    return unit.path[len(above)] if len(unit.path) > len(above) and unit.path[: len(above)] == above else ""
