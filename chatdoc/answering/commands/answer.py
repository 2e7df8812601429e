"""`chatdoc answer`: many questions in one process."""

import argparse
import sys
from typing import Any

from chatdoc.answering.actions import CallContext, read_base, write_answer
from chatdoc.answering.card import Answer, Length
from chatdoc.answering.commands.questions_file import AskedLine, read_line
from chatdoc.answering.writing.engine import Writing
from chatdoc.answering.writing.wording import NO_MODEL, Engine, has_model, warm_model
from chatdoc.common.json_lines import BadLine, json_line, opened_lines, opened_output
from chatdoc.knowledge.facts import facts_in_context
from chatdoc.knowledge.instructions import Instructions
from chatdoc.privacy import DigitRun, Guarded, SafeText, guard_next, guarded_words


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("questions", metavar="QUESTIONS.jsonl", help="une question par ligne ; - : entrée standard")
    parser.add_argument("-o", "--output", required=True, metavar="REPONSES.jsonl", help="- : sortie standard")
    parser.add_argument("--length", choices=("bref", "standard", "complet"), help="à défaut : celle des instructions")
    parser.add_argument("--engine", choices=("extractive", "model", "auto"), default="auto")


def run(arguments: argparse.Namespace) -> int:
    bad = 0
    if arguments.engine == "model" and not has_model():
        sys.stderr.write(f"chatdoc : {NO_MODEL}\n")
    read_base()
    warm_model(arguments.engine)
    with opened_lines(arguments.questions) as lines, opened_output(arguments.output, arguments.questions) as output:
        for number, line in lines:
            try:
                answer = _answered(line, number, arguments.length, arguments.engine)
            except BadLine as error:
                bad += 1
                sys.stderr.write(f"ligne {number} : {error}\n")
                continue
            output.write(json_line(answer.to_json()))
    return 1 if bad else 0


def _answered(line: bytes, number: int, length: Length | None, engine: Engine) -> Answer:
    return write_line(read_line(line, number), length, engine)[0]


def answer_line(asked: AskedLine, length: Length | None = None, instructions: Instructions | None = None) -> Answer:
    return write_line(asked, length, instructions=instructions)[0]


def write_line(
    asked: AskedLine,
    length: Length | None = None,
    engine: Engine = "extractive",
    instructions: Instructions | None = None,
) -> tuple[Answer, Writing | None]:
    history, run = _earlier(asked.context.get("historique"))
    context = CallContext(
        facts=facts_in_context(_guarded(asked.context)),
        history=history,
        caisse=str(asked.context.get("caisse") or ""),
        on=asked.on,
        length=length,
        instructions=instructions,
    )
    return write_answer(asked.query, context, engine, asked.identifier, run)


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
