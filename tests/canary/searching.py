"""Every place where a typed word could stay, read whole."""

import re
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import ahocorasick
from django.apps import apps
from django.conf import settings
from django.core.cache import cache
from django.db import connection

from tests.canary.identities import LEAST_DIGITS, Identity, plain

_ZLIB = b"x\x9c"
_DIGITS = re.compile(r"\d(?:[ .\-/_]?\d){5,}")


def every_file() -> Iterator[str]:
    assert "chatdoc-tests-" in str(settings.DATA)  # the folder of this test, not another
    for file in settings.DATA.rglob("*"):
        if file.is_file() and "static" not in file.parts:
            yield str(file)
            yield content_of(file)


def content_of(file: Path) -> str:
    """Django's cache files are compressed after the date they expire."""
    content = file.read_bytes()
    start = content.find(_ZLIB) if file.suffix == ".djcache" else -1
    return (zlib.decompress(content[start:]) if start >= 0 else content).decode("utf-8", "replace")


def every_row() -> Iterator[str]:
    """The tables of the database, not only those of our models; and sessions as they read once opened."""
    tables = connection.introspection.table_names()
    assert len(tables) > 10
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            yield from (" ".join(map(str, row)) for row in cursor.fetchall())
    for session in apps.get_model("sessions", "Session").objects.all():
        yield repr(session.get_decoded())


def every_cached() -> str:
    return repr(getattr(cache, "_cache", ""))


class Traces:
    """What to look for, for many people at once: one pass over each text."""

    def __init__(self, people: Iterable[Identity]) -> None:
        traces = frozenset().union(*(person.traces() for person in people))
        self._digits = frozenset(trace for trace in traces if trace.isdigit())
        self._words = ahocorasick.Automaton()
        for word in traces - self._digits:
            self._words.add_word(word, word)
        self._words.make_automaton()

    def in_text(self, text: str) -> list[str]:
        folded = f" {plain(text)} "
        found = set(self._words_in(folded))
        for run in _DIGITS.findall(folded):
            digits = re.sub(r"\D", "", run)
            pieces = {digits[at : at + LEAST_DIGITS] for at in range(len(digits) - LEAST_DIGITS + 1)}
            found |= pieces & self._digits
        return sorted(found)

    def _words_in(self, folded: str) -> Iterator[str]:
        for end, word in self._words.iter(folded):
            start = end + 1 - len(word)
            if start == 0 or not folded[start - 1].isdigit():  # « 1 mars » is not in « 31 mars »
                yield word

    def in_texts(self, texts: Iterable[str]) -> list[str]:
        return sorted({trace for text in texts for trace in self.in_text(text)})
