"""What the index is made from: one published version, as plain values."""

from dataclasses import dataclass
from datetime import date

from chatdoc.knowledge.units import Unit


@dataclass(frozen=True)
class RankedDocument:
    version_id: int
    fiche_id: str
    title: str
    path: tuple[str, ...]
    units: tuple[Unit, ...]
    caisse: str = ""
    words: tuple[str, ...] = ()  # what people say, examples included
    description: str = ""
    audience: str = ""
    is_practical: bool = False  # a procédure or an offre: what to do, not what the rule is
    is_article: bool = False  # an article of a code: found by its number, or for want of a fiche
    dated: date | None = None  # age of the text
    starts: date | None = None
    ends: date | None = None
    known_from: date | None = None  # the oldest date of a text without a start: before it, nobody knows
