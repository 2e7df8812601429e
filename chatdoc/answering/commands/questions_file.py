"""A questions file, one JSON object a line (design §5): what each line asks, or why it cannot be used."""

import gzip
import json
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO, cast

from chatdoc.common.errors import BadInput
from chatdoc.knowledge.facts import given_date
from chatdoc.privacy import guarded_words

_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class AskedLine:
    identifier: str
    query: str
    context: dict[str, Any]
    on: date | None


class BadLine(Exception):
    """One line of the file cannot be used; the others go on."""


@contextmanager
def opened_questions(name: str) -> Iterator[Iterator[tuple[int, bytes]]]:
    """The lines that hold something, with their number in the file."""
    if name == "-":
        yield _numbered(sys.stdin.buffer, "l’entrée standard")
        return
    try:
        source = _open(Path(name))
    except OSError as error:
        raise _unreadable(name) from error
    with source:
        yield _numbered(source, name)


def _open(path: Path) -> BinaryIO:
    """Bytes, not text: one line in another encoding must not stop the others."""
    return cast("BinaryIO", gzip.open(path)) if path.suffix == ".gz" else path.open("rb")


def _numbered(source: BinaryIO, name: str) -> Iterator[tuple[int, bytes]]:
    number = 0
    while line := _next_line(source, name):
        number += 1
        content = line.removeprefix(_BOM if number == 1 else b"").strip()
        if content:
            yield number, content


def _next_line(source: BinaryIO, name: str) -> bytes:
    try:
        return source.readline()
    except (OSError, EOFError, zlib.error) as error:
        raise _unreadable(name) from error


def _unreadable(name: str) -> BadInput:
    return BadInput(f"« {name} » est introuvable ou illisible : vérifiez le chemin.")


def read_object(line: bytes) -> dict[str, Any]:
    try:
        entry = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise BadLine("ce n’est pas du texte UTF-8.") from error
    except (ValueError, RecursionError) as error:
        raise BadLine("ce n’est pas du JSON.") from error
    if not isinstance(entry, dict):
        raise BadLine("un objet JSON est attendu.")
    return entry


def read_line(line: bytes, number: int) -> AskedLine:
    entry = read_object(line)
    query = entry.get("query") if entry.get("query") is not None else entry.get("question")
    if not isinstance(query, str) or not query.strip():
        raise BadLine("la question manque (« query » ou « question »).")
    context = entry.get("context") or {}
    if not isinstance(context, dict):
        raise BadLine("« context » doit être un objet.")
    identifier = entry.get("id")
    return AskedLine(str(number if identifier is None else identifier), query, context, _day(entry.get("date")))


def _day(value: Any) -> date | None:
    if value is None:
        return None
    try:
        return given_date(guarded_words(str(value)))
    except BadInput as error:
        raise BadLine(error.message) from error
