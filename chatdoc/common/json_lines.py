"""Files of one JSON object a line: read and written line by line, a bad one told by its number, never by its words."""

import gzip
import json
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, TextIO, cast

from chatdoc.common.errors import BadInput

_BOM = b"\xef\xbb\xbf"


class BadLine(Exception):
    """One line of the file cannot be used; the others go on."""


@contextmanager
def opened_lines(name: str) -> Iterator[Iterator[tuple[int, bytes]]]:
    """The lines that hold something, with their number in the file; `-`: standard input."""
    if name == "-":
        yield _numbered(sys.stdin.buffer, "l’entrée standard")
        return
    try:
        source = _open(Path(name))
    except OSError as error:
        raise _unreadable(name) from error
    with source:
        yield _numbered(source, name)


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


@contextmanager
def opened_output(name: str, source: str) -> Iterator[TextIO]:
    """`-`: standard output. Never the file being read."""
    if name == "-":
        yield sys.stdout
        return
    path = Path(name)
    if source != "-" and path.exists() and Path(source).exists() and path.samefile(source):
        raise BadInput(f"« {name} » est le fichier lu : donnez un autre nom à la sortie.")
    try:
        # Half a character, escaped in the text, leaves as the JSON escape it came as.
        output = path.open("w", encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        raise BadInput(f"Impossible d’écrire dans « {name} ».") from error
    with output:
        yield cast("TextIO", output)


def json_line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace").decode("utf-8") + "\n"


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
