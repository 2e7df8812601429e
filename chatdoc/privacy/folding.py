"""The plain form of a text: disguises undone, lower case, no accent, and where each character came from."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

# Letters of other alphabets drawn like Latin ones. Read before lower case: « Н » is drawn H, « н » is not.
_LOOKALIKES: Final = str.maketrans(
    "АВЕЅІЈКМНОРСТУХЬаеѕіјорсухһԁԛԝкмтвнгпиЁёΑΒΕΖΗΙΚΜΝΟΡΤΥΧαεικνορτυχγϲϳƖɑɡıłŁøØđĐ",
    "abesijkmhopctyxbaesijopcyxhdqwkmtbhrnueeabezhikmnoptyxaeikvoptuxycjlagilloodd",
)
_PAIRS: Final = {"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss", "ẞ": "ss"}
_APOSTROPHES: Final = frozenset("'’‘‛ʼʹ′`´ʻˈ＇")
_SILENT: Final = frozenset({"Mn", "Me", "Cf"})
# No sign that anyone reads: a blank, here as in the text that leaves.
UNSEEN: Final = frozenset({"Cc", "Cs", "Co", "Cn"})
_SIGNS: Final = frozenset("°€$£")


@dataclass(frozen=True)
class Folded:
    """`starts[i]:ends[i]` is the place, in the text as received, of the plain character `i`."""

    text: str
    starts: list[int]
    ends: list[int]

    def place(self, start: int, end: int) -> tuple[int, int]:
        return self.starts[start], self.ends[end - 1]


def fold(text: str) -> Folded:
    if text.isascii():
        return _letter_for_letter(text.lower())
    letters = [_fold_character(character) for character in text]
    if "" not in letters and len(folded_text := "".join(letters)) == len(text):
        return _letter_for_letter(folded_text)
    plain: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for place, folded in enumerate(letters):
        if not folded and ends and ends[-1] == place:
            ends[-1] = place + 1  # an accent or an invisible sign belongs to what it follows
        for letter in folded:
            plain.append(letter)
            starts.append(place)
            ends.append(place + 1)
    return Folded("".join(plain), starts, ends)


def _letter_for_letter(plain: str) -> Folded:
    return Folded(plain, list(range(len(plain))), list(range(1, len(plain) + 1)))


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    if character.isascii():
        return character.lower()
    if character in _PAIRS:
        return _PAIRS[character]
    if character in _APOSTROPHES:
        return "'"
    category = unicodedata.category(character)
    if category in _SILENT:
        return ""
    if category == "Pd" or character == "\u2212":
        return "-"
    if category[0] == "Z" or category in UNSEEN:
        return " "
    return _fold_rare(character, category)


def _fold_rare(character: str, category: str) -> str:
    digit = unicodedata.digit(character, None)
    if digit is not None:
        return str(digit)
    if category == "So" and character not in _SIGNS and not unicodedata.decomposition(character):
        return " "  # an emoji: nothing but a separator
    decomposed = unicodedata.normalize("NFKD", character.translate(_LOOKALIKES))
    kept = "".join(c for c in decomposed if unicodedata.category(c) not in _SILENT)
    return kept.translate(_LOOKALIKES).lower()
