"""What a machine read or left unsaid in a text, and nobody has proof-read yet."""

from collections.abc import Iterable
from typing import Final

from chatdoc.knowledge.tree import Block, Note, Paragraph, every_block, figures_of

# The box that opens a text read on pictures; whoever has proof-read it takes it away.
READ_BY_MACHINE: Final = "Texte lu sur une image par reconnaissance de caractères : à relire avant toute validation."


def unread_parts(blocks: Iterable[Block]) -> str:
    """In French, what to do; empty when all has been read."""
    every = tuple(blocks)
    figures = figures_of(every)
    if undescribed := sum(not figure.description for figure in figures):
        return _told(undescribed, "image n’a pas de description", "images n’ont pas de description")
    if proposed := sum(figure.to_review for figure in figures):
        return _told(proposed, "description d’image n’a pas été relue", "descriptions d’images n’ont pas été relues")
    if any(isinstance(block, Note) and Paragraph(READ_BY_MACHINE) in block.blocks for block in every_block(every)):
        return "l’encadré « à relire » d’un texte lu sur une image est encore là"
    return ""


def _told(count: int, one: str, several: str) -> str:
    return f"{count} {several if count > 1 else one}"
