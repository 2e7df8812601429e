"""`chatdoc guard`: many utterances through the guard, one JSON object a line (design §5)."""

import argparse
import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, TextIO

from chatdoc.common.errors import BadInput
from chatdoc.privacy.guarding import Guarded, guard

_BOM = b"\xef\xbb\xbf"


class BadLine(Exception):
    """One line of the file cannot be used; the others go on."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("utterances", metavar="PAROLES.jsonl", help="{id, text} par ligne ; - : entrée standard")
    parser.add_argument("-o", "--output", required=True, metavar="SORTIE.jsonl", help="- : sortie standard")


def run(arguments: argparse.Namespace) -> int:
    bad = 0
    with _reading(arguments.utterances) as lines, _writing(arguments.output, arguments.utterances) as output:
        for number, line in lines:
            try:
                entry = _entry(line)
            except BadLine as error:
                bad += 1
                sys.stderr.write(f"ligne {number} : {error}\n")
                continue
            output.write(_line(_guarded(entry)))
    return 1 if bad else 0


def _line(result: dict[str, Any]) -> str:
    """Half a character, escaped in the text, leaves as the JSON escape it came as."""
    line = json.dumps(result, ensure_ascii=False) + "\n"
    return line.encode("utf-8", "backslashreplace").decode("utf-8")


def _guarded(entry: dict[str, Any]) -> dict[str, Any]:
    started = time.perf_counter()
    outcome = guard(entry["text"])
    ms = round((time.perf_counter() - started) * 1000, 3)
    if not isinstance(outcome, Guarded):
        return {"id": entry["id"], "spans": [], "reformulated": "", "decision": "refused", "ms": ms}
    spans = [{"start": span.start, "end": span.end, "type": span.type} for span in outcome.spans]
    return {
        "id": entry["id"],
        "spans": spans,
        "reformulated": outcome.reformulated,
        "decision": outcome.decision,
        "ms": ms,
    }


def _entry(line: bytes) -> dict[str, Any]:
    """Messages name the fault, never the words."""
    try:
        entry = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise BadLine("ce n’est pas du texte UTF-8.") from error
    except (ValueError, RecursionError) as error:
        raise BadLine("ce n’est pas du JSON.") from error
    if not isinstance(entry, dict) or not isinstance(entry.get("id"), str | int):
        raise BadLine("un objet avec « id » et « text » est attendu.")
    if not isinstance(entry.get("text"), str):
        raise BadLine("« text » est absent ou n’est pas un texte.")
    return entry


@contextmanager
def _reading(name: str) -> Iterator[Iterator[tuple[int, bytes]]]:
    if name == "-":
        yield _numbered(sys.stdin.buffer)
        return
    try:
        source = Path(name).open("rb")  # noqa: SIM115
    except OSError as error:
        raise BadInput(f"« {name} » est introuvable ou illisible : vérifiez le chemin.") from error
    with source:
        yield _numbered(source)


def _numbered(source: BinaryIO) -> Iterator[tuple[int, bytes]]:
    for number, line in enumerate(source, start=1):
        content = line.removeprefix(_BOM if number == 1 else b"").strip()
        if content:
            yield number, content


@contextmanager
def _writing(name: str, source: str) -> Iterator[TextIO]:
    if name == "-":
        yield sys.stdout
        return
    path = Path(name)
    if source != "-" and path.exists() and path.samefile(source):
        raise BadInput(f"« {name} » est le fichier lu : donnez un autre nom à la sortie.")
    try:
        output = path.open("w", encoding="utf-8")
    except OSError as error:
        raise BadInput(f"Impossible d’écrire dans « {name} ».") from error
    with output:
        yield output
