"""What must hold whatever is typed. Written from the promise of the guard, not from its code."""

import re
import time
import traceback
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from chatdoc.privacy import MAX_CHARACTERS, DigitRun, Guarded, Refusal, guard, guard_document, guard_next, guarding

CRASH, SLOW, PLACES, AGAIN, DIGITS = "exception", "lenteur", "places fausses", "pas stable", "chiffres laissés"
GIVEN_BACK = "rendu à tort"
KINDS: Final = (CRASH, SLOW, PLACES, AGAIN, DIGITS, GIVEN_BACK)
Door = Callable[[str], Guarded | Refusal]
# Processor seconds, while every branch is being counted: several times what it takes, and linear.
LEAST_SECONDS, SECONDS_A_CHARACTER = 1.0, 0.0004
SENT_TO: Final = 7
# Long numbers that identify nobody: addresses of pages, companies, amounts, the services' own lines.
_NOBODYS: Final = re.compile(
    r"https?://\S+|\b(?:siren|siret|rcs|naf|ape)\b\D{0,12}\d{4,14}|(?<!\d)\d{7}(?: ?[a-z€%]|[,.] ?\d)"
    r"|(?<!\d)(?:0|\+33|0033)(?:8\d{8}|971103960|970660660|969320000|974759999|970251025|972724000)(?!\d)"
)
_LONG: Final = re.compile(rf"\d{{{SENT_TO},}}")


@dataclass(frozen=True)
class Fault:
    kind: str
    where: str = ""

    @property
    def key(self) -> str:
        return f"{self.kind} {self.where}".strip()


def faults(turns: Sequence[str]) -> list[Fault]:
    """All that is wrong with what the guard does of these messages of one call."""
    found = [fault for turn in turns for fault in (*_typed(turn), *_one(turn, guard_document)[1])]
    return [*found, *(_call(turns) if len(turns) > 1 else ())]


def _typed(text: str) -> Iterator[Fault]:
    sure, wrong = _one(text, guard)
    yield from wrong
    if sure and _digits_left(str(sure.text)):
        yield Fault(DIGITS, "guard")
    if sure and sure.spans:
        yield from _asked_back(text, sure)


def _one(text: str, door: Door) -> tuple[Guarded | None, list[Fault]]:
    outcome, wrong = _watched(text, lambda: door(text))
    if not isinstance(outcome, Guarded):
        return None, wrong
    return outcome, [*wrong, *_of(text, outcome, door.__name__), *_said_again(text, outcome, door)]


def _asked_back(text: str, sure: Guarded) -> Iterator[Fault]:
    """Whatever words are asked back, what was sure stays masked and no number comes back."""
    given, wrong = _watched(text, lambda: guard(text, text.split()))
    yield from wrong
    if not isinstance(given, Guarded):
        return
    yield from _of(text, given, "restored")
    if _digits_left(str(given.text)) and not _digits_left(str(sure.text)):
        yield Fault(DIGITS, "restored")
    kept = [span for span in sure.spans if not span.doubtful]
    if any(not any(span.overlaps(other.start, other.end) for other in given.spans) for span in kept):
        yield Fault(GIVEN_BACK)


def _call(turns: Sequence[str]) -> Iterator[Fault]:
    run = DigitRun()
    for turn in turns:
        told, wrong = _watched(turn, partial(guard_next, turn, run))
        yield from wrong
        if told is None:
            return
        outcome, run = told
        if isinstance(outcome, Guarded):
            yield from _of(turn, outcome, "guard_next")
            if _digits_left(str(outcome.text)):
                yield Fault(DIGITS, "guard_next")


def _watched[T](text: str, action: Callable[[], T]) -> tuple[T | None, list[Fault]]:
    """What was answered, unless it was an exception; and the exceptions, those that the guard hides included."""
    _hidden.clear()
    wrong: list[Fault] = []
    outcome: T | None = None
    started = time.process_time()
    try:
        outcome = action()
    except Exception as error:  # what the fuzzer is for
        _hidden.append(error)
    if time.process_time() - started > LEAST_SECONDS + SECONDS_A_CHARACTER * len(text):
        wrong.append(Fault(SLOW))
    return outcome, [*wrong, *map(_crash, _hidden)]


_hidden: list[Exception] = []
_closed = guarding._closed


def _seen(make: Callable[[], Guarded | Refusal]) -> Guarded | Refusal:
    """The guard turns a failure into a refusal, as it must: here the failure itself is wanted."""

    def tried() -> Guarded | Refusal:
        try:
            return make()
        except Exception as error:
            _hidden.append(error)
            raise

    return _closed(tried)


guarding._closed = _seen


def _crash(error: Exception) -> Fault:
    last = traceback.extract_tb(error.__traceback__)[-1]
    return Fault(CRASH, f"{type(error).__name__} {Path(last.filename).name}:{last.lineno}")


def _of(text: str, outcome: Guarded, where: str) -> Iterator[Fault]:
    places = [0, *(place for span in outcome.spans for place in (span.start, span.end)), len(text)]
    if places != sorted(places) or any(span.start >= span.end for span in outcome.spans):
        yield Fault(PLACES, where)
    if (outcome.decision == "pass") != (not outcome.spans) or (not outcome.spans and outcome.reformulated != text):
        yield Fault(PLACES, f"{where}, décision")


def _said_again(text: str, outcome: Guarded, door: Door) -> Iterator[Fault]:
    """Both what the screen shows and what goes on, where spaces are one and control characters none."""
    said = {str(outcome.text): "text", outcome.reformulated: "reformulated"}
    if not outcome.spans:
        said.pop(text, None)  # just read
    for words, name in said.items():
        again = door(words) if len(words) <= MAX_CHARACTERS else outcome
        if not isinstance(again, Guarded) or (again is not outcome and again.spans):
            yield Fault(AGAIN, f"{door.__name__}, {name}")


def _digits_left(text: str) -> bool:
    return _LONG.search(_NOBODYS.sub(" ", _plain(text))) is not None


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKC", text).lower()
    seen = (c for c in letters if unicodedata.category(c) not in {"Cf", "Mn", "Me"})
    return "".join(str(digit) if (digit := unicodedata.digit(c, None)) is not None else c for c in seen)
