"""Sentences of a model that the check withheld, in this process's memory. No question, nobody, no file."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from chatdoc.answering.writing.engine import Withheld, Writing
from chatdoc.privacy import Guarded, guard

KEPT: Final = 200
PERSONAL: Final = "donnée personnelle"


@dataclass(frozen=True)
class Listed:
    """What a supervisor reads of it. `text` empty: it named someone, it is counted and no more."""

    caisse: str
    kinds: tuple[str, ...]
    text: str = field(default="", repr=False)


@dataclass
class _Counts:
    shown: int = 0
    withheld: int = 0


_listed: deque[Listed] = deque(maxlen=KEPT)
_counts: dict[str, _Counts] = {}


def note_withheld(writing: Writing, caisse: str) -> None:
    counts = _counts.setdefault(caisse, _Counts())
    counts.shown += len(writing.shown)
    counts.withheld += len(writing.withheld)
    _listed.extend(_list(sentence, caisse) for sentence in writing.withheld)


def withheld_of(caisse: str | None) -> tuple[Listed, ...]:
    """The last ones first. None: of every caisse."""
    return tuple(one for one in reversed(tuple(_listed)) if caisse in (None, one.caisse))


def counts_of(caisse: str | None) -> tuple[int, int]:
    """Sentences shown, and withheld, since the process started."""
    found: Iterable[_Counts] = [counts for of, counts in list(_counts.items()) if caisse in (None, of)]
    return sum(one.shown for one in found), sum(one.withheld for one in found)


def forget_withheld() -> None:
    _listed.clear()
    _counts.clear()


def _list(sentence: Withheld, caisse: str) -> Listed:
    kinds = tuple(dict.fromkeys(fault.kind for fault in sentence.faults))
    guarded = guard(sentence.text)  # whatever the fault found first
    named = PERSONAL in kinds or not isinstance(guarded, Guarded) or bool(guarded.spans)
    return Listed(caisse, kinds, "" if named else sentence.text)
