"""The same questions, badly typed: what figures lose when advisors hurry. Seeded: one file, one noise."""

import random
import unicodedata
from collections.abc import Callable

KEYBOARD_ROWS = ("azertyuiop", "qsdfghjklm", "wxcvbn")


def without_accents(query: str, _seed: str = "") -> str:
    return "".join(c for c in unicodedata.normalize("NFD", query) if not unicodedata.combining(c))


def with_typos(query: str, seed: str) -> str:
    """One slip of the finger in each question's longest word: a letter dropped, doubled, swapped or missed."""
    chance = random.Random(seed)  # noqa: S311 - noise, not a secret
    words = query.split()
    longest = max(range(len(words)), key=lambda rank: len(words[rank]), default=None)
    if longest is None or len(words[longest]) < 5:
        return query
    words[longest] = _slip(words[longest], chance)
    return " ".join(words)


def with_word_errors(query: str, seed: str, share: float = 0.25) -> str:
    """What a speech engine does at 25 % word error rate: words dropped, repeated or misheard."""
    chance = random.Random(seed)  # noqa: S311
    heard: list[str] = []
    for word in query.split():
        kind = chance.choice(("dropped", "repeated", "misheard")) if chance.random() < share else "right"
        heard += {"dropped": [], "repeated": [word, word], "misheard": [_slip(_slip(word, chance), chance)]}.get(
            kind, [word]
        )
    return " ".join(heard) or query


NOISES: dict[str, Callable[[str, str], str]] = {
    "accents": without_accents,
    "fautes": with_typos,
    "mots": with_word_errors,
}


def _slip(word: str, chance: random.Random) -> str:
    if len(word) < 4:
        return word
    place = chance.randrange(1, len(word) - 1)
    head, letter, tail = word[:place], word[place], word[place + 1 :]
    return chance.choice(
        (
            head + tail,
            head + letter * 2 + tail,
            head + tail[0] + letter + tail[1:],
            head + _neighbour(letter, chance) + tail,
        )
    )


def _neighbour(letter: str, chance: random.Random) -> str:
    for row in KEYBOARD_ROWS:
        if (place := row.find(letter.lower())) >= 0:
            return chance.choice(row[max(0, place - 1) : place] + row[place + 1 : place + 2])
    return letter
