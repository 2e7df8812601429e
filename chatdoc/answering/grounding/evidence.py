"""What a sentence may lean on, and a text cut into the sentences to check."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from chatdoc.common.sentences import cut_at

_ENDS = re.compile(r"(?<=[.!?…;])\s+|\n+")
_ITEM = re.compile(r"^(?:[-•*–]|\d+\.)\s+")


@dataclass(frozen=True)
class Evidence:
    """`atoms`: what is stated, a sentence or a row at a time. `context`: titles, cases, headers: named, not stated."""

    atoms: tuple[str, ...]
    context: tuple[str, ...] = ()
    must_say: tuple[str, ...] = ()  # labels of branches not yet decided: nothing of them is said without them
    parts: tuple[str, ...] = ()  # of a row: each cell under its header, a statement by itself under the row's label


def atoms_of(text: str) -> tuple[str, ...]:
    return tuple(cut_at(_ENDS, text))


def claims_of(text: str) -> Iterator[str]:
    """An item says something with the line that introduces it alone: « Ne sont pas comptés : »."""
    lead, items = "", 0
    for line in filter(None, map(str.strip, text.split("\n"))):
        if lead and _ITEM.match(line):
            items += 1
            yield f"{lead} {_ITEM.sub('', line)}"
            continue
        if lead and not items:
            yield lead
        lead, items = (line, 0) if line.endswith(":") else ("", 0)
        if not lead:
            yield from atoms_of(_ITEM.sub("", line))
    if lead and not items:
        yield lead
