"""The month that a misspelt word stands for, right after a number: « 6 fevier », « 30 setpembre »."""

from functools import lru_cache
from typing import Final

from chatdoc.privacy.words import words

_LONG: Final = ("janvier", "fevrier", "avril", "juillet", "septembre", "octobre", "novembre", "decembre")
# Too short for a rule: one slip from « mais », « main », « jour ».
_SHORT: Final = {
    "maii": "mai", "amrs": "mars", "marss": "mars", "mrs": "mars", "masr": "mars", "juins": "juin", "jiun": "juin",
    "juinn": "juin", "jin": "juin", "aoutt": "aout", "auot": "aout", "oaut": "aout", "aot": "aout", "aoot": "aout",
}  # fmt: skip
# « 14 jui 65 »: June or July, it is the day that must go.
_CUT: Final = {"jui": "juin", "juill": "juillet", "sep": "septembre", "aou": "aout", "mar": "mars"}
_ALSO_WORDS: Final = words("nombre avis billet juste journee decembre avril")
_SHORTEST_CUT: Final = 4
_LONG_ENOUGH_FOR_TWO: Final = 7


@lru_cache(maxsize=1024)
def month_meant(word: str) -> str:
    """Nothing when it is a month well written, or none."""
    if word in _LONG or word in _ALSO_WORDS:
        return ""
    if word in _SHORT or word in _CUT:
        return _SHORT.get(word) or _CUT[word]
    begun = next((month for month in _LONG if len(word) >= _SHORTEST_CUT and month.startswith(word)), "")
    if begun:
        return begun  # « 3 octo 61 », « 12 decem 58 »
    near = (month for month in _LONG if word[0] == month[0] and abs(len(word) - len(month)) <= 2)
    return next((month for month in near if edits(word, month) <= _most_slips(month)), "")


def _most_slips(month: str) -> int:
    return 2 if len(month) >= _LONG_ENOUGH_FOR_TWO else 1


def edits(word: str, month: str) -> int:
    """Letters forgotten, added, changed, or two swapped."""
    before: list[int] = []
    row = list(range(len(month) + 1))
    for at, letter in enumerate(word, 1):
        before, above, row = row, before, [at]
        for place, expected in enumerate(month, 1):
            best = min(before[place] + 1, row[place - 1] + 1, before[place - 1] + (letter != expected))
            if at > 1 and place > 1 and letter == month[place - 2] and word[at - 2] == expected:
                best = min(best, above[place - 2] + 1)
            row.append(best)
    return row[-1]
