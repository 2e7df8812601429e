"""A question set, line by line: what can be scored, and what cannot with the reason."""

import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from chatdoc.answering.commands.answer import AskedLine, read_line
from chatdoc.answering.commands.answer import BadLine as UnreadableLine
from chatdoc.common.errors import BadInput
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
    found = _read(_lines(name))
    if not found.asked:
        raise BadInput(f"« {name} » ne contient aucune question lisible : une par ligne, en JSON, avec « query ».")
    return found


def _lines(name: str) -> Iterable[str]:
    if name == "-":
        return sys.stdin.read().splitlines()
    try:
        return Path(name).read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise BadInput(f"« {name} » n’est pas un fichier de texte UTF-8.") from error
    except OSError as error:
        raise BadInput(f"« {name} » est introuvable ou illisible : vérifiez le chemin.") from error


def _read(lines: Iterable[str]) -> QuestionSet:
    asked: list[Asked] = []
    bad: list[BadLine] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            read = read_line(line, number)
            asked.append(Asked(gold_of(json.loads(line)), read))
        except (UnreadableLine, ValueError) as error:
            bad.append(BadLine(number, str(error).rstrip(".")))
    return QuestionSet(tuple(asked), tuple(bad))
