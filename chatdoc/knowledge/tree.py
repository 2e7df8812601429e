"""The text of a version: a tree of blocks, stored as JSON, the same for every source format."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

SectionKind = Literal["chapitre", "sous_chapitre", "titre", "situation", "cas"]
NoteKind = Literal[
    "attention", "a_savoir", "a_noter", "rappel", "exemple", "avertissement", "definition", "a_ne_pas_dire"
]
# As they are shown over their text.
NOTE_NAMES: dict[str, str] = {
    "attention": "Attention",
    "a_savoir": "À savoir",
    "a_noter": "À noter",
    "rappel": "Rappel",
    "exemple": "Exemple",
    "avertissement": "Avertissement",
    "definition": "Définition",
    "a_ne_pas_dire": "À ne pas dire",
}


@dataclass(frozen=True)
class Paragraph:
    text: str


@dataclass(frozen=True)
class Item:
    """One line of a list: its text, then what is nested below it."""

    text: str
    blocks: tuple["Block", ...] = ()


@dataclass(frozen=True)
class ItemList:
    items: tuple[Item, ...]
    ordered: bool = False


@dataclass(frozen=True)
class Table:
    """Rows of plain text. Merged cells are already spread: each row stands alone under `headers`."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    title: str = ""


@dataclass(frozen=True)
class Note:
    kind: NoteKind
    blocks: tuple["Block", ...]
    title: str = ""


@dataclass(frozen=True)
class Service:
    """An online service, a form, a simulator, a contact: what the advisor can point to."""

    title: str
    nature: str = ""  # « Téléservice », « Formulaire », « Simulateur », « Contact »...
    url: str = ""
    number: str = ""  # S5131i, cerfa 13362*02, telephone number of a contact
    source: str = ""
    text: str = ""


@dataclass(frozen=True)
class Figure:
    """A picture, kept under its name (`pictures`). Its description, once somebody has read it, is what can be cited."""

    image: str
    description: str = ""
    title: str = ""
    to_review: bool = False  # the description is a proposal


@dataclass(frozen=True)
class Section:
    """A titled part. A `situation` or a `cas` is a branch: its title is a condition on the facts."""

    kind: SectionKind
    title: str
    blocks: tuple["Block", ...]


Block = Paragraph | ItemList | Table | Note | Service | Figure | Section


def dump_blocks(blocks: Iterable[Block]) -> list[dict[str, Any]]:
    """The JSON form, empty fields left out: stable, so that it can be hashed."""
    return [_dump(block) for block in blocks]


def load_blocks(data: Iterable[dict[str, Any]]) -> tuple[Block, ...]:
    return tuple(_load(entry) for entry in data)


def _dump(block: Block) -> dict[str, Any]:
    match block:
        case Paragraph(text):
            return {"t": "p", "text": text}
        case ItemList(items, ordered):
            return {"t": "list", **_filled(ordered=ordered), "items": [_dump_item(item) for item in items]}
        case Table(headers, rows, title):
            return {
                "t": "table",
                **_filled(title=title),
                "headers": list(headers),
                "rows": [list(r) for r in rows],
            }
        case Note(kind, blocks, title):
            return {"t": "note", "kind": kind, **_filled(title=title), "blocks": dump_blocks(blocks)}
        case Service(title, nature, url, number, source, text):
            filled = _filled(nature=nature, url=url, number=number, source=source, text=text)
            return {"t": "service", "title": title, **filled}
        case Figure(image, description, title, to_review):
            filled = _filled(description=description, title=title, to_review=to_review)
            return {"t": "figure", "image": image, **filled}
        case Section(kind, title, blocks):
            return {"t": "section", "kind": kind, "title": title, "blocks": dump_blocks(blocks)}


def _dump_item(item: Item) -> dict[str, Any]:
    return {"text": item.text, **_filled(blocks=dump_blocks(item.blocks))}


def _filled(**fields: Any) -> dict[str, Any]:
    return {key: value for key, value in fields.items() if value}


def _load(entry: dict[str, Any]) -> Block:
    fields = {key: value for key, value in entry.items() if key != "t"}
    match entry["t"]:
        case "p":
            return Paragraph(**fields)
        case "list":
            items = tuple(Item(i["text"], load_blocks(i.get("blocks", ()))) for i in fields["items"])
            return ItemList(items, fields.get("ordered", False))
        case "table":
            rows = tuple(tuple(row) for row in fields["rows"])
            return Table(tuple(fields["headers"]), rows, fields.get("title", ""))
        case "note":
            return Note(fields["kind"], load_blocks(fields["blocks"]), fields.get("title", ""))
        case "service":
            return Service(**fields)
        case "figure":
            return Figure(**fields)
        case "section":
            return Section(fields["kind"], fields["title"], load_blocks(fields["blocks"]))
        case kind:
            raise ValueError(f"unknown block kind: {kind}")


def every_block(blocks: Iterable[Block]) -> Iterator[Block]:
    """Each block, then what it holds."""
    for block in blocks:
        yield block
        match block:
            case Note(_, inner) | Section(_, _, inner):
                yield from every_block(inner)
            case ItemList(items):
                for item in items:
                    yield from every_block(item.blocks)


def figures_of(blocks: Iterable[Block]) -> list[Figure]:
    return [block for block in every_block(blocks) if isinstance(block, Figure)]
