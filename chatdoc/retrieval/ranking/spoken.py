"""What a transcript spells out: « soixante et un ans » is 61 in the texts."""

from collections.abc import Iterator, Sequence

from chatdoc.knowledge.facts.french import digits
from chatdoc.retrieval.ranking.analysis import Token

_SMALL = "deux trois quatre cinq six sept huit dix onze douze treize quatorze quinze seize"
_LARGE = "vingt vingts trente quarante cinquante soixante cent cents mille"
_NUMBERS = frozenset(f"{_SMALL} {_LARGE}".split())
_INSIDE = _NUMBERS | {"neuf", "un", "une", "et"}  # alone they are other words


def in_digits(said: Sequence[Token]) -> Iterator[Token]:
    start = 0
    while start < len(said):
        end = _end_of_number(said, start)
        if end == start:
            yield said[start]
            start += 1
            continue
        written = digits(" ".join(token.folded for token in said[start:end]))
        for part in written.split():
            yield Token(part, part, part, not part.isdigit())
        start = end


def _end_of_number(said: Sequence[Token], start: int) -> int:
    if said[start].folded not in _NUMBERS:
        return start
    end = start + 1
    while end < len(said) and said[end].folded in _INSIDE:
        end += 1
    while said[end - 1].folded == "et" or (said[end - 1].folded in {"un", "une"} and said[end - 2].folded != "et"):
        end -= 1
    return end
