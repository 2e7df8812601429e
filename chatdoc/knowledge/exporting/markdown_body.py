"""A tree of blocks as the Markdown that `importers.markdown_blocks` reads back into the same tree."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from chatdoc.knowledge.exporting import escaping
from chatdoc.knowledge.importers.markdown_blocks import HEADING_RANKS, SERVICE_KEYS
from chatdoc.knowledge.tree import Block, Figure, Item, ItemList, Note, Paragraph, Section, Service, Table

_BULLETS: Final = "-*"
_AFTER_RANK: Final = ".)"


def write_body(blocks: Sequence[Block]) -> str:
    return "\n".join(_write(blocks, above=0)) + "\n"


def _write(blocks: Sequence[Block], above: int) -> Iterator[str]:
    """Its lines. `above`: the rank of the title they stand under, 0 inside a box."""
    alternate = False  # two lists in a row are told apart by their marks
    for position, block in enumerate(blocks):
        if position:
            yield ""
        alternate = not alternate if position and isinstance(blocks[position - 1], ItemList) else False
        if isinstance(block, Section) and (rank := _rank(blocks[position:], above)):
            yield f"{'#' * rank} {escaping.title(block.title)}"
            yield from ("", *_write(block.blocks, above=rank)) if block.blocks else ()
        else:
            yield from _block(block, alternate)


def _rank(blocks: Sequence[Block], above: int) -> int:
    """The rank its title may have, 0 when a title would take in what follows, or be taken for another part."""
    ranks = [HEADING_RANKS.get(block.kind, 0) if isinstance(block, Section) else 0 for block in blocks]
    first = ranks[0]
    readable = isinstance(blocks[0], Section) and bool(blocks[0].title)
    return first if readable and all(above < rank <= first for rank in _falling(ranks)) else 0


def _falling(ranks: Sequence[int]) -> Iterator[int]:
    """Every rank, 0 where one is lower than a title before it."""
    lowest = ranks[0]
    for rank in ranks:
        yield rank if rank <= lowest else 0
        lowest = min(lowest, rank)


def _block(block: Block, alternate: bool) -> Iterator[str]:
    match block:
        case Paragraph(text):
            yield escaping.line(text)
        case ItemList(items, ordered):
            yield from _list(items, ordered, alternate)
        case Table():
            yield from _table(block)
        case Note(kind, blocks, title):
            yield from _box(kind, title, blocks)
        case Section(kind, title, blocks):
            yield from _box(kind, title, blocks)
        case Service():
            yield from _service(block)
        case Figure():
            yield from _figure(block)


def _box(name: str, title: str, blocks: Sequence[Block]) -> Iterator[str]:
    colons = ":" * (3 + _depth(blocks))
    yield f"{colons} {name} {title}".rstrip()
    yield from _write(blocks, above=0)
    yield colons


def _depth(blocks: Iterable[Block]) -> int:
    """How many boxes stand one inside the other below: the outer one needs more colons."""
    return max((_own_depth(block) for block in blocks), default=0)


def _own_depth(block: Block) -> int:
    match block:
        case Note(_, inner) | Section(_, _, inner):
            return 1 + _depth(inner)
        case ItemList(items):
            return max((_depth(item.blocks) for item in items), default=0)
        case Service() | Figure():
            return 1
    return 0


def _list(items: Sequence[Item], ordered: bool, alternate: bool) -> Iterator[str]:
    for rank, item in enumerate(items, start=1):
        mark = f"{rank}{_AFTER_RANK[alternate]} " if ordered else f"{_BULLETS[alternate]} "
        yield (mark + escaping.line(item.text)).rstrip()
        for number, text in enumerate(_write(item.blocks, above=0)):
            if number == 0 and not isinstance(item.blocks[0], ItemList):
                yield ""
            yield (" " * len(mark) + text).rstrip()


def _table(table: Table) -> Iterator[str]:
    width = max(len(row) for row in (table.headers, *table.rows))
    if table.title:
        yield from (escaping.line(f"Tableau : {table.title}"), "")
    yield _row(table.headers, width)
    yield "|" + "---|" * width
    for row in table.rows:
        yield _row(row, width)


def _row(cells: Sequence[str], width: int) -> str:
    padded = (*cells, *[""] * (width - len(cells)))
    return "| " + " | ".join(escaping.cell(text) for text in padded) + " |"


def _service(service: Service) -> Iterator[str]:
    yield f"::: service {service.title}"
    for key, name in SERVICE_KEYS.items():
        if value := getattr(service, name):
            yield f"{key}: {value}"
    yield ":::"


def _figure(figure: Figure) -> Iterator[str]:
    yield f"::: figure {figure.title}".rstrip()
    yield f"image: {figure.image}"
    if figure.description:
        yield f"description: {figure.description}"
    if figure.to_review:
        yield "a_relire: oui"
    yield ":::"
