"""The shortest input found that still shows a fault: what a person can read."""

from collections.abc import Callable

from benchmarks.fuzz.mutating import NEXT_TURN, turns_of
from benchmarks.fuzz.oracle import faults

MOST_TRIES = 600


def shrunk(data: bytes, key: str) -> str:
    text = NEXT_TURN.join(turns_of(data))
    left = MOST_TRIES

    def still(tried: str) -> bool:
        nonlocal left
        left -= 1
        return left > 0 and any(fault.key == key for fault in faults(tried.split(NEXT_TURN)))

    return _without_pieces(text, still) if still(text) else text


def _without_pieces(text: str, still: Callable[[str], bool]) -> str:
    """Halves, then quarters, down to one character, each left out when the fault stays without it."""
    size = max(1, len(text) // 2)
    while size:
        place = 0
        while place < len(text):
            shorter = text[:place] + text[place + size :]
            if still(shorter):
                text = shorter
            else:
                place += size
        size //= 2
    return text
