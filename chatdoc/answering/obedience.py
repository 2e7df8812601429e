"""What the engine without a model does of the published instructions: the parts shown, the words preferred."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from chatdoc.answering.card import Answer
from chatdoc.knowledge.instructions import EngineSettings


@dataclass(frozen=True)
class Wording:
    """Words to avoid, each with the one to prefer. A line says them; its source keeps its own."""

    pattern: re.Pattern[str] | None = None
    preferred: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, words: Mapping[str, str]) -> "Wording":
        if not words:
            return cls()
        longest_first = sorted(words, key=len, reverse=True)
        avoided = "|".join(re.escape(word).replace("’", "['’]").replace("'", "['’]") for word in longest_first)
        folded = tuple((_key(avoided), preferred) for avoided, preferred in words.items())
        return cls(re.compile(rf"(?<![\w’'-])(?:{avoided})(?![\w-])", re.IGNORECASE), folded)

    def put(self, text: str) -> str:
        return self.pattern.sub(self._preferred, text) if self.pattern else text

    def _preferred(self, found: re.Match[str]) -> str:
        word = dict(self.preferred)[_key(found[0])]
        return word[:1].upper() + word[1:] if found[0][:1].isupper() else word


def _key(word: str) -> str:
    return word.lower().replace("’", "'")


def obeying(answer: Answer, rules: EngineSettings) -> Answer:
    """Parts that the instructions hide are left out. A question that decides is always asked."""
    shown = set(rules.parts)
    decides = answer.status == "needs_facts"
    return replace(
        answer,
        ask=answer.ask if "demander" in shown or decides else (),
        offers=answer.offers if "offres" in shown else (),
        related=answer.related if "liens" in shown or answer.status == "not_found" else (),
        parts=rules.parts if "demander" in shown or not decides else ("demander", *rules.parts),
    )
