"""A French text cut into sentences: never after « L. 351-1 », « art. 4 », « M. » or the number of an item."""

import re
from typing import Final

_ENDS: Final = re.compile(r"(?:(?<=[.!?…])|(?<=[.!?…][»”])|(?<=[.!?…]\s»))\s+(?=[A-ZÀ-ÝŒ«“\"0-9•])|\n+")
_ABBREVIATED: Final = re.compile(
    r"(?<![\w-])(?:[A-Z]|[Aa]rt|[Aa]l|[Aa]v|[Bb]d|[Cc]f|[Cc]hap|[Ee]nv|[Ee]x|[Mm]ax|[Mm]in|n|[Nn]os|pp?|[Rr]éf"
    r"|[Tt]él|MM|Mme|Mlle|Dr|Pr|Me|Cass|[Ss]oc|[Cc]iv|[Cc]rim)\.$|(?:^|[.;:!?] )\d{1,2}\.$"
)
_LONGEST: Final = 12  # characters of an abbreviation, and of what shows that it is one


def sentences(text: str) -> list[str]:
    return cut_at(_ENDS, text)


def cut_at(ends: re.Pattern[str], text: str) -> list[str]:
    """The parts between these ends, where none is the full stop of an abbreviation."""
    parts, start = [], 0
    for found in ends.finditer(text):
        if "\n" in found[0] or not is_abbreviated(text[start : found.start()]):
            parts.append(text[start : found.start()].strip())
            start = found.end()
    parts.append(text[start:].strip())
    return [part for part in parts if part]


def is_abbreviated(text: str) -> bool:
    """Its last full stop ends a word, not a sentence."""
    return bool(_ABBREVIATED.search(text[-_LONGEST:]))
