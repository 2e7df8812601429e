"""A book is not a fiche: a document too long for one draft is cut at its chapters."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from chatdoc.knowledge.actions.drafts import LONGEST
from chatdoc.knowledge.actions.imported_drafts import document_text
from chatdoc.knowledge.documents import Document
from chatdoc.knowledge.exporting.markdown_body import write_body
from chatdoc.knowledge.tree import Block, Section

_PART: Final = LONGEST // 2  # what proof-reading adds must still fit


def parts_of(document: Document) -> list[Document]:
    """The document itself, or its parts in order; each part says in its title what it is a part of."""
    if len(document_text(document)) <= LONGEST or not document.is_guessed:
        return [document]
    groups = list(_groups(document.blocks))
    return [_part(document, blocks, rank) for rank, blocks in enumerate(groups, start=1)]


def _part(document: Document, blocks: tuple[Block, ...], rank: int) -> Document:
    first = next((block.title for block in blocks if isinstance(block, Section)), f"partie {rank}")
    title = f"{document.title} : {first}"[:500]
    return replace(document, identifier=f"{document.identifier[:110]}-{rank}", title=title, blocks=blocks)


def _groups(blocks: Iterable[Block]) -> Iterator[tuple[Block, ...]]:
    """Blocks in a row that fit together."""
    group: list[Block] = []
    size = 0
    for block in _smaller(blocks):
        length = len(write_body((block,)))
        if group and size + length > _PART:
            yield tuple(group)
            group, size = [], 0
        group.append(block)
        size += length
    if group:
        yield tuple(group)


def _smaller(blocks: Iterable[Block]) -> Iterator[Block]:
    """A chapter too long by itself is opened."""
    for block in blocks:
        if isinstance(block, Section) and len(write_body((block,))) > _PART:
            yield from _smaller(block.blocks)
        else:
            yield block
