"""One letter too many, too few, another or two swapped: found by look-ups, without trying every letter."""

from collections.abc import Iterator

# A longer word is no one's misspelling: it would cost the square of its length to tell.
LONGEST = 28
# What each slip takes off how usual the word is: people seldom miss the first letter.
MISSING, SWAPPED, DOUBLED, TOO_MANY, OTHER_LETTER, FIRST_LETTER = 3, 2, 0, 6, 12, 9
# Letters heard alike, or neighbours on a French keyboard: as likely as a swap.
_ALIKE = {
    "a": "ezqi", "b": "vpdn", "c": "sxkqv", "d": "tbsf", "e": "aizrou", "f": "vdgp", "g": "jfhq", "h": "gj",
    "i": "yeuoa", "j": "ghk", "k": "cqjl", "l": "kmr", "m": "nl", "n": "mbh", "o": "iuap", "p": "boq", "q": "kcgs",
    "r": "etl", "s": "czxqd", "t": "dry", "u": "oyie", "v": "fbc", "w": "vx", "x": "scwk", "y": "iut", "z": "sae",
}  # fmt: skip


def slips_stored(word: str) -> Iterator[str]:
    """What a usual word is found by: itself, each letter left out, each letter unknown."""
    yield word
    for place in range(len(word)):
        yield f"-{word[:place]}{word[place + 1 :]}"
        yield f"{word[:place]}?{word[place + 1 :]}"


def slips_of(typed: str) -> Iterator[tuple[str, int]]:
    """What to look up, and the cost of the slip."""
    yield f"-{typed}", MISSING
    for place, letter in enumerate(typed):
        head, tail = typed[:place], typed[place + 1 :]
        first = 0 if place else FIRST_LETTER
        yield head + tail, first + (DOUBLED if head[-1:] == letter else TOO_MANY)
        yield f"{head}?{tail}", first + OTHER_LETTER
        if tail:
            yield f"{head}{tail[0]}{letter}{tail[1:]}", first + SWAPPED


def letters_alike(typed: str) -> Iterator[tuple[str, int]]:
    """The same with each letter taken for one that is heard alike or stands beside it on the keyboard."""
    for place, letter in enumerate(typed):
        for other in _ALIKE.get(letter, ""):
            yield f"{typed[:place]}{other}{typed[place + 1 :]}", SWAPPED if place else FIRST_LETTER
