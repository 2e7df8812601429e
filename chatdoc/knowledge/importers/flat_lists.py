"""How far a list goes in a text without marks, after a line that ends with « : »."""

from collections.abc import Sequence

from chatdoc.knowledge.importers.flat_lines import Line

_OPENERS = 2


def list_length(lines: Sequence[Line]) -> int:
    """Items end with a comma, or bare; the last one ends with a full stop. 0: what follows is no list."""
    if not lines or lines[0].introduces or lines[0].level:
        return 0
    if lines[0].bullet:
        return next((n for n, line in enumerate(lines) if not line.bullet), len(lines))
    length = 0
    for rank, line in enumerate(lines):
        if line.introduces or line.level or (rank and _breaks(lines[0], line)):
            break
        length = rank + 1
        if line.text.endswith(".") and not _parallel(lines, rank):
            break
    return _without_title(lines, length)


def _breaks(first: Line, line: Line) -> bool:
    """A long sentence after short items is a paragraph again."""
    return line.is_prose and not first.is_prose and len(line.text) > 160 and not line.starts_low and not _alike(first, line)


def _parallel(lines: Sequence[Line], rank: int) -> bool:
    """Full sentences make a list as long as they open alike: « Si vous… », « Si vous… »."""
    following = lines[rank + 1] if rank + 1 < len(lines) else None
    return following is not None and lines[0].text.endswith(".") and _alike(lines[rank], following)


def _alike(one: Line, other: Line) -> bool:
    words = [line.text.casefold().replace("'", " ").split()[:_OPENERS] for line in (one, other)]
    return len(words[0]) == _OPENERS and words[0] == words[1]


def _without_title(lines: Sequence[Line], length: int) -> int:
    """The last bare line before a new paragraph is the title of that paragraph, not an item."""
    stopped_early = length < len(lines) and length > 1 and not lines[length - 1].ends_sentence
    return length - 1 if stopped_early and lines[length - 1].may_title else length
