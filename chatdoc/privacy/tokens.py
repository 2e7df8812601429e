import re
from typing import Final, Literal, NamedTuple

from chatdoc.privacy.folding import Folded

Shape = Literal["lower", "Title", "UPPER", "mixed", "digits", "other"]
# Letters, or digits, or one sign: « d'Almeida » is three tokens, « S3704 » two.
_PIECE: Final = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")


class Token(NamedTuple):  # made for every word of every question: a frozen dataclass takes three times as long
    """A word, a run of digits or one sign; `start` and `end` are offsets in the text as received."""

    start: int
    end: int
    plain: str
    shape: Shape
    at: int = 0  # offset in the plain text


def tokens_of(raw: str, folded: Folded) -> tuple[Token, ...]:
    tokens = []
    starts, ends = folded.starts, folded.ends
    for piece in _PIECE.finditer(folded.text):
        plain = piece.group()
        at, until = piece.span()
        start, end = starts[at], ends[until - 1]
        tokens.append(Token(start, end, plain, _shape(plain, raw[start:end]), at))
    return tuple(tokens)


def _shape(plain: str, written: str) -> Shape:
    if plain.isdigit():
        return "digits"
    if not plain[0].isalpha():
        return "other"
    if written.islower():
        return "lower"
    if written[0].isupper() and (len(plain) == 1 or written[1:].islower()):
        return "Title" if len(plain) > 1 else "UPPER"
    return "UPPER" if written.isupper() else "mixed"
