"""`chatdoc evaluate --engine model`: a model that keeps to its passages is let in, one that lies or dawdles is not."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from chatdoc.ai.door import using
from chatdoc.ai.errors import ModelFailed
from chatdoc.ai.fake import FakeChat
from chatdoc.evaluation.scoring.measures import Given, outcome_of
from chatdoc.evaluation.scoring.qualification import Attempt, qualify
from chatdoc.evaluation.scoring.questions import GoldQuestion, gold_of
from config.cli import main

SET = Path(__file__).parents[1] / "small_base" / "questions_or.jsonl"


def report(capsys: pytest.CaptureFixture[str], says: Any) -> tuple[int, dict[str, Any]]:
    with using(FakeChat(says)):
        status = main(["evaluate", str(SET), "--engine", "model", "--json"])
    return status, json.loads(capsys.readouterr().out)


def faithful(messages: Any) -> list[str]:
    """Every passage again, word for word, with its number."""
    passages = re.findall(r'<passage numero="(\d+)"[^>]*>\n(.*?)\n</passage>', messages[1].content, flags=re.DOTALL)
    return [f"{line.rstrip('.')} [{number}].\n" for number, text in passages for line in text.split("\n")]


@pytest.mark.usefixtures("small_base")
def test_a_faithful_model_is_let_in(capsys: pytest.CaptureFixture[str]) -> None:
    status, found = report(capsys, faithful)

    assert found["qualification"]["qualified"] is True
    assert found["qualification"]["asked"] == 2
    assert found["qualification"]["withheld"]["value"] == 0
    assert found["overall"]["refusals"]["count"] == 1
    assert status == 0


@pytest.mark.usefixtures("small_base")
@pytest.mark.parametrize(
    "says", [lambda messages: ["Il faut 12 ans [1]."], lambda messages: [ModelFailed("injoignable")]]
)
def test_a_model_that_lies_or_fails_is_not(capsys: pytest.CaptureFixture[str], says: Any) -> None:
    status, found = report(capsys, says)

    assert found["qualification"]["qualified"] is False
    assert found["qualification"]["alone"]["value"] == 1
    assert status == 1


@pytest.mark.usefixtures("small_base")
def test_the_table_says_yes_or_no_in_french(capsys: pytest.CaptureFixture[str]) -> None:
    with using(FakeChat(faithful)):
        assert main(["evaluate", str(SET), "--engine", "model"]) == 0

    assert "Modèle : oui, il peut rédiger" in capsys.readouterr().out


@pytest.mark.usefixtures("small_base")
def test_without_a_model_there_is_nothing_to_qualify(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", str(SET), "--engine", "model"]) == 2
    assert "CHATDOC_MODEL_URL" in capsys.readouterr().err


def _question() -> GoldQuestion:
    return gold_of({"id": "1", "query": "âge", "gold_fiche_ids": ["A"], "gold_facts": ["64 ans"]})


@pytest.mark.parametrize(
    ("attempt", "text", "key"),
    [
        (Attempt(3, 0, "", 3.4, 5.0), "64 ans", "first"),
        (Attempt(3, 0, "", 1.0, 16.0), "64 ans", "whole"),
        (Attempt(8, 1, "", 1.0, 5.0), "64 ans", "withheld"),
        (Attempt(3, 0, "", 1.0, 5.0), "", "facts"),
    ],
)
def test_each_limit_refuses_by_itself(attempt: Attempt, text: str, key: str) -> None:
    question = _question()
    card = [outcome_of(question, Given("answered", ("A",), "64 ans", 1.0))]
    ours = [outcome_of(question, Given("answered", ("A",), text, 1.0))]

    found = qualify([attempt], ours, card)

    assert [verdict.key for verdict in found.verdicts if not verdict.ok] == [key]
