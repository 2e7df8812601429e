from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

SpanType = Literal["NAME", "NIR", "PHONE", "EMAIL", "IBAN", "BIRTHDATE", "ADDRESS", "FILE_NUMBER"]
Role = Literal["assure", "conjoint", "enfant", "parent", "collegue", "medecin", ""]

# When two findings overlap and neither is longer, the surer type wins.
PRIORITY: Final[tuple[SpanType, ...]] = (
    "NIR", "IBAN", "PHONE", "EMAIL", "BIRTHDATE", "ADDRESS", "FILE_NUMBER", "NAME",
)  # fmt: skip


@dataclass(frozen=True)
class Span:
    """What identifies someone, at its place in the text as received."""

    start: int
    end: int
    type: SpanType
    doubtful: bool = False  # masked all the same; the advisor may restore it
    role: Role = ""

    def overlaps(self, start: int, end: int) -> bool:
        return self.start < end and start < self.end


def merged(spans: Iterable[Span]) -> list[Span]:
    """Findings that overlap become one that covers them all: masking too much beats letting through."""
    result: list[Span] = []
    for span in sorted(spans, key=lambda found: (found.start, -found.end)):
        if result and span.start < result[-1].end:
            result[-1] = _union(result[-1], span)
        else:
            result.append(span)
    return result


def _union(one: Span, other: Span) -> Span:
    best = min(one, other, key=lambda span: (span.start - span.end, PRIORITY.index(span.type)))
    start, end = min(one.start, other.start), max(one.end, other.end)
    return Span(start, end, best.type, one.doubtful and other.doubtful, best.role)
