"""The gold questions of the starter base: nothing longer than promised, every figure in what is cited."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from chatdoc.answering.actions import CallContext, write_answer
from chatdoc.answering.card import Answer, Length
from chatdoc.answering.commands.answer import answer_line
from chatdoc.answering.commands.questions_file import AskedLine, read_line
from chatdoc.knowledge.facts import facts_in_context
from config.cli import main
from tests.answering.factories import safe

pytestmark = pytest.mark.django_db(transaction=True)

BASE = Path(__file__).resolve().parents[2] / "base"
LIMITS: dict[Length, int] = {"bref": 60, "standard": 250}
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


@pytest.fixture
def lines(capsys: pytest.CaptureFixture[str]) -> list[bytes]:
    assert main(["import", str(BASE), "--publish"]) == 0
    return (BASE / "questions_or.jsonl").read_bytes().splitlines()


def test_every_answer_is_as_short_as_promised_and_its_figures_are_in_what_it_cites(lines: list[bytes]) -> None:
    failures = [
        (json.loads(line)["id"], length, reason)
        for number, line in enumerate(lines, start=1)
        for length in LIMITS
        for reason in reasons(answer_line(read_line(line, number), length), LIMITS[length])
    ]

    assert len(lines) > 200
    assert not failures


def test_the_plainer_card_is_short_says_no_other_figure_and_asks_for_the_same_facts(lines: list[bytes]) -> None:
    failures = []
    for number, line in enumerate(lines, start=1):
        read = read_line(line, number)
        usual = answer_line(read)
        simple, _ = write_answer(read.query, replace(context_of(read), simple=True))
        reason = [*reasons(simple, 120)]
        reason += ["trop de points"] if len(simple.points) > 5 else []
        reason += ["autre statut"] if simple.status != usual.status else []
        failures += [(read.query, reason)] if reason else []

    assert not failures


def context_of(read: AskedLine) -> CallContext:
    facts = facts_in_context(read.context)
    history = tuple(map(safe, read.context.get("historique") or ()))
    return CallContext(facts, history, str(read.context.get("caisse") or ""), read.on)


def reasons(answer: Answer, limit: int) -> Iterator[str]:
    if len(answer.text.split()) > limit:
        yield "trop long"
    cited = " | ".join(f"{s.excerpt} | {s.title} | {s.section}" for s in answer.sources if s.cited)
    if numbers(answer.text) - numbers(cited):
        yield f"sans passage : {numbers(answer.text) - numbers(cited)}"


def numbers(text: str) -> set[str]:
    return set(_NUMBER.findall(re.sub(r"(?<=\d)\s(?=\d{3})", "", text)))


def asked(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    capsys.readouterr()
    assert main(["ask", *words, "--json"]) == 0
    answer: dict[str, Any] = json.loads(capsys.readouterr().out)
    return answer


@pytest.mark.usefixtures("lines")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("PASS 2026", "48 060 € par an"),
        ("surcotte taux par trimestre", "1,25 % par trimestre cotisé"),
        ("formulaire papier réversion numéro", "S 5136j"),
    ],
)
def test_what_is_said_first_holds_the_kind_of_thing_asked(
    capsys: pytest.CaptureFixture[str], words: str, said: str
) -> None:
    assert said in asked(capsys, words)["a_dire"]


@pytest.mark.usefixtures("lines")
def test_a_fact_known_before_does_not_answer_a_question_about_the_rule(capsys: pytest.CaptureFixture[str]) -> None:
    general = asked(capsys, "conditions pension de réversion", "--fact", "situation=veuf")
    of_a_case = asked(capsys, "conditions pension de réversion si divorcée")

    assert general["a_dire"].startswith("Pour avoir droit à la pension de réversion")
    assert of_a_case["a_dire"].startswith("Vous êtes divorcé : ")


@pytest.mark.usefixtures("lines")
def test_the_rule_of_the_date_asked_for_is_the_answer(capsys: pytest.CaptureFixture[str]) -> None:
    before = asked(capsys, "âge légal né en 1964", "--date", "1990-01-01")
    between = asked(capsys, "âge légal né en 1964", "--date", "2026-08-01")

    assert before["status"] == "not_found"
    assert between["sources"][0]["fiche_id"] == "CD-BAREME-2023"
    assert "63 ans" in between["a_dire"]
    assert "62 ans et 9 mois" not in between["text"]


@pytest.mark.usefixtures("lines")
def test_the_consigne_of_another_caisse_covers_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    north = asked(capsys, "prendre rendez-vous", "--caisse", "demo-nord")
    south = asked(capsys, "prendre rendez-vous", "--caisse", "demo-sud")

    assert (north["status"], south["status"]) == ("not_found", "answered")


@pytest.mark.usefixtures("lines")
def test_facts_told_alone_call_their_subject(capsys: pytest.CaptureFixture[str]) -> None:
    told = {
        "il a commencé à bosser à 17 ans, il est de 66": "CD-CARRIERE-LONGUE",
        "il est de 66": "CD-AGE-LEGAL",
        "il est inapte": "CD-INAPTITUDE",
    }

    answers = {words: asked(capsys, words) for words in told}

    assert {words: answer["sources"][0]["fiche_id"] for words, answer in answers.items()} == told
    assert {answer["status"] for answer in answers.values()} <= {"answered", "needs_facts"}
