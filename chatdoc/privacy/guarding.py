from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from chatdoc.privacy.cleaning import Cleaned
from chatdoc.privacy.finding import Profile, find_personal_data
from chatdoc.privacy.names import Seen
from chatdoc.privacy.reminder import reminder_of
from chatdoc.privacy.restoring import asked_back, judged, still_masked, trimmed
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


def guard(text: str, restored: Collection[str] = ()) -> Guarded | Refusal:
    """Make the `SafeText` of what was typed, or say why nothing may go on.

    `restored`: words the advisor asks back. They come back where they were masked in doubt alone, nowhere else.
    """
    if len(text) > MAX_CHARACTERS:
        return Refusal(
            "text_too_long",
            f"Votre texte dépasse {MAX_CHARACTERS} caractères : résumez la question en une phrase.",
        )
    return _closed(lambda: _guard(text, "words", restored))


def guard_next(text: str, run: DigitRun, restored: Collection[str] = ()) -> tuple[Guarded | Refusal, DigitRun]:
    """The same for one message of a call, where a number may be said in several."""
    after = run

    def guarded() -> Guarded | Refusal:
        nonlocal after
        outcome = guard(text, restored)
        if isinstance(outcome, Refusal):
            return outcome
        counted, rest = run.after(text)
        if rest is not None and not any(span.overlaps(rest.start, rest.end) for span in outcome.spans):
            settled = _settled(text, merged([*outcome.spans, rest]), "words", Seen(), asked_back(restored))
            outcome = _outcome(text, settled, "words")
        after = counted
        return outcome

    return _closed(guarded), after


def guard_document(text: str) -> Guarded | Refusal:
    """The same for a fiche, of any length: services' contacts, officials, laws and examples pass."""
    return _closed(lambda: _guard(text, "document"))


def guarded_words(text: str) -> str:
    """A value typed beside a question, a fact or a date: without what identifies someone; nothing when refused."""
    outcome = guard(text)
    return str(outcome.text) if isinstance(outcome, Guarded) else ""


def _closed(make: Callable[[], Guarded | Refusal]) -> Guarded | Refusal:
    try:
        return make()
    except Exception:  # nothing may go on, whatever failed; and what failed may hold the words
        return Refusal(
            "guard_failed",
            "Le contrôle des données personnelles n’a pas abouti : retapez la question, sans nom ni numéro.",
        )


def _guard(text: str, profile: Profile, restored: Collection[str] = ()) -> Guarded | Refusal:
    seen = Seen()
    wordings = _settled(text, _find(text, profile, seen), profile, seen)
    asked = asked_back(restored)
    spans = [wording.span for wording in wordings]
    left = still_masked(text, spans, asked)
    if len(left) < len(spans):
        # What a masked word made look personal beside it stays masked: a word that comes back takes nothing with it.
        wordings = _settled(text, [trimmed(text, span) for span in left], profile, seen, asked)
    return _outcome(text, wordings, profile)


def _find(text: str, profile: Profile, seen: Seen) -> list[Span]:
    """In the text as received and as it will leave: a blank or a sign that goes may bring two halves together."""
    cleaned = _cleaned(text, profile)
    found = cleaned.taken_back(find_personal_data(cleaned.text, profile, seen))
    if profile == "words" and cleaned.text != text:
        found = merged([*found, *find_personal_data(text, profile, seen)])
    return judged(text, found)


def _cleaned(text: str, profile: Profile) -> Cleaned:
    return Cleaned.of(text, lines=profile == "document")


def _outcome(text: str, wordings: Sequence[Wording], profile: Profile) -> Guarded | Refusal:
    reformulated = rewrite(text, wordings)
    cleaned = _cleaned(reformulated, profile).text
    if not cleaned:
        return Refusal(
            "text_empty", "La question est vide : tapez quelques mots, par exemple « retraite progressive »."
        )
    spans = tuple(wording.span for wording in wordings)
    types = tuple(sorted({span.type for span in spans}))
    safe = SafeText(cleaned, SafeText._seal)
    return Guarded(safe, types, reminder_of(types), spans, reformulated, "rewritten" if spans else "pass")


def _settled(
    text: str, spans: Sequence[Span], profile: Profile, seen: Seen, restored: Collection[str] = ()
) -> list[Wording]:
    """Words around a masked one may mean something else once it is gone: look again until nothing is found."""
    wordings = worded(text, spans)
    for _ in range(_MOST_PASSES):
        again = _taken_back(_find(rewrite(text, wordings), profile, seen), wordings) if wordings else []
        again = still_masked(text, judged(text, again), restored)
        if not again:
            return wordings
        wordings = worded(text, merged([*(wording.span for wording in wordings), *again]))
    return wordings


def _taken_back(found: Sequence[Span], wordings: Sequence[Wording]) -> list[Span]:
    """The same spans at their place in the text before it was rewritten."""
    return [replace(span, start=_before(span.start, wordings, 0), end=_before(span.end, wordings, 1)) for span in found]


def _before(place: int, wordings: Sequence[Wording], side: int) -> int:
    shift = 0
    for wording in wordings:
        start = wording.start + shift
        end = start + len(wording.words)
        if place < start or (place == start and side == 1):
            break
        if place < end or (place == end and side == 1):
            return wording.end if side else wording.start
        shift += len(wording.words) - (wording.end - wording.start)
    return place - shift
