"""`chatdoc answer`: many questions in one process."""

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TextIO, cast

from chatdoc.answering.actions import CallContext, answer_words
from chatdoc.answering.card import Answer, Length
from chatdoc.common.errors import BadInput
from chatdoc.knowledge.facts import facts_in_context, given_date
from chatdoc.privacy import Guarded, SafeText, guard


@dataclass(frozen=True)
class AskedLine:
    identifier: str
    query: str
    context: dict[str, Any]
    on: date | None


class BadLine(Exception):
    """One line of the file cannot be used; the others go on."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("questions", metavar="QUESTIONS.jsonl", help="une question par ligne ; - : entrée standard")
    parser.add_argument("-o", "--output", required=True, metavar="REPONSES.jsonl", help="- : sortie standard")
    parser.add_argument("--length", choices=("bref", "standard", "complet"), default="standard")
    parser.add_argument("--engine", choices=("extractive", "model", "auto"), default="auto")


def run(arguments: argparse.Namespace) -> int:
    bad = 0
    with _reading(arguments.questions) as source, _writing(arguments.output) as output:
        for number, line in enumerate(source, start=1):
            if not line.strip():
                continue
            try:
                answer = _answered(line, number, arguments.length)
            except BadLine as error:
                bad += 1
                sys.stderr.write(f"ligne {number} : {error}\n")
                continue
            output.write(json.dumps(answer.to_json(), ensure_ascii=False) + "\n")
    return 1 if bad else 0


def _answered(line: str, number: int, length: Any) -> Answer:
    return answer_line(read_line(line, number), length)


def answer_line(asked: AskedLine, length: Length = "standard") -> Answer:
    context = CallContext(
        facts=facts_in_context(asked.context),
        history=_turns(asked.context.get("historique")),
        caisse=str(asked.context.get("caisse") or ""),
        on=asked.on,
        length=length,
    )
    return answer_words(asked.query, context, asked.identifier)


def read_line(line: str, number: int) -> AskedLine:
    try:
        entry = json.loads(line)
    except ValueError as error:
        raise BadLine("ce n’est pas du JSON.") from error
    if not isinstance(entry, dict):
        raise BadLine("un objet JSON est attendu.")
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
        return given_date(str(value))
    except BadInput as error:
        raise BadLine(error.message) from error


def _turns(value: Any) -> tuple[SafeText, ...]:
    turns = value if isinstance(value, list) else [value] if isinstance(value, str) else []
    guarded = (guard(str(turn)) for turn in turns if turn)
    return tuple(turn.text for turn in guarded if isinstance(turn, Guarded))


@contextmanager
def _reading(name: str) -> Iterator[TextIO]:
    if name == "-":
        yield sys.stdin
        return
    with _opened(name, "r", f"Fichier illisible : « {name} ».") as source:
        yield source


@contextmanager
def _writing(name: str) -> Iterator[TextIO]:
    if name == "-":
        yield sys.stdout
        return
    with _opened(name, "w", f"Impossible d’écrire dans « {name} ».") as output:
        yield output


def _opened(name: str, mode: str, failure: str) -> TextIO:
    try:
        return cast("TextIO", Path(name).open(mode, encoding="utf-8"))
    except OSError as error:
        raise BadInput(failure) from error
