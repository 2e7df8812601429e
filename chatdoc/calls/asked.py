from dataclasses import dataclass, field
from datetime import date

from chatdoc.answering.card import Length


@dataclass(frozen=True)
class Asked:
    """One question of a call as the screen posts it. Its words never show in a traceback."""

    words: str = field(repr=False)
    facts: dict[str, str] = field(repr=False)
    withdrawn: frozenset[str]  # keys of the facts the advisor took away
    corrected: frozenset[str]  # keys of the facts of this question that a chip corrected or took away
    turns: tuple[str, ...] = field(repr=False)
    restored: frozenset[str] = field(repr=False)  # doubtful words the advisor asked back
    caisse: str
    day: date
    length: Length | None  # None: that of the instructions
    simple: bool = False  # « plus simple » was asked for this card


@dataclass(frozen=True)
class Opinion:
    """What the advisor thinks of the answer on the screen."""

    verdict: str
    reason: str
    comment: str = field(repr=False)
    fiche_id: str  # the version used, as the screen shows it
    version: int
    revision: int
    feedback_id: int  # given already for this answer: it changes; 0: none yet
