"""Index terms of the base's own texts, each group of letters analysed once."""

import re
import sys
from functools import lru_cache

from chatdoc.knowledge.facts.french import fold
from chatdoc.retrieval.ranking.analysis import groups, tokens

_terms_of_group: dict[str, tuple[str, ...]] = {}
_PART = re.compile(r"(?<=[.;:,])\s+|\n+")
_DIGIT = re.compile(r"\d")


def base_terms(text: str) -> list[str]:
    """Index terms of a text of the base. Its vocabulary is kept: never call it on what people type."""
    found: list[str] = []
    for part in _PART.split(text):
        # Only figures and references span several words: the rest is looked up word by word.
        for group in groups(part) if _DIGIT.search(part) else part.split():
            terms = _terms_of_group.get(group)
            if terms is None:
                terms = tuple(sys.intern(token.term) for token in tokens(group) if not token.is_stop)
                _terms_of_group[group] = terms
            found.extend(terms)
    return found


@lru_cache(maxsize=16384)
def folded_label(text: str) -> str:
    """A title, a header, a case of the base, folded: met again at each question."""
    return fold(text)


@lru_cache(maxsize=16384)
def label_terms(text: str) -> tuple[str, ...]:
    """Of a title, a header, a lead: many units share one."""
    return tuple(base_terms(text)) if text else ()
