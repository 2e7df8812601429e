"""Names spelt out: « D U P O N T », « d comme daniel u comme ursule », « deux n »."""

from collections.abc import Iterator

from chatdoc.privacy.names.cues import Found
from chatdoc.privacy.names.line import Line

_BETWEEN = frozenset({" ", "-", ".", ",", ". ", "- ", " -"})
_WORDS = frozenset(["deux", "double", "accent", "aigu", "grave", "tiret", "apostrophe", "trema", "cedille", "fois"])
_SHORTEST = 4


def spelt(line: Line) -> Iterator[Found]:
    place = 0
    while place < len(line):
        end, letters = _letters_from(line, place)
        if _is_a_name(line, letters):
            yield place, end, ""
        place = max(end, place + 1)


def _letters_from(line: Line, start: int) -> tuple[int, str]:
    place, letters, end = start, "", start
    while place < len(line) and (place == start or line.gap(place) in _BETWEEN):
        plain = line.plain(place)
        if len(plain) == 1:
            letters += plain
            place += 1
            if line.plain(place) == "comme" and place + 1 < len(line):
                letters += "."
                place += 2
            end = place
        elif plain in _WORDS and letters:
            place += 1
        else:
            break
    return end, letters


def _is_a_name(line: Line, letters: str) -> bool:
    alone = letters.replace(".", "")
    if "." in letters:
        return len(alone) >= 2
    return len(alone) >= _SHORTEST and not line.lexicon.word(alone).is_trade
