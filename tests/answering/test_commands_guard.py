"""What identifies someone stops at the door of `chatdoc ask` and `chatdoc answer`, whatever it comes by."""

import json
from pathlib import Path
from typing import Any

import pytest

from chatdoc.answering import actions
from chatdoc.answering.writing.wording import Prepared
from config.cli import main
from tests.retrieval.factories import publish

pytestmark = pytest.mark.django_db(transaction=True)
WORDS = ("ghislaine", "verdurin", "34 56")


@pytest.fixture(autouse=True)
def base() -> None:
    publish("REVERSION", "Pension de réversion", "La réversion est versée au conjoint survivant.", theme=("Réversion",))


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Everything the engine was given."""
    kept: list[str] = []
    real = actions.prepare_answer

    def listening(text: Any, context: Any, *more: Any) -> Prepared:
        kept.extend([str(text), *map(str, context.history), *map(str, context.facts.values())])
        return real(text, context, *more)

    monkeypatch.setattr(actions, "prepare_answer", listening)
    return kept


def _has_none(text: str) -> bool:
    return not [word for word in WORDS if word in text.lower()]


def _answered(folder: Path, entry: dict[str, Any]) -> tuple[int, dict[str, Any]]:
    questions, answers = folder / "q.jsonl", folder / "a.jsonl"
    questions.write_text(json.dumps(entry), "utf-8")
    status = main(["answer", str(questions), "-o", str(answers)])
    written = answers.read_text("utf-8")
    return status, json.loads(written) if written else {}


def test_a_number_begun_in_an_earlier_turn_stops_where_it_ends(tmp_path: Path, heard: list[str]) -> None:
    context = {"historique": ["réversion ?", "son téléphone commence par 06 12"]}

    status, answer = _answered(tmp_path, {"id": "1", "query": "34 56 78 pour la réversion", "context": context})

    assert status == 0
    assert answer["question"] == "numéro indiqué pour la réversion"
    assert answer["guard"]["types"] == ["FILE_NUMBER"]
    assert _has_none(" ".join(heard))


def test_the_engine_hears_no_fact_that_names_someone(
    tmp_path: Path, heard: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    case = "dossier de Mme Ghislaine Verdurin"

    status, answer = _answered(tmp_path, {"id": "1", "query": "réversion", "context": {"cas": case, "enfants": "2"}})
    assert main(["ask", "réversion", "--fact", f"cas={case}", "--json"]) == 0

    assert status == 0
    assert "2" in heard
    assert len([text for text in heard if "dossier" in text]) == 2
    assert _has_none(" ".join(heard) + json.dumps(answer) + capsys.readouterr().out)


def test_a_date_that_is_none_is_not_repeated_with_whom_it_names(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, _ = _answered(tmp_path, {"id": "1", "query": "réversion", "date": "Mme Ghislaine Verdurin"})

    written = capsys.readouterr().err
    assert status == 1
    assert "ligne 1 : Date impossible" in written
    assert _has_none(written)
