"""Inputs drawn by the fuzzer, read as the messages of a call; and changes that look like what people type.

Short ones, as questions are: a text made long by repetition comes once in a while, and nothing is drawn from it, else
the fuzzer, which counts how many times a branch is taken, soon reads nothing else, half a second each.
"""

import random
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

SEEDS: Final = Path(__file__).with_name("seeds.txt")
NEXT_TURN, REPEATED = "\x1e", "\x1d"
MOST_TURNS, MOST_CHARACTERS = 4, 9_000
PLAIN_SHARE, REPEATED_SHARE = 0.4, 0.002
BETWEEN: Final = "  .,-/_\n\t'’·😀\u00a0\u200b\u00ad\u2009\u0301\u202e;:()\u0000"
DIGITS: Final = ("0123456789", "０１２３４５６７８９", "٠١٢٣٤٥٦٧٨٩", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗", "OlZ3A5678g")
LOOKALIKES: Final = str.maketrans("aeopcxyiAEOPCXBHKMT", "аеорсхуіАЕОРСХВНКМТ")


def turns_of(data: bytes) -> list[str]:
    text = data.decode("utf-8", "surrogateescape")
    if text.startswith(REPEATED):
        text = (text[1:] * (MOST_CHARACTERS // max(1, len(text) - 1)))[:MOST_CHARACTERS]
    return text.split(NEXT_TURN)[:MOST_TURNS]


def bytes_of(turns: Sequence[str]) -> bytes:
    return NEXT_TURN.join(turns).encode("utf-8", "surrogateescape")


def seeds() -> list[list[str]]:
    lines = SEEDS.read_text("utf-8").splitlines()
    return [line.split(" | ") for line in lines if line.strip() and not line.startswith("#")]


class Mutator:
    """Some changes are the fuzzer's own; the others keep the sentence a sentence."""

    def __init__(self, plainly: Callable[[bytes, int], bytes]) -> None:
        self._plainly = plainly
        self._words = sorted({word for turns in seeds() for turn in turns for word in turn.split()})
        self._changes = (self._word, self._several, self._cut, self._double, self._disguise, self._between, self._mark)

    def __call__(self, data: bytes, most: int, seed: int) -> bytes:
        draw = random.Random(seed)
        text = data.decode("utf-8", "surrogateescape").replace(REPEATED, "")
        if draw.random() < REPEATED_SHARE:
            return (REPEATED + text).encode("utf-8", "surrogateescape")[:most]
        if draw.random() < PLAIN_SHARE:
            changed = self._plainly(text.encode("utf-8", "surrogateescape"), most)
            return changed.removeprefix(REPEATED.encode())
        for _ in range(draw.choice((1, 1, 2, 3))):
            text = draw.choice(self._changes)(text, draw)
        return text.encode("utf-8", "surrogateescape")[:most]

    def _word(self, text: str, draw: random.Random) -> str:
        words = text.split(" ")
        words[draw.randrange(len(words))] = draw.choice(self._words)
        return " ".join(words)

    def _several(self, text: str, draw: random.Random) -> str:
        words = text.split(" ")
        place = draw.randrange(len(words) + 1)
        return " ".join([*words[:place], *draw.sample(self._words, draw.randint(1, 4)), *words[place:]])

    def _cut(self, text: str, draw: random.Random) -> str:
        start, end = _slice(text, draw)
        return text[:start] + text[end:]

    def _double(self, text: str, draw: random.Random) -> str:
        start, end = _slice(text, draw)
        return text[:end] + text[start:end] * draw.choice((1, 1, 3)) + text[end:]

    def _disguise(self, text: str, draw: random.Random) -> str:
        start, end = _slice(text, draw)
        digits = str.maketrans(DIGITS[0], draw.choice(DIGITS[1:]))
        change: Callable[[str], str] = draw.choice(
            (
                str.upper,
                str.lower,
                str.title,
                lambda words: words.translate(digits),
                lambda words: words.translate(LOOKALIKES),
                lambda words: unicodedata.normalize("NFD", words),
            )
        )
        return text[:start] + change(text[start:end]) + text[end:]

    def _between(self, text: str, draw: random.Random) -> str:
        start, end = _slice(text, draw)
        return text[:start] + draw.choice(BETWEEN).join(text[start:end]) + text[end:]

    def _mark(self, text: str, draw: random.Random) -> str:
        place = draw.randrange(len(text) + 1)
        return text[:place] + NEXT_TURN + text[place:]


def _slice(text: str, draw: random.Random) -> tuple[int, int]:
    start = draw.randrange(len(text) + 1)
    return start, min(len(text), start + draw.choice((1, 3, 8, 20)))
