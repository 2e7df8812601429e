"""Sigles and everyday sayings: what the words of a question also mean."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property

from chatdoc.retrieval.ranking.analysis import fold, tokens
from chatdoc.retrieval.ranking.words import LEXICON_DATA


@dataclass(frozen=True)
class Lexicon:
    sigles: Mapping[str, tuple[str, ...]]  # folded sigle -> expansions
    sayings: Mapping[tuple[str, ...], tuple[str, ...]]  # folded words -> terms of the trade
    reversed: Mapping[tuple[str, ...], str] = field(default_factory=dict)  # folded expansion -> sigle

    @cached_property
    def lengths(self) -> Mapping[str, list[int]]:
        """By first word, how many words make an expression; the longest first."""
        found: dict[str, set[int]] = defaultdict(set)
        for words in (*self.sayings, *self.reversed):
            found[words[0]].add(len(words))
        return {word: sorted(lengths, reverse=True) for word, lengths in found.items()}


def make_lexicon(
    sigles: Mapping[str, Sequence[str]], sayings: Mapping[str, Sequence[str]], harvested: Mapping[str, Sequence[str]]
) -> Lexicon:
    """The base's own words first, then ours, then what the texts explain."""
    own_sigles, own_sayings = _trade()
    known: dict[str, tuple[str, ...]] = {}
    for source in (sigles, own_sigles, harvested):
        for sigle, expansions in source.items():
            known.setdefault(fold(sigle), tuple(expansions))
    said: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for expression, meanings in [*sayings.items(), *own_sayings.items()]:
        said[_words(expression)].extend(meanings)
    back = {_words(expansion): sigle for sigle, found in known.items() for expansion in found}
    return Lexicon(
        known,
        {words: tuple(dict.fromkeys(meanings)) for words, meanings in said.items() if words},
        {words: sigle for words, sigle in back.items() if len(words) > 1},
    )


def said_by_term(synonyms: Iterable[tuple[str, Sequence[str]]]) -> dict[str, list[str]]:
    """Groups of the base (term of the trade, what people say) turned the way a question is read."""
    found: dict[str, list[str]] = defaultdict(list)
    for term, said in synonyms:
        for expression in said:
            found[expression].append(term)
    return found


def _words(expression: str) -> tuple[str, ...]:
    return tuple(token.folded for token in tokens(expression))


@cache
def _trade() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    sigles = {left: right for lefts, right in _lines("sigles.txt") for left in lefts}
    sayings: dict[str, list[str]] = defaultdict(list)
    for lefts, right in _lines("sayings.txt"):
        for left in lefts:
            sayings[left].extend(meaning for meaning in right if meaning != left)
    return sigles, sayings


def _lines(name: str) -> list[tuple[list[str], list[str]]]:
    lines = (LEXICON_DATA / name).read_text("utf-8").splitlines()
    pairs = (line.split("=", 1) for line in lines if "=" in line and not line.startswith("#"))
    return [([w.strip() for w in left.split(",")], [w.strip() for w in right.split("|")]) for left, right in pairs]
