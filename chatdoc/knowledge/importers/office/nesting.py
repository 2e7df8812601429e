"""Titles open parts that last until a title of the same rank or higher."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from chatdoc.knowledge.importers.flat_text import heading_kind
from chatdoc.knowledge.tree import Block, Paragraph, Section, SectionKind

_KINDS: Final[tuple[SectionKind, ...]] = ("chapitre", "sous_chapitre", "titre")


@dataclass(frozen=True)
class Heading:
    level: int  # 1 is the widest
    text: str


Piece = Heading | Block


def nested(pieces: Sequence[Piece], depth: int = 0) -> tuple[Block, ...]:
    blocks: list[Block] = []
    rank = 0
    while rank < len(pieces):
        piece = pieces[rank]
        rank += 1
        if isinstance(piece, Heading):
            end = next((n for n in range(rank, len(pieces)) if _closes(pieces[n], piece)), len(pieces))
            blocks.append(_part(piece.text, nested(pieces[rank:end], depth + 1), depth))
            rank = end
        else:
            blocks.append(piece)
    return tuple(blocks)


def _closes(piece: Piece, opened: Heading) -> bool:
    return isinstance(piece, Heading) and piece.level <= opened.level


def _part(title: str, inside: tuple[Block, ...], depth: int) -> Block:
    """A title with nothing below it was a line of its own."""
    kind = heading_kind(title, _KINDS[min(depth, len(_KINDS) - 1)])
    return Section(kind, title, inside) if inside else Paragraph(title)
