"""`chatdoc ask` and `chatdoc answer`, as the site's scripts use them."""

import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from chatdoc.answering import actions
from chatdoc.answering.grounding import vocabulary
from chatdoc.knowledge.documents import Eligibility, Metadata
from chatdoc.knowledge.models import Fiche
from chatdoc.knowledge.tree import Table
from config.cli import main
from tests.retrieval.factories import publish

pytestmark = pytest.mark.django_db(transaction=True)

AGES = Table(
    ("Date de naissance", "Âge légal"), (("Né en 1966", "63 ans et 3 mois"), ("Né à partir de 1967", "64 ans"))
)
KEYS = {
    "id", "status", "question", "a_dire", "points", "text", "ask", "related", "offers", "sources", "engine", "withheld",
    "guard", "ms", "timings_ms",
}  # fmt: skip
SOURCE_KEYS = {
    "n", "cited", "fiche_id", "version", "title", "nature", "caisse", "section", "url", "en_vigueur_du",
    "en_vigueur_au", "excerpt",
}  # fmt: skip


@pytest.fixture(autouse=True)
def base() -> None:
    publish(
        "AGE", "Âge légal de départ à la retraite", "L'âge légal dépend de la naissance.", AGES, theme=("Retraite",)
    )
    publish("REVERSION", "Pension de réversion", "La réversion est versée au conjoint survivant.", theme=("Réversion",))
    publish("NORD", "Rendez-vous réversion", "Le Nord reçoit pour la réversion.", caisse="nord", theme=("Réversion",))
    publish(
        "MSA", "Orientation agricole", "Les exploitants agricoles relèvent de la mutualité.", theme=("Orientation",),
        metadata=Metadata(organisme="la MSA"),
    )  # fmt: skip


def asked(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, object]:
    assert main(["ask", *words, "--json"]) == 0
    answer: dict[str, object] = json.loads(capsys.readouterr().out)
    return answer


def test_an_answer_holds_the_keys_that_scripts_read(capsys: pytest.CaptureFixture[str]) -> None:
    answer = asked(capsys, "âge légal né en 1966")

    assert set(answer) == KEYS
    assert answer["status"] == "answered"
    assert "63 ans et 3 mois" in str(answer["text"])
    sources = answer["sources"]
    assert isinstance(sources, list)
    assert set(sources[0]) == SOURCE_KEYS
    assert sources[0]["fiche_id"] == "AGE"


def test_a_fact_given_by_hand_chooses_the_branch(capsys: pytest.CaptureFixture[str]) -> None:
    assert asked(capsys, "âge légal ?")["status"] == "needs_facts"
    assert "64 ans" in str(asked(capsys, "âge légal ?", "--fact", "naissance=1970")["text"])


def test_a_consigne_is_for_its_caisse_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert "Le Nord" not in str(asked(capsys, "rendez-vous réversion"))
    assert "Le Nord" in str(asked(capsys, "rendez-vous réversion", "--caisse", "nord"))


def test_another_body_is_named_without_any_figure(capsys: pytest.CaptureFixture[str]) -> None:
    answer = asked(capsys, "exploitants agricoles")

    assert answer["status"] == "not_found"
    assert "la MSA" in str(answer["text"])
    assert not any(c.isdigit() for c in str(answer["text"]))


@pytest.mark.parametrize(
    "words",
    [
        ["ask", ""],
        ["ask", "x" * 50_000],
        ["ask", "retraite\x00\x01"],
        ["ask", "retraite", "--fact", "couleur=bleu"],
        ["ask", "retraite", "--fact", "naissance=1850"],
        ["ask", "retraite", "--fact", "naissance"],
        ["ask", "retraite", "--date", "2026-13-45"],
        ["ask", "retraite", "--caisse", "inconnue"],
        ["answer", "absent.jsonl", "-o", "-"],
    ],
)
def test_bad_input_is_one_french_sentence_and_nothing_else(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 2

    written = capsys.readouterr()
    assert written.out == ""
    assert written.err.startswith("chatdoc : ")
    assert written.err.count("\n") == 1


def test_without_a_model_the_card_still_comes(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "réversion", "--engine", "model", "--json"]) == 0

    written = capsys.readouterr()
    assert "aucun modèle" in written.err
    assert json.loads(written.out)["engine"] == "extractive"


def test_a_bad_line_is_named_and_the_others_go_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    questions, answers = tmp_path / "questions.jsonl", tmp_path / "answers.jsonl"
    lines = [
        {"id": "a", "query": "âge légal", "context": {"birth_year": 1966, "couleur": "bleu"}, "date": None},
        "pas du json",
        {"id": "c"},
        {"id": "d", "question": "réversion", "query": None},
        {"id": "e", "query": "réversion", "date": "2026-13-45"},
    ]
    questions.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines))

    assert main(["answer", str(questions), "-o", str(answers)]) == 1
    assert [json.loads(line)["id"] for line in answers.read_text().splitlines()] == ["a", "d"]
    errors = capsys.readouterr().err
    assert all(f"ligne {number} : " in errors for number in (2, 3, 5))


def test_a_line_of_another_encoding_or_nested_without_end_does_not_stop_the_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    questions, answers = tmp_path / "questions.jsonl", tmp_path / "answers.jsonl"
    lines = [
        b'\xef\xbb\xbf{"id": "bom", "query": "r\xc3\xa9version"}',
        b'{"id": "latin", "query": "r\xe9version"}',
        b'{"id": "deep", "query": "x", "y": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
        b'{"id": "half \\ud800", "query": "r\xc3\xa9version \\ud800"}',
        '{"id": "line", "query": "pension \u2028 réversion"}'.encode(),
    ]
    questions.write_bytes(b"\r\n".join(lines))

    assert main(["answer", str(questions), "-o", str(answers)]) == 1
    answered = [json.loads(line)["id"] for line in answers.read_text(encoding="utf-8").split("\n") if line]
    assert answered == ["bom", "half \ud800", "line"]
    errors = capsys.readouterr().err
    assert "ligne 2 : ce n’est pas du texte UTF-8." in errors
    assert "ligne 3 : ce n’est pas du JSON." in errors


def test_the_questions_are_never_overwritten_by_the_answers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    questions = tmp_path / "questions.jsonl"
    questions.write_text('{"id": "a", "query": "âge légal"}')

    assert main(["answer", str(questions), "-o", str(questions)]) == 2
    assert "est le fichier lu" in capsys.readouterr().err
    assert "âge légal" in questions.read_text()


def test_what_the_base_lacks_is_said_without_any_figure(capsys: pytest.CaptureFixture[str]) -> None:
    answer = asked(capsys, "météo marine à Brest")

    assert answer["status"] == "not_found"
    assert not any(c.isdigit() for c in str(answer["text"]))


def test_questions_flow_through_standard_input_and_output(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO('{"id": 7, "query": "réversion"}\n'.encode())))

    assert main(["answer", "-", "-o", "-"]) == 0
    assert json.loads(capsys.readouterr().out)["id"] == "7"


def test_an_earlier_turn_gives_its_subject_and_the_last_birth_wins(tmp_path: Path) -> None:
    questions, answers = tmp_path / "q.jsonl", tmp_path / "a.jsonl"
    context = {"historique": ["Âge légal né en 1966 ?", "63 ans et 3 mois."]}
    questions.write_text(json.dumps({"id": "x", "query": "et l'âge légal s'il est né en 1968 ?", "context": context}))

    assert main(["answer", str(questions), "-o", str(answers)]) == 0
    text = json.loads(answers.read_text())["text"]
    assert "64 ans" in text
    assert "63 ans" not in text


def test_an_offer_that_a_fact_contradicts_is_never_made(capsys: pytest.CaptureFixture[str]) -> None:
    widows = Metadata(eligibility=(Eligibility("situation", among=("veuf",)),), why="parce que veuf", confirm="Oui ?")
    publish("OFFRE", "Proposer le soutien aux veufs", "Un soutien existe.", metadata=widows)
    Fiche.objects.filter(identifier="OFFRE").update(nature="offre")

    assert asked(capsys, "âge légal", "--fact", "situation=marie")["offers"] == []
    offered = asked(capsys, "âge légal", "--fact", "situation=veuf")["offers"]
    assert isinstance(offered, list)
    assert [offer["fiche_id"] for offer in offered] == ["OFFRE"]
    assert offered[0]["why"] == "parce que veuf"


def test_a_text_not_yet_in_force_is_not_answered(capsys: pytest.CaptureFixture[str]) -> None:
    publish("FUTUR", "Majoration nouvelle", "La majoration nouvelle existe.", start=date(2030, 1, 1))

    today = asked(capsys, "majoration nouvelle", "--date", "2026-11-22")

    assert today["status"] == "not_found"
    assert "FUTUR" not in str(today["sources"])


@pytest.mark.parametrize("command", ["ask", "answer"])
def test_the_first_question_is_not_measured_with_the_loading_of_the_index(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    questions = tmp_path / "questions.jsonl"
    questions.write_text('{"id": "1", "query": "âge légal"}\n', "utf-8")
    loaded: list[str] = []
    module = f"chatdoc.answering.commands.{command}"

    def recorded(*given: Any) -> Any:
        loaded.append("question")
        return actions.write_answer(*given)

    loading = "warm_up" if command == "ask" else "read_base"
    monkeypatch.setattr(f"{module}.{loading}", lambda: loaded.append("index"))
    monkeypatch.setattr(f"{module}.write_answer", recorded)

    given = ["âge légal"] if command == "ask" else [str(questions), "-o", str(tmp_path / "answers.jsonl")]
    assert main([command, *given]) == 0

    assert loaded == ["index", "question"]


def test_a_process_that_starts_reads_the_tables_of_the_check() -> None:
    tables = (vocabulary.free_stems, vocabulary.phrases)
    for table in tables:
        table.cache_clear()

    actions.warm_up()

    assert all(table.cache_info().currsize for table in tables)


def test_without_a_model_nothing_is_made_for_one(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "passages_of", lambda *given: pytest.fail("passages for no model"))

    assert asked(capsys, "âge légal")["status"] != "not_found"
