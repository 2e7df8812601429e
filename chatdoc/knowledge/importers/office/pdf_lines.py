"""The lines of a PDF page: words that share a height, and what their letters look like."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from chatdoc.common.plain_text import plain

_SAME_LINE: Final = 3.0  # points
_MARGIN: Final = 0.08  # of the page: where running titles and page numbers stand
_SEEN_ON: Final = 0.5  # of the pages


@dataclass(frozen=True)
class Line:
    text: str
    top: float  # points from the top of its page
    bottom: float
    left: float
    size: float
    is_bold: bool
    page: int
    page_height: float


def lines_of(words: Sequence[dict[str, Any]], page: int, page_height: float) -> Iterator[Line]:
    ordered = sorted(words, key=lambda word: (round(word["top"] / _SAME_LINE), word["x0"]))
    for _, group in groupby(ordered, key=lambda word: round(word["top"] / _SAME_LINE)):
        said = list(group)
        if text := plain(" ".join(word["text"] for word in said)):
            size = Counter(round(word["size"] * 2) / 2 for word in said).most_common(1)[0][0]
            bold = all("bold" in word["fontname"].lower() or "black" in word["fontname"].lower() for word in said)
            top, bottom = min(word["top"] for word in said), max(word["bottom"] for word in said)
            yield Line(text, top, bottom, said[0]["x0"], size, bold, page, page_height)


def without_running_texts(lines: Sequence[Line], pages: int) -> list[Line]:
    """Without page numbers, nor what the top and the bottom of most pages repeat in letters no larger than the text."""
    body = body_size(lines)
    small = [line for line in lines if _in_margin(line) and line.size <= body]
    times = Counter(text for text, _ in {(_without_numbers(line.text), line.page) for line in small})
    running = {text for text, count in times.items() if pages > 2 and count >= pages * _SEEN_ON}
    left_out = {line for line in small if line.text.isdigit() or _without_numbers(line.text) in running}
    return [line for line in lines if line not in left_out]


def _in_margin(line: Line) -> bool:
    return line.top < line.page_height * _MARGIN or line.bottom > line.page_height * (1 - _MARGIN)


def _without_numbers(text: str) -> str:
    return re.sub(r"\d+", "#", text)


def body_size(lines: Iterable[Line]) -> float:
    """The size most letters have."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0
