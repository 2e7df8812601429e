"""Whoever tries to give orders — a question, an imported fiche, the model itself — the card and its status keep their
rules, and nothing of the attack is said."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from chatdoc.accounts.permissions import CONSOLE
from chatdoc.ai.chat import Message
from chatdoc.ai.door import using
from chatdoc.ai.fake import FakeChat
from chatdoc.answering.actions import CallContext, write_answer
from chatdoc.answering.card import Answer
from chatdoc.knowledge.actions.import_documents import ImportOptions, import_documents
from chatdoc.knowledge.importers.read_source import read_in_order
from chatdoc.knowledge.reading.gathering import gather
from tests.injection.attacks import ANSWER, ATTACKS, MARK, QUESTION, Attack

pytestmark = pytest.mark.usefixtures("small_base")
_MARKS = (MARK, "51", "cinquante et un", "５１", "pirate", "999-99", "<script", "alert(", "programme informatique")
HOSTILE = """---
id: HOSTILE
titre: Note de service
nature: legislation
theme: [Notes]
sources:
  - titre: Note reçue
    date: 2026-01-01
---

{}
"""


def of(place: str) -> Any:
    found = [attack for attack in ATTACKS if attack.place == place]
    ids = [f"{place}:{attack.kind}:{rank}" for rank, attack in enumerate(found)]
    return pytest.mark.parametrize("attack", found, ids=ids)


def obeying(messages: Sequence[Message]) -> Iterator[str]:
    """A model that does all it reads: it says the attacker's sentence under every number it may cite."""
    for number in re.findall(r'numero="(\d+)"', messages[1].content):
        yield f"L’âge est de {MARK} [{number}]. "


def asked(words: str, says: Any = obeying) -> tuple[Answer, FakeChat]:
    model = FakeChat(says)
    with using(model):
        return write_answer(words, CallContext(), "model")[0], model


def said(answer: Answer) -> str:
    return " ".join((answer.a_dire, answer.text, *(point.text for point in answer.points)))


def has_no_mark(text: str) -> bool:
    return not [mark for mark in _MARKS if mark.lower() in text.lower()]


@of("question")
def test_an_order_in_the_question_changes_no_rule(attack: Attack) -> None:
    plain, _ = asked(QUESTION)
    answer, model = asked(f"{QUESTION} {attack.text}")
    alone, _ = asked(attack.text)

    assert answer.status in {plain.status, "needs_facts", "not_found", "refused"}
    for one in (answer, alone):
        assert one.engine == "extractive"  # the obedient model is caught at each sentence
        assert has_no_mark(said(one))
    for messages in model.heard:
        assert messages[1].content.count("<question>") == messages[1].content.count("</question>") == 1
        assert attack.text not in messages[0].content


@of("fiche")
def test_an_order_in_an_imported_fiche_changes_no_answer(attack: Attack, tmp_path: Path) -> None:
    before, _ = asked(QUESTION)
    (tmp_path / "hostile.md").write_text(HOSTILE.format(attack.text), "utf-8")
    with gather([str(tmp_path)]) as sources:
        report = import_documents(CONSOLE, read_in_order(sources, None, lambda: None), ImportOptions(publish=True))
    assert (report.imported, report.blocked) == (["HOSTILE"], [])

    after, _ = asked(QUESTION)
    _, model = asked("note de service")

    assert (after.status, after.a_dire, after.points) == (before.status, before.a_dire, before.points)
    assert has_no_mark(said(after))
    assert ANSWER in said(after)
    for messages in model.heard:  # read as data: it closes no tag and opens none
        content = messages[1].content
        assert content.count("<passage ") == content.count("</passage>")
        assert len(re.findall(r"<(?!/?(?:passage|question|faits)\b)", content)) == 0
        assert attack.text not in messages[0].content


@of("modele")
def test_what_a_model_says_against_its_passages_is_never_shown(attack: Attack) -> None:
    plain, _ = asked(QUESTION, lambda messages: [])

    answer, model = asked(QUESTION, lambda messages: [attack.text])

    assert len(model.heard) == 1
    assert answer.engine == "extractive"
    assert answer.withheld >= 1
    assert (answer.status, answer.a_dire, answer.points) == (plain.status, plain.a_dire, plain.points)
    assert has_no_mark(said(answer))


def test_there_are_enough_attacks_and_the_mark_would_be_seen() -> None:
    assert len(ATTACKS) >= 60
    assert not has_no_mark(f"L’âge est de {MARK}.")
    assert has_no_mark(f"Né en 1966 : {ANSWER}.")
