"""The checker's words: which mean the same, which exclude one another, which state nothing."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from chatdoc.knowledge.facts.french import fold
from chatdoc.retrieval.ranking.analysis import stem

_SHARED = 6  # letters: « cotiser » and « cotisation » are one word to the reader
# Snowball leaves these apart from their verb or from their plural.
_STEMS = {"ans": "an", "annees": "annee", "mois": "mois", "cas": "cas", "fois": "fois", "pris": "pris"}


def _lines(name: str) -> Iterator[str]:
    text = (files(__package__) / "lexicon" / f"{name}.txt").read_text(encoding="utf-8")
    return (line for line in text.splitlines() if line and not line.startswith("#"))


def stem_of(word: str) -> str:
    """Accents help the stemmer and are then forgotten."""
    if word.startswith("retraité"):
        return "retraitee"  # a person; Snowball makes it « retraite »
    folded = fold(word)
    if folded in _STEMS:
        return _STEMS[folded]
    one = word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word
    return fold(stem(one))


@cache
def free_stems() -> frozenset[str]:
    return frozenset(stem_of(word) for line in _lines("free") for word in line.split())


@cache
def phrases() -> tuple[re.Pattern[str], dict[str, str]]:
    pairs = dict(line.split(" = ") for line in _lines("phrases"))
    longest = sorted(pairs, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, longest)) + r")(?!\w)"), pairs


@cache
def _senses() -> dict[str, frozenset[int]]:
    return _ranks("same")


@cache
def _families() -> dict[str, frozenset[int]]:
    return _ranks("apart")


def _ranks(name: str) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for rank, line in enumerate(_lines(name)):
        for word in line.removeprefix("!").split():
            found.setdefault(stem_of(word), set()).add(rank)
    return {stem: frozenset(ranks) for stem, ranks in found.items()}


@cache
def _actors() -> frozenset[str]:
    return frozenset(stem_of(word) for line in _lines("apart") if line.startswith("!") for word in line.split()[1:])


def read_tables() -> None:
    """All of them now: a process that starts must not read them in the middle of its first answer."""
    for table in (free_stems, phrases, _senses, _families, _actors):
        table()


def is_exclusive(word: str) -> bool:
    return word in _families()


def is_actor(word: str) -> bool:
    """Who does what, who is what to whom: a title does not say it."""
    return word in _actors()


def says_the_same(one: str, other: str) -> bool:
    if one == other:
        return True
    senses = _senses()
    is_one = len(one) >= _SHARED and one[:_SHARED] == other[:_SHARED]
    if not is_one and not (one in senses and other in senses and senses[one] & senses[other]):
        return False
    return not exclude_one_another(one, other)


def exclude_one_another(one: str, other: str) -> bool:
    families = _families()
    if one == other or one not in families or other not in families or not families[one] & families[other]:
        return False
    senses = _senses()
    return not (one in senses and other in senses and senses[one] & senses[other])
