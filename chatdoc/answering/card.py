"""The answer, exactly as scripts read it (design §5)."""

from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from chatdoc.knowledge.instructions import PARTS

Status = Literal["answered", "needs_facts", "not_found", "refused"]
Length = Literal["bref", "standard", "complet"]


@dataclass(frozen=True)
class Point:
    text: str
    sources: tuple[int, ...]


@dataclass(frozen=True)
class Ask:
    """A question to ask the insured: the fact it gives, and one-click choices (may be empty: free input)."""

    fact: str
    question: str
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Related:
    fiche_id: str
    title: str
    nature: str = ""  # for the screen, not in the JSON


@dataclass(frozen=True)
class Offer:
    fiche_id: str
    title: str
    why: str
    question: str


@dataclass(frozen=True)
class CitedSource:
    n: int
    cited: bool
    fiche_id: str
    version: int
    title: str
    nature: str
    caisse: str
    section: str
    url: str
    en_vigueur_du: str | None
    en_vigueur_au: str | None
    excerpt: str
    units: tuple[int, ...] = ()  # anchors in the fiche's page; for the screens, not in the JSON


@dataclass(frozen=True)
class GuardReport:
    types: tuple[str, ...] = ()
    reminder: str | None = None


@dataclass(frozen=True)
class Answer:
    id: str
    status: Status
    question: str
    a_dire: str = ""
    points: tuple[Point, ...] = ()
    text: str = ""
    ask: tuple[Ask, ...] = ()
    related: tuple[Related, ...] = ()
    offers: tuple[Offer, ...] = ()
    sources: tuple[CitedSource, ...] = ()
    engine: Literal["extractive", "model"] = "extractive"
    withheld: int = 0
    guard: GuardReport = field(default_factory=GuardReport)
    ms: float = 0.0
    timings_ms: dict[str, float] = field(default_factory=dict)
    # For the screens, not in the JSON: the order of the card, and the sources of `a_dire`.
    parts: tuple[str, ...] = tuple(PARTS)
    said_from: tuple[int, ...] = ()

    def to_json(self) -> dict[str, Any]:
        data = asdict(self)
        del data["parts"], data["said_from"]
        for source in data["sources"]:
            del source["units"]
        for related in data["related"]:
            del related["nature"]
        return data
