"""What was masked in doubt alone, and may come back when the advisor asks for it. The guard stays the only judge."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Final

from chatdoc.privacy.folding import fold
from chatdoc.privacy.lexicon import current_lexicon
from chatdoc.privacy.reading import read
from chatdoc.privacy.spans import Span

# What a span may take with it of what stands around: « son mari ploubier », « sa mère, ploubier, ».
_AROUND: Final = " \t\n\r\u00a0\u202f,"


def judged(text: str, spans: Iterable[Span]) -> list[Span]:
    """The same spans, where a doubt is left only on words that may come back."""
    return [replace(span, doubtful=_may_come_back(text, span)) if span.doubtful else span for span in spans]


def still_masked(text: str, spans: Iterable[Span], restored: Collection[str]) -> list[Span]:
    """Without the doubtful words that were asked back; `restored` as `asked_back` gives it."""
    return [span for span in spans if not (span.doubtful and _plain(_words(text, span)) in restored)]


def asked_back(words: Iterable[str]) -> frozenset[str]:
    return frozenset(_plain(word) for word in words)


def trimmed(text: str, span: Span) -> Span:
    """Without what it took with it: the word before may be back."""
    words = text[span.start : span.end]
    before, after = len(words) - len(words.lstrip(_AROUND)), len(words) - len(words.rstrip(_AROUND))
    return replace(span, start=span.start + before, end=span.end - after) if words.strip(_AROUND) else span


def _may_come_back(text: str, span: Span) -> bool:
    """Never a number, however written or said; never a word of a name list; nothing but a name."""
    reading = read(_words(text, span))
    if span.type != "NAME" or reading.digits or any(map(str.isnumeric, reading.raw)):
        return False
    lexicon = current_lexicon()
    words = [token.plain for token in reading.tokens if token.shape != "other"]
    return bool(words) and not any(lexicon.word(word).is_name for word in (*words, "".join(words), _plain(reading.raw)))


def _words(text: str, span: Span) -> str:
    return text[span.start : span.end].strip(_AROUND)


def _plain(words: str) -> str:
    return fold(words).text.strip(_AROUND)
