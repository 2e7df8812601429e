"""What is found, before it is kept: a kind, and one or two passages."""

import hashlib
from dataclasses import dataclass
from datetime import date

from chatdoc.knowledge.queries import PublishedVersion


@dataclass(frozen=True)
class Side:
    version: PublishedVersion
    text: str
    unit: int | None = None  # None: the fiche, or its head

    @property
    def day(self) -> date | None:
        """Of the text: its own source date says more than its date of effect."""
        return self.version.en_vigueur_du or self.version.dated


@dataclass(frozen=True)
class Found:
    """`one` is the older text when both days are known and differ."""

    kind: str
    one: Side
    other: Side | None = None
    point: str = ""

    @classmethod
    def between(cls, kind: str, one: Side, other: Side, point: str = "") -> "Found":
        if one.day and other.day and one.day != other.day:
            first, second = sorted((one, other), key=lambda side: side.day or date.min)
        else:
            first, second = sorted((one, other), key=lambda side: side.version.fiche_id)
        return cls(kind, first, second, point)

    @property
    def is_older(self) -> bool:
        return bool(self.other and self.one.day and self.other.day and self.one.day < self.other.day)

    @property
    def is_local(self) -> bool:
        return bool(self.other and self.one.version.caisse != self.other.version.caisse)

    @property
    def key(self) -> str:
        """Of the texts, not of the versions: a new version that says the same leaves what was decided."""
        sides = [side for side in (self.one, self.other) if side]
        said = sorted(f"{side.version.fiche_id}\n{' '.join(side.text.split())}" for side in sides)
        return hashlib.sha256("\n".join((self.kind, *said)).encode()).hexdigest()
