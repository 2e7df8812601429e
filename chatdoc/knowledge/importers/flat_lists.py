"""How far a list goes in a text without marks, after a line that ends with « : »."""

from collections.abc import Sequence

from chatdoc.knowledge.importers.flat_lines import Line

_LONG = 160
_OPENS_A_NOTE = {
    *(
        "si",
        "la",
        "le",
        "les",
        "il",
        "elle",
        "vous",
        "cette",
        "ce",
        "ces",
        "cet",
        "pour",
        "en",
        "lorsque",
        "quand",
        "l",
    ),
}


def list_length(lines: Sequence[Line]) -> int:
    """Items end with a comma, or bare; the last one ends with a full stop. 0: what follows is no list."""
    if not lines or lines[0].introduces or lines[0].level:
        return 0
    if lines[0].bullet:
        return next((n for n, line in enumerate(lines) if not line.bullet), len(lines))
    length = _without_title(lines, _reach(lines))
    # « Vous devez remplir le formulaire : », then a sentence: the page held a link there, not a list.
    return 0 if length == 1 and lines[0].is_prose and not lines[0].starts_low else length


def _reach(lines: Sequence[Line]) -> int:
    length = 0
    for rank, line in enumerate(lines):
        if line.introduces or line.level or (rank and _breaks(lines[0], line)):
            break
        length = rank + 1
        if line.text.endswith(".") and not _parallel(lines, rank):
            break
    return length


def _breaks(first: Line, line: Line) -> bool:
    """A sentence of its own after items is a paragraph, or a note that lost its label."""
    if _alike(first, line) or not line.is_prose:
        return False
    if line.starts_low:
        return line.first_word in _OPENS_A_NOTE and line.first_word != first.first_word
    return not first.is_prose and (len(line.text) > _LONG or line.has_sentences)


def _parallel(lines: Sequence[Line], rank: int) -> bool:
    """Full sentences make a list as long as they open alike: « Si vous… », « Si vous… »."""
    following = lines[rank + 1] if rank + 1 < len(lines) else None
    return following is not None and lines[0].text.endswith(".") and _alike(lines[rank], following)


def _alike(one: Line, other: Line) -> bool:
    return one.first_words == other.first_words


def _without_title(lines: Sequence[Line], length: int) -> int:
    """The last bare line before a new paragraph is the title of that paragraph, not an item."""
    stopped_early = 1 < length < len(lines) and not lines[length - 1].ends_sentence
    titled = stopped_early and lines[length - 1].may_title and not lines[length - 1].linked
    return length - 1 if titled else length
