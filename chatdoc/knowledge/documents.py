"""What an importer yields: one text of one fiche, whatever the source format."""

from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from chatdoc.knowledge.pictures import KeptPicture
from chatdoc.knowledge.tree import Block


@dataclass(frozen=True)
class Source:
    title: str
    url: str = ""
    date: str = ""  # ISO, as far as it is known: "2026-08-14", "2020-07"
    a_confirmer: bool = False  # a secondary or computed source: shown « à confirmer »


@dataclass(frozen=True)
class FactQuestion:
    """A question the advisor must ask, and the fact its answer gives (design §4)."""

    fact: str
    question: str


@dataclass(frozen=True)
class Eligibility:
    """One condition of an offer. All of an offer's conditions must hold."""

    fact: str
    min: float | None = None
    max: float | None = None
    among: tuple[str, ...] = ()
    excluding: tuple[str, ...] = ()


@dataclass(frozen=True)
class Metadata:
    """The head of a version, kept as JSON in `Version.metadata`."""

    description: str = ""
    audience: str = ""
    words: tuple[str, ...] = ()  # what insured people and advisors say
    sources: tuple[Source, ...] = ()
    texts: tuple[str, ...] = ()  # articles, circulars
    linked: tuple[str, ...] = ()  # procédure ↔ législation, fiche identifiers
    related: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    questions: tuple[FactQuestion, ...] = ()
    examples: tuple[str, ...] = ()
    organisme: str = ""  # orientation: the body that answers
    eligibility: tuple[Eligibility, ...] = ()
    why: str = ""
    confirm: str = ""  # the question that confirms the offer
    warning: str = ""

    def to_json(self) -> dict[str, Any]:
        return {key: value for key, value in asdict(self).items() if value}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Metadata":
        lists: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in data.items()}
        lists["sources"] = tuple(Source(**entry) for entry in data.get("sources", ()))
        lists["questions"] = tuple(FactQuestion(**entry) for entry in data.get("questions", ()))
        lists["eligibility"] = tuple(
            Eligibility(**{**entry, "among": tuple(entry["among"]), "excluding": tuple(entry["excluding"])})
            for entry in data.get("eligibility", ())
        )
        return cls(**lists)


@dataclass(frozen=True)
class Document:
    """One text of one fiche, as read from a file. `blocks` empty: the source gave a title and a path only."""

    identifier: str
    title: str
    nature: str
    blocks: tuple[Block, ...]
    metadata: Metadata = field(default_factory=Metadata)
    caisse: str = ""
    theme: tuple[str, ...] = ()
    url: str = ""
    en_vigueur_du: date | None = None
    en_vigueur_au: date | None = None
    is_extract: bool = False
    # The day the source wrote or photographed this text; unknown is older than any date. It orders the texts of one
    # fiche, and says nothing of when a rule began: a copy of the code made in 2026 holds articles of 1950.
    dated: date | None = None
    # Identifier, nature and dates are proposals: the source states none of them.
    is_guessed: bool = False
    pictures: tuple[KeptPicture, ...] = ()  # those of its figures, as far as the source holds them
