"""What a text says once disguises are undone, each piece with its place in the text as received."""

from dataclasses import dataclass

from chatdoc.privacy.folding import Folded, fold
from chatdoc.privacy.spoken import Figure, figures_of
from chatdoc.privacy.tokens import Shape, Token, tokens_of

__all__ = ["Figure", "Folded", "Reading", "Shape", "Token", "read"]


@dataclass(frozen=True)
class Reading:
    raw: str
    folded: Folded  # the whole text, plain: what patterns without numbers are looked for in
    tokens: tuple[Token, ...]
    digits: tuple[Figure, ...]  # every number, written or spoken
    numbers: Folded  # the plain text in which spoken numbers are written in digits


def read(text: str) -> Reading:
    folded = fold(text)
    tokens = tokens_of(text, folded)
    digits, numbers = figures_of(folded, tokens)
    return Reading(text, folded, tokens, digits, numbers)
