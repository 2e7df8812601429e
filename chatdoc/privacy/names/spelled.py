"""Names spelt out: « D U P O N T », « d comme daniel u comme ursule », « l e plus loin g o deux f »."""

from collections.abc import Iterator
from typing import Final

from chatdoc.privacy.names.cues import Found
from chatdoc.privacy.names.line import Line
from chatdoc.privacy.words import words

_BETWEEN: Final = frozenset({" ", "-", ".", ",", ". ", "- ", " -", ", ", "'", "", "/", " / "})
# Said between letters, or of them.
_WORDS: Final = words(
    "deux double triple trois accent aigu grave circonflexe tiret apostrophe trema cedille fois plus loin puis trait "
    "union un une encore espace ensuite majuscule minuscule avec point virgule pardon non euh suivi"
)
_OTHER_THINGS: Final = frozenset({"la", "le", "les", "l", "un", "une", "dans", "pour", "sur", "mon", "ma"})
_OPENING: Final = frozenset({"deux", "double"})
_LONGEST_PAUSE, _SHORTEST = 4, 4


def spelt(line: Line) -> Iterator[Found]:
    place = 0
    while place < len(line):
        plain = line.items[place].plain
        if len(plain) > 1 and plain not in _OPENING:
            place += 1
            continue
        end, letters = _letters_from(line, place)
        if letters and _is_a_name(line, place, letters):
            yield place, end, ""
        place = max(end, place + 1)


def _letters_from(line: Line, start: int) -> tuple[int, str]:
    """The place after the last letter, and the letters; a dot for each said by a word that begins with it."""
    place, letters, end = start, "", start
    if line.plain(start) in _OPENING and len(line.plain(start + 1)) == 1:
        place += 1
    elif len(line.plain(start)) > 1:
        return start, ""
    while place < len(line) and place - end <= _LONGEST_PAUSE and (place == start or line.gap(place) in _BETWEEN):
        plain = line.plain(place)
        if len(plain) == 1:
            letters += plain
            place += 1
            like = line.plain(place) in {"comme", "com", "cm"} and place + 1 < len(line)
            if like and line.plain(place + 1) not in _OTHER_THINGS:
                letters += "."
                place += 2
            end = place
        elif plain in _WORDS and letters:
            place += 1
        else:
            break
    return end, letters


def _is_a_name(line: Line, start: int, letters: str) -> bool:
    alone = letters.replace(".", "")
    if letters.startswith("ya") and line.plain(start - 1) in {"il", "ils", "n"}:
        return False
    if "." in letters:
        return len(alone) >= 2 or (len(alone) == 1 and line.plain(start - 1) in {"un", "une", "commence"})
    if len(alone) < _SHORTEST - 1 or (len(alone) < _SHORTEST and "deux" not in _said(line, start, letters)):
        return False
    return not line.lexicon.word(alone).is_trade and "abcdefghijklmnop".find(alone) < 0


def _said(line: Line, start: int, letters: str) -> set[str]:
    return {line.plain(place) for place in range(start, min(len(line), start + 2 * len(letters) + 2))}
