"""What a replay found: which cards change with a candidate, and what they lose. Plain values, kept as JSON."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Card:
    status: str
    text: str
    fiches: tuple[str, ...] = ()  # cited, in order
    order: tuple[str, ...] = ()  # the parts, as the screen draws them


@dataclass(frozen=True)
class Change:
    """One question whose card is not the same with the candidate."""

    question_id: str
    query: str
    before: Card
    after: Card
    lost_facts: tuple[str, ...] = ()  # expected by the gold question, said before and no more
    lost_figures: tuple[str, ...] = ()
    worse: bool = False


@dataclass(frozen=True)
class ReplayReport:
    """`subject`: the candidate. `revision` and `instructions`: the state of the base that it was compared with."""

    subject: str
    revision: int
    instructions: int
    questions: int
    changes: tuple[Change, ...] = ()

    @property
    def worse(self) -> int:
        return sum(change.worse for change in self.changes)

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "ReplayReport":
        changes = tuple(_change(change) for change in data["changes"])
        return cls(data["subject"], data["revision"], data["instructions"], data["questions"], changes)


def _change(data: Mapping[str, Any]) -> Change:
    return Change(
        data["question_id"],
        data["query"],
        _card(data["before"]),
        _card(data["after"]),
        tuple(data["lost_facts"]),
        tuple(data["lost_figures"]),
        data["worse"],
    )


def _card(data: Mapping[str, Any]) -> Card:
    return Card(data["status"], data["text"], tuple(data["fiches"]), tuple(data["order"]))
