"""How a word is heard: a misspelling sounds like the word it stands for."""

import re
from collections.abc import Iterator

_RULES = tuple(
    (re.compile(pattern), heard)
    for pattern, heard in (
        (r"ill(?=[aeou])", "y"),
        (r"(.)\1+", r"\1"),
        (r"eaux?|aux?|ault|os$|ot$", "o"),
        (r"ph", "f"),
        (r"qu|c(?=[aourlt]|$)|ck|k", "k"),
        (r"c(?=[eiy])|ss|sc(?=[eiy])|t(?=i(?:on|el|eu|al|air))", "s"),
        (r"x", "ks"),
        (r"ge(?=[ao])|g(?=[eiy])", "j"),
        (r"z", "s"),
        (r"(?:ai|ei|et$|er$|ez$|ee?s?$|ait$|ais$|aient$|e)", "e"),
        (r"y", "i"),
        (r"[ae][mn](?=[^aeiouymn]|$)", "an"),
        (r"h", ""),
        (r"(?:e|s|t|d|x|p|nt|ent)+$", ""),
        (r"(.)\1+", r"\1"),
    )
)


# A word and its misspelling are about as long: « versaier » is not heard for « vers ».
_LENGTHS_APART = 2
_SHORTEST_SKELETON = 7


def sound_stored(word: str) -> str:
    return f"{len(word)}{sound(word)}"


def sounds_of(typed: str) -> Iterator[str]:
    heard = sound(typed)
    for length in range(len(typed) - _LENGTHS_APART, len(typed) + _LENGTHS_APART + 1):
        yield f"{length}{heard}"


def skeletons(heard: str) -> Iterator[str]:
    """A sound, and what is left of it without one of its letters: two that differ by one letter share one of these."""
    yield heard
    if len(heard) >= _SHORTEST_SKELETON:
        for place in range(1, len(heard)):
            yield heard[:place] + heard[place + 1 :]


def sound(word: str) -> str:
    for pattern, heard in _RULES:
        word = pattern.sub(heard, word)
    return word
