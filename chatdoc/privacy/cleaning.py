"""The form of a text that leaves: no control character, one blank between words, and where each piece came from."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Self

from chatdoc.privacy.folding import UNSEEN
from chatdoc.privacy.spans import Span

_WORD: Final = re.compile(r"\S+")
_WORD_OR_LINE: Final = re.compile(r"\n|\S+")


@dataclass(frozen=True)
class Cleaned:
    """`places[i]` and `origins[i]`: where the piece `i` begins here, and in the text as received."""

    text: str
    places: Sequence[int]
    origins: Sequence[int]

    @classmethod
    def of(cls, text: str, *, lines: bool = False) -> Self:
        """`lines`: a document keeps its lines, for its columns of numbers are no number."""
        if text.isprintable() and text == " ".join(text.split()):
            return cls(text, (0,), (0,))  # as most questions are typed
        is_plain = (text.replace("\n", "") if lines else text).isprintable()  # as most documents are
        shown = text if is_plain else "".join(c if _is_shown(c, lines=lines) else " " for c in text)
        pieces: list[str] = []
        places: list[int] = []
        origins: list[int] = []
        length = 0
        for match in (_WORD_OR_LINE if lines else _WORD).finditer(shown):
            word = match.group()
            if word == "\n" and (not pieces or pieces[-1] == "\n"):
                continue
            gap = "" if not pieces or word == "\n" or pieces[-1].endswith("\n") else " "
            places.append(length + len(gap))
            origins.append(match.start())
            pieces.append(gap + word)
            length += len(pieces[-1])
        return cls("".join(pieces).rstrip("\n"), places, origins)

    def taken_back(self, spans: Sequence[Span]) -> list[Span]:
        """The same spans at their place in the text as received."""
        return [replace(span, start=self._origin(span.start), end=self._origin(span.end - 1) + 1) for span in spans]

    def _origin(self, place: int) -> int:
        piece = max(bisect_right(self.places, place) - 1, 0)
        return self.origins[piece] + place - self.places[piece]


def _is_shown(character: str, *, lines: bool) -> bool:
    if character.isprintable() or (lines and character == "\n"):
        return True
    return unicodedata.category(character) not in UNSEEN
