"""Index terms of the base's own texts, each piece analysed once."""

import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from chatdoc.knowledge.facts.french import fold
from chatdoc.retrieval.ranking.analysis import groups, term_of, tokens

_terms_of_piece: dict[str, tuple[str, ...]] = {}
_PART = re.compile(r"(?<=[.;:,])\s+|\n+")
_BESIDE = '.,;:!?()«»"'
_DIGIT = re.compile(r"\d")


def base_terms(text: str) -> list[str]:
    """Index terms of a text of the base. Its vocabulary is kept: never call it on what people type."""
    known = _terms_of_piece
    return [term for piece in pieces(text) for term in (known[piece] if piece in known else terms_of_piece(piece))]


def remember(analysed: Mapping[str, Sequence[int]], terms: Sequence[str]) -> None:
    """Pieces of the base analysed when its index was made, their terms by number."""
    _terms_of_piece.update({piece: tuple(terms[number] for number in found) for piece, found in analysed.items()})


def pieces(text: str) -> list[str]:
    """What is analysed once, as written. Only figures and references span several words."""
    if not _DIGIT.search(text):
        return text.split()
    parts = _PART.split(text)
    return [piece for part in parts for piece in (groups(part) if _DIGIT.search(part) else part.split())]


def terms_of_piece(piece: str) -> tuple[str, ...]:
    terms = _terms_of_piece.get(piece)
    if terms is None:
        terms = tuple(map(sys.intern, _terms(piece)))
        _terms_of_piece[piece] = terms
    return terms


def _terms(piece: str) -> Iterable[str]:
    word = piece.strip(_BESIDE)
    if word.isalpha():  # nearly all of a text
        term = term_of(word)
        return () if term is None else (term,)
    return (token.term for token in tokens(piece) if not token.is_stop)


@lru_cache(maxsize=16384)
def folded_label(text: str) -> str:
    """A title, a header, a case of the base, folded: met again at each question."""
    return fold(text)


@lru_cache(maxsize=16384)
def label_terms(text: str) -> tuple[str, ...]:
    """Of a title, a header, a lead: many units share one."""
    return tuple(base_terms(text)) if text else ()
