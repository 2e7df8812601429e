import re
from bisect import bisect_left
from collections.abc import Iterable
from typing import Final

from chatdoc.privacy.reading import Folded
from chatdoc.privacy.spans import Span, SpanType

# Stands where something was found or kept: no pattern goes through it.
TAKEN: Final = "\x00"
# Between two digits of one number, at most this.
GAP: Final = r"[^a-z0-9\n\x00%€?!;+=×]{0,3}"
# Where a number may begin: not in another, nor in its decimals, which are few.
BEGIN: Final = r"(?<!\d)(?<!\d,(?!\d{4}))"


def digits_in(text: str) -> int:
    return sum(character.isdigit() for character in text)


class Board:
    """The plain text while detectors share it out: what one has taken or kept, the next no longer sees."""

    def __init__(self, folded: Folded, raw: str) -> None:
        self._folded = folded
        self.raw = raw
        self.plain = folded.text  # always whole: cues are read here
        self.text = folded.text
        self.spans: list[Span] = []
        self.services: list[Span] = []  # addresses of services: they stay, and the names in them are of streets

    def claim(self, places: Iterable[tuple[int, int]], type_: SpanType) -> None:
        taken = list(places)
        if not taken:
            return  # as nearly always: each detector looks, few find
        self.spans.extend(Span(*self._folded.place(start, end), type_) for start, end in taken)
        self.keep(taken)

    def keep(self, places: Iterable[tuple[int, int]]) -> None:
        """Hide these places from the detectors that come after."""
        taken = sorted(places)
        if not taken:
            return
        pieces: list[str] = []
        done = 0
        for start, end in taken:
            if start >= done:
                pieces.append(self.text[done:start])
                done = start
            if end > done:
                pieces.append(TAKEN * (end - done))
                done = end
        pieces.append(self.text[done:])
        self.text = "".join(pieces)

    def keep_address(self, places: Iterable[tuple[int, int]]) -> None:
        kept = list(places)
        self.services.extend(Span(*self._folded.place(start, end), "ADDRESS") for start, end in kept)
        self.keep(kept)

    def claim_matches(self, pattern: re.Pattern[str], type_: SpanType) -> None:
        self.claim([match.span() for match in pattern.finditer(self.text)], type_)

    def before(self, place: int, length: int = 48) -> str:
        return self.plain[max(0, place - length) : place]

    def between(self, raw_end: int, place: int) -> str:
        """The plain words from an offset in the text as received up to this place."""
        return self.plain[bisect_left(self._folded.starts, raw_end) : place]

    def is_one_capital(self, place: int) -> bool:
        """« 1234567 B »: the letter that ends a number, behind a blank."""
        alone = re.match(r"[a-z](?![a-z'0-9])", self.text[place : place + 2])
        if alone is None or self.text[place - 1] != " ":
            return False
        start, end = self._folded.place(place, place + 1)
        return self.raw[start:end].isupper()

    def raw_place(self, start: int, end: int) -> tuple[int, int]:
        return self._folded.place(start, end)
