"""`chatdoc answer`: many questions in one process."""

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO, cast

from chatdoc.answering.actions import CallContext, answer_words, read_base
from chatdoc.answering.card import Answer, Length
from chatdoc.answering.commands.questions_file import AskedLine, BadLine, opened_questions, read_line
from chatdoc.common.errors import BadInput
from chatdoc.knowledge.facts import facts_in_context
from chatdoc.privacy import DigitRun, Guarded, SafeText, guard_next, guarded_words


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("questions", metavar="QUESTIONS.jsonl", help="une question par ligne ; - : entrée standard")
    parser.add_argument("-o", "--output", required=True, metavar="REPONSES.jsonl", help="- : sortie standard")
    parser.add_argument("--length", choices=("bref", "standard", "complet"), default="standard")
    parser.add_argument("--engine", choices=("extractive", "model", "auto"), default="auto")


def run(arguments: argparse.Namespace) -> int:
    bad = 0
    read_base()
    with opened_questions(arguments.questions) as lines, _writing(arguments.output, arguments.questions) as output:
        for number, line in lines:
            try:
                answer = _answered(line, number, arguments.length)
            except BadLine as error:
                bad += 1
                sys.stderr.write(f"ligne {number} : {error}\n")
                continue
            output.write(json.dumps(answer.to_json(), ensure_ascii=False) + "\n")
    return 1 if bad else 0


def _answered(line: bytes, number: int, length: Any) -> Answer:
    return answer_line(read_line(line, number), length)


def answer_line(asked: AskedLine, length: Length = "standard") -> Answer:
    history, run = _earlier(asked.context.get("historique"))
    context = CallContext(
        facts=facts_in_context(_guarded(asked.context)),
        history=history,
        caisse=str(asked.context.get("caisse") or ""),
        on=asked.on,
        length=length,
    )
    return answer_words(asked.query, context, asked.identifier, run)


def _guarded(context: dict[str, Any]) -> dict[str, Any]:
    return {key: guarded_words(value) if isinstance(value, str) else value for key, value in context.items()}


def _earlier(value: Any) -> tuple[tuple[SafeText, ...], DigitRun]:
    """The earlier turns, and how many digits the last ones end with: a number begun there may end in the question."""
    turns = value if isinstance(value, list) else [value] if isinstance(value, str) else []
    run, history = DigitRun(), []
    for turn in filter(None, turns):
        guarded, run = guard_next(str(turn), run)
        if isinstance(guarded, Guarded):
            history.append(guarded.text)
    return tuple(history), run


@contextmanager
def _writing(name: str, questions: str) -> Iterator[TextIO]:
    if name == "-":
        yield sys.stdout
        return
    _refuse_same_file(name, questions)
    with _opened(name) as output:
        yield output


def _opened(name: str) -> TextIO:
    try:
        # Half a character, escaped in an identifier, leaves as the JSON escape it came as.
        return cast("TextIO", Path(name).open("w", encoding="utf-8", errors="backslashreplace"))
    except OSError as error:
        raise BadInput(f"Impossible d’écrire dans « {name} ».") from error


def _refuse_same_file(answers: str, questions: str) -> None:
    """Opening the answers would empty the questions before the first is read."""
    if questions != "-" and Path(answers).exists() and Path(answers).samefile(questions):
        raise BadInput(f"« {answers} » est le fichier des questions : donnez un autre nom aux réponses.")
