"""What reading a source gives, besides documents."""

from dataclasses import dataclass

from chatdoc.knowledge.documents import Document


@dataclass(frozen=True)
class Outline:
    """A row without text: a place in a navigation tree or an index. It enriches a fiche that has a text."""

    path: str
    identifier: str
    title: str = ""
    theme: tuple[str, ...] = ()


@dataclass(frozen=True)
class Skipped:
    path: str
    reason: str


@dataclass(frozen=True)
class Failed:
    path: str
    reason: str


@dataclass(frozen=True)
class BaseData:
    """What goes beside the fiches in a base folder: `caisses.yaml`, `sigles.yaml`, `synonymes.yaml`, gold questions."""

    path: str
    kind: str
    rows: tuple[dict[str, object], ...]


Outcome = Document | Outline | Skipped | Failed | BaseData


class BadText(Exception):
    """One text cannot be taken in. `reason` is a French sentence for the report."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
