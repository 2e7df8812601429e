from collections.abc import Iterable, Sequence

from chatdoc.privacy.lexicon import Lexicon
from chatdoc.privacy.names.chains import chained
from chatdoc.privacy.names.cues import Found, announced
from chatdoc.privacy.names.line import Line, Seen, Strength, line_of
from chatdoc.privacy.names.listed import listed, unknown
from chatdoc.privacy.names.pairs import joined_by_and
from chatdoc.privacy.names.public import mark_public
from chatdoc.privacy.names.spelled import spelt
from chatdoc.privacy.reading import Reading
from chatdoc.privacy.spans import Span


def find_names(reading: Reading, taken: Sequence[Span], lexicon: Lexicon, seen: Seen | None = None) -> list[Span]:
    """Names of private persons, sorted, none over another; `taken` is what other detectors found."""
    line = line_of(reading, taken, lexicon, seen)
    mark_public(line)
    sure: list[Found] = [*announced(line), *spelt(line), *listed(line), *chained(line)]
    sure = [*sure, *joined_by_and(line, sure)]
    doubtful = list(unknown(line))
    return _spans(line, sure, doubtful)


def _spans(line: Line, sure: Iterable[Found], doubtful: Iterable[Found]) -> list[Span]:
    found = [Span(*_place(line, start, end), "NAME", False, role) for start, end, role in sure]
    found += [
        Span(*_place(line, start, end), "NAME", not _has_listed(line, start, end)) for start, end, role in doubtful
    ]
    return _without_overlap(found)


def _has_listed(line: Line, start: int, end: int) -> bool:
    """A word in a name list can never be restored."""
    return any(line.strength(place) == Strength.STRONG for place in range(start, end))


def _place(line: Line, start: int, end: int) -> tuple[int, int]:
    return line.items[start].start, line.items[end - 1].end


def _without_overlap(found: Iterable[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in sorted(found, key=lambda span: (span.start, -span.end, span.doubtful)):
        if kept and span.start < kept[-1].end:
            last = kept[-1]
            kept[-1] = Span(
                last.start, max(last.end, span.end), "NAME", last.doubtful and span.doubtful, last.role or span.role
            )
        else:
            kept.append(span)
    return kept
