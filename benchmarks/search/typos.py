"""Noise of our own: what fingers, ears and haste do to a question."""

import random
import re

from chatdoc.retrieval.ranking.analysis import fold

_NEIGHBOURS = {
    "a": "zq",
    "e": "zr",
    "i": "uo",
    "o": "ip",
    "n": "b",
    "r": "et",
    "s": "qd",
    "t": "ry",
    "l": "km",
    "m": "l",
}
_HEARD = (
    ("tion", "ssion"),
    ("ai", "è"),
    ("an", "en"),
    ("ss", "s"),
    ("ph", "f"),
    ("eau", "o"),
    ("qu", "k"),
    ("mm", "m"),
    ("nn", "n"),
    ("ll", "l"),
    ("tt", "t"),
    ("c", "s"),
    ("é", "er"),
)


def misspelt(question: str, random_: random.Random, share: float = 0.35) -> str:
    words = question.split()
    long = [rank for rank, word in enumerate(words) if len(word) > 5 and word.isalpha()]
    for rank in random_.sample(long, max(1, round(share * len(long))) if long else 0):
        words[rank] = _wrong(words[rank], random_)
    return " ".join(words)


def without_accents(question: str) -> str:
    return fold(question)


def keywords(question: str, stop_words: frozenset[str]) -> str:
    return " ".join(w for w in re.findall(r"[\w’'-]+", question) if fold(w) not in stop_words)


def _wrong(word: str, random_: random.Random) -> str:
    heard = [(right, wrong) for right, wrong in _HEARD if right in word[1:]]
    if heard and random_.random() < 0.5:
        right, wrong = random_.choice(heard)
        return word[0] + word[1:].replace(right, wrong, 1)
    place = random_.randrange(1, len(word) - 1)
    slip = random_.randrange(4)
    if slip == 0:
        return word[:place] + word[place + 1 :]
    if slip == 1:
        return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    if slip == 2:
        return word[:place] + word[place] + word[place:]
    return word[:place] + random_.choice(_NEIGHBOURS.get(word[place], "e")) + word[place + 1 :]
