import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from chatdoc.privacy.finding import Profile, find_personal_data
from chatdoc.privacy.reminder import reminder_of
from chatdoc.privacy.rolling import DigitRun
from chatdoc.privacy.safe_text import SafeText
from chatdoc.privacy.spans import Span, merged
from chatdoc.privacy.wording import Wording, rewrite, worded

# A question is a few words; a pasted letter is a mistake that would cost the call.
MAX_CHARACTERS = 10_000
_MOST_PASSES: Final = 4


@dataclass(frozen=True)
class Guarded:
    """What goes on, and what was found on the way. It holds no word of what was masked."""

    text: SafeText
    types: tuple[str, ...] = ()
    reminder: str | None = None
    spans: tuple[Span, ...] = ()  # offsets in the text as received
    reformulated: str = ""  # the text as received, outside the spans unchanged
    decision: Literal["pass", "rewritten"] = "pass"

    @property
    def doubtful(self) -> tuple[Span, ...]:
        """What a screen may offer to restore."""
        return tuple(span for span in self.spans if span.doubtful)


@dataclass(frozen=True)
class Refusal:
    """Nothing goes on. `message` tells the advisor what to do."""

    code: str
    message: str
    types: tuple[str, ...] = ()


def guard(text: str) -> Guarded | Refusal:
    """Make the `SafeText` of what was typed, or say why nothing may go on."""
    if len(text) > MAX_CHARACTERS:
        return Refusal(
            "text_too_long",
            f"Votre texte dépasse {MAX_CHARACTERS} caractères : résumez la question en une phrase.",
        )
    return _closed(text, "words")


def guard_next(text: str, run: DigitRun) -> tuple[Guarded | Refusal, DigitRun]:
    """The same for one message of a call, where a number may be said in several."""
    outcome = guard(text)
    if isinstance(outcome, Refusal):
        return outcome, run
    after, rest = run.after(text)
    if rest is None or any(span.overlaps(rest.start, rest.end) for span in outcome.spans):
        return outcome, after
    return _outcome(text, worded(text, merged([*outcome.spans, rest]))), after


def guard_document(text: str) -> Guarded | Refusal:
    """The same for a fiche, of any length: services' contacts, officials, laws and examples pass."""
    return _closed(text, "document")


def _closed(text: str, profile: Profile) -> Guarded | Refusal:
    try:
        return _guard(text, profile)
    except Exception:  # nothing may go on, whatever failed; and what failed may hold the words
        return Refusal(
            "guard_failed",
            "Le contrôle des données personnelles n’a pas abouti : retapez la question, sans nom ni numéro.",
        )


def _guard(text: str, profile: Profile) -> Guarded | Refusal:
    return _outcome(text, _settled(text, lambda words: find_personal_data(words, profile)))


def _outcome(text: str, wordings: Sequence[Wording]) -> Guarded | Refusal:
    reformulated = rewrite(text, wordings)
    cleaned = " ".join(_without_control_characters(reformulated).split())
    if not cleaned:
        return Refusal(
            "text_empty", "La question est vide : tapez quelques mots, par exemple « retraite progressive »."
        )
    spans = tuple(wording.span for wording in wordings)
    types = tuple(sorted({span.type for span in spans}))
    safe = SafeText(cleaned, SafeText._seal)
    return Guarded(safe, types, reminder_of(types), spans, reformulated, "rewritten" if spans else "pass")


def _settled(text: str, find: Callable[[str], list[Span]]) -> list[Wording]:
    """Words around a masked one may mean something else once it is gone: look again until nothing is found."""
    wordings = worded(text, find(text))
    for _ in range(_MOST_PASSES):
        again = find(rewrite(text, wordings)) if wordings else []
        if not again:
            return wordings
        spans = [wording.span for wording in wordings]
        wordings = worded(text, merged([*spans, *_taken_back(again, wordings)]))
    return wordings


def _taken_back(found: Sequence[Span], wordings: Sequence[Wording]) -> list[Span]:
    """The same spans at their place in the text before it was rewritten."""
    return [replace(span, start=_before(span.start, wordings, 0), end=_before(span.end, wordings, 1)) for span in found]


def _before(place: int, wordings: Sequence[Wording], side: int) -> int:
    shift = 0
    for wording in wordings:
        start = wording.span.start + shift
        end = start + len(wording.words)
        if place < start or (place == start and side == 1):
            break
        if place < end or (place == end and side == 1):
            return wording.span.end if side else wording.span.start
        shift += len(wording.words) - (wording.span.end - wording.span.start)
    return place - shift


def _without_control_characters(text: str) -> str:
    return "".join(" " if unicodedata.category(c) in {"Cc", "Cs", "Co", "Cn"} else c for c in text)
