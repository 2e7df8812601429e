"""French words as the index knows them: case, accents, elisions, stems; numbers and references kept whole."""

import re
import threading
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

import Stemmer

from chatdoc.retrieval.ranking.words import ELISIONS, STOP_WORDS

_SAME = (("’", "'"), ("ʼ", "'"), ("‘", "'"), ("`", "'"), ("´", "'"), ("œ", "oe"), ("Œ", "OE"), ("æ", "ae"))
_TOKEN = re.compile(
    r"""
    (?P<article>\b[LRDA]\.?\s?\*?\s?\d{1,4}(?:-\d+)+\b)     # L161-17-2, R. 351-29
    |(?P<cerfa>\b\d{5}\s?\*\s?\d{1,2}\b)                    # 13362*02
    |(?P<form>\bS\s?\d{4}\s?[a-z]?\b)                       # S 5136j
    |(?P<day>\b\d{1,2}/\d{1,2}/\d{4}\b)                     # 01/09/1961
    |(?P<number>\d+(?:[\s.]\d{3})*(?:,\d+)?(?![\w*]))       # 1 012,02
    |(?P<symbol>[€%])
    |(?P<compound>\brendez[\s-]vous\b|\brdvs?\b)
    |(?P<word>[^\W_]+(?:'[^\W_]+)*)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ACCENTS = re.compile(r"[\u0300-\u036f]+")
_DOTTED = re.compile(r"\b(?:[A-Z]\.){2,}")  # R.A.C.L.
_ORDINAL = re.compile(r"^(\d+)(?:er|ere|e|eme|ème|ère|nd|nde)$")
_GROUPING = re.compile(r"(?<=\d)[\s.](?=\d{3})")
# Snowball gives « retrait » (of a licence) and « retraite » one stem: in this trade they are not one word.
_STEMS = {"retraite": "retraite", "retraites": "retraite", "retraité": "retraite", "retraités": "retraite"} | {
    "retraitée": "retraite",
    "retraitées": "retraite",
    "retraitee": "retraite",
    "retraitees": "retraite",
}
_MEETING = "rendezvous"  # one word: « rendez » alone has the stem of « rendre », which every text says
_MEETINGS = frozenset({"rdv", "rdvs"})
_local = threading.local()


@dataclass(frozen=True, slots=True)
class Token:
    surface: str  # as typed
    folded: str  # lower case, without accents: what spelling and lexicons compare
    term: str  # what the index holds
    is_word: bool  # a number, an article or a form is never corrected

    @property
    def is_upper(self) -> bool:
        return len(self.surface) > 1 and self.surface.isupper()

    @property
    def is_stop(self) -> bool:
        return self.folded in STOP_WORDS


def fold(text: str) -> str:
    """Lower case without accents."""
    if text.isascii():
        return text.lower()
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", _same(text).lower()))


def groups(text: str) -> Iterator[str]:
    """The pieces `tokens` would analyse, as written: what repeats in a text is analysed once (index building)."""
    return map(re.Match.group, _TOKEN.finditer(_normal(text)))


def tokens(text: str) -> Iterator[Token]:
    """Every word, number and reference of a text, stop words included, in order."""
    for match in _TOKEN.finditer(_normal(text)):
        kind = match.lastgroup
        if kind == "word":
            yield from _words(match.group())
        else:
            yield from _reference(kind or "", match.group())


def term_of(word: str) -> str | None:
    """What `tokens` finds in letters alone: their term, None for a small word."""
    lower = _normal(word).lower()
    if lower in _MEETINGS:
        return _MEETING
    return None if fold(lower) in STOP_WORDS else stem(lower)


def _normal(text: str) -> str:
    text = _same(text)
    if "." in text:
        text = _DOTTED.sub(lambda match: match.group().replace(".", ""), text)
    return text if text.isascii() else unicodedata.normalize("NFKC", text)


def _same(text: str) -> str:
    if text.isascii():
        return text.replace("`", "'")
    # Several times faster than `translate` on long texts.
    for written, meant in _SAME:
        text = text.replace(written, meant)
    return text


def stem(word: str) -> str:
    """The index term of one lower-case word."""
    return _STEMS.get(word) or fold(_stemmer().stemWord(word))


def _stemmer() -> "Stemmer.Stemmer":
    # A Stemmer is not safe to share between threads. No cache: words that people type are not kept.
    if not hasattr(_local, "stemmer"):
        _local.stemmer = Stemmer.Stemmer("french", 0)
    return _local.stemmer


def _words(group: str) -> Iterator[Token]:
    parts = group.split("'")
    while len(parts) > 1 and fold(parts[0]) in ELISIONS:
        parts = parts[1:]
    for part in parts:
        if part:
            yield _word(part)


def _word(surface: str) -> Token:
    lower = surface.lower()
    if surface[0].isdigit():
        ordinal = _ORDINAL.match(lower)
        term = f"{ordinal.group(1)}e" if ordinal else fold(lower)
        return Token(surface, fold(lower), term, False)
    folded = fold(lower)
    return Token(surface, folded, stem(lower), not any(c.isdigit() for c in folded))


def _reference(kind: str, text: str) -> Iterator[Token]:
    if kind == "compound":
        yield Token(text, _MEETING, _MEETING, True)
        return
    if kind == "symbol":
        yield Token(text, text, text, False)
        return
    if kind == "day":
        yield Token(text, text, text, False)
        yield Token(text[-4:], text[-4:], text[-4:], False)
        return
    term = _GROUPING.sub("", text) if kind == "number" else re.sub(r"[\s.]", "", text).lower()
    yield Token(text, term, term, False)
    if kind == "cerfa":
        yield Token(text[:5], text[:5], text[:5], False)
