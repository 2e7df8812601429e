"""A question set, line by line: what can be scored, and what cannot with the reason."""

from collections.abc import Iterable
from dataclasses import dataclass

from chatdoc.answering.commands.questions_file import AskedLine, read_line
from chatdoc.common.errors import BadInput
from chatdoc.common.json_lines import BadLine as UnreadableLine
from chatdoc.common.json_lines import opened_lines, read_object
from chatdoc.evaluation.scoring.questions import GoldQuestion, gold_of


@dataclass(frozen=True)
class Asked:
    gold: GoldQuestion
    line: AskedLine  # read as `chatdoc answer` reads it


@dataclass(frozen=True)
class BadLine:
    number: int
    reason: str


@dataclass(frozen=True)
class QuestionSet:
    asked: tuple[Asked, ...]
    bad: tuple[BadLine, ...]


def read_question_set(name: str) -> QuestionSet:
    """Raise `BadInput` when there is nothing to score."""
    with opened_lines(name) as lines:
        found = _read(lines)
    if not found.asked:
        raise BadInput(f"« {name} » ne contient aucune question lisible : une par ligne, en JSON, avec « query ».")
    return found


def _read(lines: Iterable[tuple[int, bytes]]) -> QuestionSet:
    asked: list[Asked] = []
    bad: list[BadLine] = []
    for number, line in lines:
        try:
            read = read_line(line, number)
            asked.append(Asked(gold_of(read_object(line)), read))
        except (UnreadableLine, ValueError) as error:
            bad.append(BadLine(number, str(error).rstrip(".")))
    return QuestionSet(tuple(asked), tuple(bad))
