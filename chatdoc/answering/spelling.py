"""A sigle is spelt out the first time the card says it, in the words of the base's lexicon."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from chatdoc.answering.lines import count_words, lower_first
from chatdoc.knowledge.facts.french import fold
from chatdoc.retrieval.ranking.words import ORDINARY_WORDS

# A branch's label stays as it is: advisors look for its words.
_LABEL = re.compile(r"[^\n.;]{1,120}?[\u00a0\u202f ]:[\u00a0\u202f ]")
_ANY_WORD = re.compile(r"\w+")
_WORD = re.compile(r"(?<![\w./@-])[^\W\d_a-zà-ÿ]\w*(?:-\w+)*(?![\w/@-]|\.\w)")  # not in an address, nor half a name


def ambiguous_in(text: str, known: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """The sigles of a question that stand for several things, with them: the advisor asks which."""
    several = {fold(sigle): tuple(words) for sigle, words in known.items() if len(words) > 1}
    said = (word for word in _ANY_WORD.findall(text) if fold(word) in several)
    return {word: several[fold(word)] for word in said if word.isupper() or fold(word) not in ORDINARY_WORDS}


@dataclass(frozen=True)
class Sigles:
    """Those of the lexicon that stand for one thing only. An ambiguous one is left as it is."""

    meanings: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, known: Mapping[str, Sequence[str]]) -> "Sigles":
        return cls({sigle: lower_first(words[0]) for sigle, words in known.items() if len(words) == 1})

    def named(self, text: str) -> frozenset[str]:
        return frozenset(word for word in _WORD.findall(text) if word in self.meanings)

    def cost(self, text: str, told: Collection[str] = ()) -> int:
        """How many words explaining them would add at most. `told`: those explained before."""
        return sum(self._words(sigle) for sigle in self.named(text) if sigle not in told)

    def _words(self, sigle: str) -> int:
        """« (Sigle : its meaning ; » counts the sigle and the two marks."""
        return count_words(self.meanings[sigle]) + 3

    def spelt_out(self, texts: Sequence[str], room: int, *, within: bool) -> tuple[str, ...]:
        """The lines of a card in their order, with so many words more at most.

        `within` the sentence, as one says it; else after it, so that the sentence stays word for word that of the base.
        """
        told: set[str] = set()
        before, spelt = "", []
        for text in texts:
            before = f"{before} {fold(text)}"
            told |= {sigle for sigle in self.named(text) if self._is_told(sigle, before)}
            new = []
            for sigle in sorted(self.named(text) - told, key=text.index):
                if self._words(sigle) <= room:
                    room -= self._words(sigle)
                    new.append(sigle)
            told.update(new)
            spelt.append(self._line(text, new, within=within))
        return tuple(spelt)

    def _line(self, text: str, new: Sequence[str], *, within: bool) -> str:
        notes = []
        for sigle in new:
            place = self._place(text, sigle) if within else None
            if place is None:
                notes.append(f"{sigle} : {self.meanings[sigle]}")
            else:
                text = f"{text[:place]} ({self.meanings[sigle]}){text[place:]}"
        return f"{text} ({' ; '.join(notes)})" if notes else text

    def _is_told(self, sigle: str, before: str) -> bool:
        """In full, or « Aspa (ancien minimum vieillesse) »."""
        return fold(self.meanings[sigle]) in before or f"{fold(sigle)} (" in before

    def _place(self, text: str, sigle: str) -> int | None:
        """Where it may be spelt out: not in the branch's label, nor within a bracket, which cannot hold another."""
        label = _LABEL.match(text)
        for found in _WORD.finditer(text, label.end() if label else 0):
            before = text[: found.start()]
            if found[0] == sigle and before.count("(") == before.count(")"):
                return found.end()
        return None
