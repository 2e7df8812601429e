"""The typed blocks of a JSON fiche (`{"type": "tableau", …}`) into our tree."""

from collections.abc import Iterable, Mapping
from typing import Any, cast

from chatdoc.common.plain_text import plain
from chatdoc.knowledge.tree import (
    Block,
    Item,
    ItemList,
    Note,
    NoteKind,
    Paragraph,
    Section,
    SectionKind,
    Service,
    Table,
)

NOTES = frozenset({"attention", "a_savoir", "a_noter", "rappel", "exemple", "avertissement", "definition"})
SECTIONS = frozenset({"chapitre", "sous_chapitre", "situation", "cas"})
SERVICES = frozenset({"service_en_ligne", "service", "contact"})
_KNOWN = {"type", "titre", "texte", "text", "titre_flottant"}


def read_blocks(entries: Iterable[Any]) -> tuple[Block, ...]:
    """A floating title opens a part that runs to the next one, or to the end of its siblings."""
    blocks: list[Block] = []
    entries = list(entries)
    for rank, entry in enumerate(entries):
        if isinstance(entry, Mapping) and entry.get("type") == "titre_flottant":
            below = read_blocks(entries[rank + 1 :])
            return (*blocks, *_floating(plain(entry.get("texte") or entry.get("titre")), below))
        blocks.extend(_read(entry))
    return tuple(blocks)


def _floating(title: str, below: tuple[Block, ...]) -> tuple[Block, ...]:
    end = next((n for n, b in enumerate(below) if isinstance(b, Section) and b.kind == "titre"), len(below))
    return (Section("titre", title, below[:end]), *below[end:])


def _read(entry: Any) -> tuple[Block, ...]:
    if not isinstance(entry, Mapping):
        return (Paragraph(plain(entry)),) if plain(entry) else ()
    kind = str(entry.get("type", ""))
    if kind == "tableau":
        return (_table(entry),)
    if kind == "liste":
        return (_list(entry),)
    if kind in SERVICES:
        return (_service(entry, kind),)
    return _container(entry, kind)


def _container(entry: Mapping[str, Any], kind: str) -> tuple[Block, ...]:
    title = plain(entry.get("titre"))
    inside = _inside(entry)
    if kind in SECTIONS:
        return (Section(cast("SectionKind", kind), title, inside),)
    if kind in NOTES:
        return (Note(cast("NoteKind", kind), inside, title),)
    # `bloc_cas`, and whatever a later export may add: its text stays, under its title when it has one.
    return (Section("titre", title, inside),) if title else inside


def _inside(entry: Mapping[str, Any]) -> tuple[Block, ...]:
    text = plain(entry.get("texte") or entry.get("text"))
    own: tuple[Block, ...] = (Paragraph(text),) if text else ()
    nested = [value for key, value in entry.items() if key not in _KNOWN and isinstance(value, list)]
    return own + tuple(block for value in nested for block in read_blocks(value))


def _table(entry: Mapping[str, Any]) -> Table:
    rows = tuple(tuple(plain(cell) for cell in row) for row in entry.get("lignes") or ())
    return Table(tuple(plain(cell) for cell in entry.get("entete") or ()), rows, plain(entry.get("titre")))


def _list(entry: Mapping[str, Any]) -> ItemList:
    return ItemList(tuple(_item(item) for item in entry.get("items") or ()), bool(entry.get("ordonnee")))


def _item(item: Any) -> Item:
    if not isinstance(item, Mapping):
        return Item(plain(item))
    nested = [value for value in item.values() if isinstance(value, list)]
    return Item(plain(item.get("texte")), tuple(block for value in nested for block in read_blocks(value)))


def _service(entry: Mapping[str, Any], kind: str) -> Service:
    text = [plain(entry.get(key)) for key in ("texte", "horaires", "cout")]
    return Service(
        title=plain(entry.get("titre")),
        nature=plain(entry.get("nature")) or ("Contact" if kind == "contact" else ""),
        url=plain(entry.get("url")),
        number=plain(entry.get("telephone") or " ".join(_numbers(entry))),
        source=plain(entry.get("source")),
        text=" ; ".join(part for part in text if part),
    )


def _numbers(entry: Mapping[str, Any]) -> list[str]:
    cerfa = plain(entry.get("cerfa"))
    return [part for part in (plain(entry.get("numero")), f"cerfa {cerfa}" if cerfa else "") if part]
