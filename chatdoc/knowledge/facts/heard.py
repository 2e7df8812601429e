"""One utterance, folded once for every reader; and the words that stand for the values of a fact."""

import re
from functools import cached_property
from typing import NamedTuple

from chatdoc.knowledge.facts.french import digits, fold


class Mention(NamedTuple):
    place: int
    value: str
    end: int  # of the words that say it, in the text the reader reads


def at(match: re.Match[str], value: str) -> Mention:
    return Mention(match.start(), value, match.end())


_NEGATED = re.compile(r"\b(?:pas|non|jamais|plus|ni|sans etre)\s+(?:encore\s+|re)?$")


class Heard:
    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def folded(self) -> str:
        return fold(self.text)

    @cached_property
    def counted(self) -> str:
        """Numbers in digits."""
        return digits(self.folded)

    @cached_property
    def with_participles(self) -> str:
        """Folding makes « marié » a first name, « divorcé » and « retraité » nouns: the accent says which it was."""
        lower = self.text.lower()
        lower = re.sub(r"\bmarié\b", "mariee", lower)
        lower = re.sub(r"\bdivorcé(s?)\b", r"divorcee\1", lower)
        # The noun « le divorce » says nothing of the person; without accents only « est divorce » does.
        lower = re.sub(r"(?<!est )(?<!suis )(?<!personne )\bdivorces?\b", "_", lower)
        return fold(re.sub(r"\bretraitée?\b", "en_retraite", lower))


class Words:
    """What stands for each value of a fact. `stems`: one of them is in whatever a pattern matches; looked for first."""

    def __init__(self, stems: str, **patterns: str) -> None:
        self._stems = tuple(stems.split())
        self._patterns = {value: re.compile(pattern) for value, pattern in patterns.items()}

    def said(self, folded: str) -> list[Mention]:
        if not any(stem in folded for stem in self._stems):
            return []
        found = [
            at(match, value)
            for value, pattern in self._patterns.items()
            for match in pattern.finditer(folded)
            if not _NEGATED.search(folded[: match.start()])
        ]
        return sorted(found)
