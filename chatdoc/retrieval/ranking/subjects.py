"""What is asked when only facts are told: « il est de 66, il a commencé à bosser à 17 ans »."""

from collections.abc import Iterator, Mapping
from functools import cache

from chatdoc.retrieval.ranking.analysis import tokens
from chatdoc.retrieval.ranking.spoken import in_digits
from chatdoc.retrieval.ranking.words import LEXICON_DATA, VAGUE_WORDS, WEAK_WORDS


def subject_of_facts(text: str, facts: Mapping[str, str]) -> str:
    """The subject that the facts of these words call, when the words name none; empty otherwise."""
    if not facts or not _tells_facts_only(text, facts):
        return ""
    return next((subject for key, value, subject in _subjects() if _is_told(key, value, facts)), "")


def _tells_facts_only(text: str, facts: Mapping[str, str]) -> bool:
    """« 130 trimestres » tells a fact; « trimestres » without a number is a subject."""
    telling = {word for fact, words in _fact_words() if fact in facts for word in words}
    said = [token.folded for token in in_digits(list(tokens(text))) if not token.is_stop]
    return bool(said) and all(word.isdigit() or word in telling or word in WEAK_WORDS | VAGUE_WORDS for word in said)


def words_telling(fact: str) -> frozenset[str]:
    return frozenset(word for name, words in _fact_words() if name == fact for word in words)


def _is_told(key: str, value: str, facts: Mapping[str, str]) -> bool:
    return key in facts and value in ("", facts[key])


@cache
def _subjects() -> tuple[tuple[str, str, str], ...]:
    pairs = ((*fact.partition(":")[::2], subject) for fact, subject in _lines("fact_subjects.txt"))
    return tuple(pairs)


@cache
def _fact_words() -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((fact, frozenset(words.split())) for fact, words in _lines("fact_words.txt"))


def _lines(name: str) -> Iterator[tuple[str, str]]:
    for line in (LEXICON_DATA / name).read_text("utf-8").splitlines():
        if not line.startswith("#") and " = " in line:
            left, right = line.split(" = ", 1)
            yield left, right
