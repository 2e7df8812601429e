"""A version's tree ready for the page: each block with the anchor of its unit, numbered as `knowledge.units` does."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import count
from typing import Final

from chatdoc.knowledge.tree import NOTE_NAMES, Block, Figure, Item, ItemList, Note, Paragraph, Section, Service, Table
from chatdoc.knowledge.units import is_cited

NOTE_ICONS: Final = {"attention": "alert", "avertissement": "alert", "a_ne_pas_dire": "alert", "exemple": "example"}
DEEPEST_HEADING: Final = 6


@dataclass(frozen=True)
class ShownItem:
    text: str
    blocks: tuple["Shown", ...] = ()


@dataclass(frozen=True)
class ShownRow:
    anchor: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Shown:
    """One block of the page. `template` draws it; a container has no anchor of its own unless it is a section."""

    template: str
    anchor: str = ""
    title: str = ""
    label: str = ""
    icon: str = ""
    level: int = 0
    text: str = ""
    image: str = ""
    ordered: bool = False
    items: tuple[ShownItem, ...] = ()
    headers: tuple[str, ...] = ()
    rows: tuple[ShownRow, ...] = ()
    blocks: tuple["Shown", ...] = ()
    service: Service | None = None
    is_branch: bool = False


@dataclass(frozen=True)
class Heading:
    anchor: str
    title: str


def show_blocks(blocks: Iterable[Block]) -> tuple[Shown, ...]:
    return _Reader().show(blocks, level=2)


def headings(blocks: Iterable[Shown]) -> list[Heading]:
    """The first level of titles, for the summary of the page."""
    return [Heading(block.anchor, block.title) for block in blocks if block.template == "section" and block.title]


@dataclass
class _Reader:
    units: "count[int]" = field(default_factory=count)
    sections: "count[int]" = field(default_factory=lambda: count(1))

    def show(self, blocks: Iterable[Block], level: int) -> tuple[Shown, ...]:
        return tuple(self._block(block, level) for block in blocks)

    def _block(self, block: Block, level: int) -> Shown:
        match block:
            case Paragraph(text):
                return Shown("paragraph", self._anchor(), text=text)
            case ItemList(items, ordered):
                return Shown("list", self._anchor(), ordered=ordered, items=self._items(items))
            case Table(headers, rows, title):
                shown = tuple(ShownRow(self._anchor(), row) for row in rows)
                return Shown("table", title=title, headers=headers, rows=shown)
            case Note(kind, inner, title):
                label, icon = NOTE_NAMES[kind], NOTE_ICONS.get(kind, "info")
                return Shown("note", title=title, label=label, icon=icon, text=kind, blocks=self.show(inner, level))
            case Service():
                return Shown("service", self._anchor(), title=block.title, service=block)
            case Figure(image, description, title, to_review):
                anchor = self._anchor() if is_cited(block) else ""
                label = "Description à relire" if to_review else ""
                return Shown("figure", anchor, title=title, label=label, text=description, image=image)
            case Section(kind, title, inner):
                anchor = f"s{next(self.sections)}"
                is_branch = kind in {"situation", "cas"}
                below = self.show(inner, min(level + 1, DEEPEST_HEADING))
                return Shown("section", anchor, title=title, level=level, is_branch=is_branch, blocks=below)

    def _anchor(self) -> str:
        return f"u{next(self.units)}"

    def _items(self, items: tuple[Item, ...]) -> tuple[ShownItem, ...]:
        """What is nested in a list belongs to the list's unit: no anchor of its own."""
        return tuple(ShownItem(item.text, _without_anchors(item.blocks)) for item in items)


def _without_anchors(blocks: tuple[Block, ...]) -> tuple[Shown, ...]:
    return _Unnumbered().show(blocks, DEEPEST_HEADING)


class _Unnumbered(_Reader):
    def _anchor(self) -> str:
        return ""
