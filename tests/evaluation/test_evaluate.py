"""`chatdoc evaluate`, as the site's scripts call it."""

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from chatdoc.audit.models import Entry
from chatdoc.knowledge.models import Version
from config.cli import main

SET = Path(__file__).parents[1] / "small_base" / "questions_or.jsonl"

pytestmark = pytest.mark.usefixtures("small_base")


def figures(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    assert main(["evaluate", *words, "--json"]) == 0
    report: dict[str, Any] = json.loads(capsys.readouterr().out)
    return report


def write(path: Path, *lines: str) -> str:
    path.write_text("\n".join(lines))
    return str(path)


def test_the_figures_come_with_their_counts_and_intervals(capsys: pytest.CaptureFixture[str]) -> None:
    overall = figures(capsys, str(SET))["overall"]

    assert overall["questions"] == 3
    assert overall["hit@1"] == {
        "count": 2,
        "total": 2,
        "value": 1.0,
        "interval_95": [pytest.approx(0.3424, abs=1e-3), 1.0],
    }
    assert overall["facts"]["total"] == 3
    assert overall["refusals"]["total"] == 1
    assert overall["ms_p95"] > 0


def test_each_style_has_its_figures(capsys: pytest.CaptureFixture[str]) -> None:
    styles = figures(capsys, str(SET))["styles"]

    assert sorted(styles) == ["out_of_scope", "question", "short"]
    assert styles["out_of_scope"]["hit@1"]["value"] is None


def test_an_ordinary_search_is_measured_on_the_same_questions(capsys: pytest.CaptureFixture[str]) -> None:
    against = figures(capsys, str(SET), "--against", "bm25s")["against"]

    assert against["name"] == "bm25s"
    assert against["overall"]["hit@1"]["total"] == 2
    assert set(against["sign_test"]) == {"wins", "losses", "p"}


def test_people_read_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", str(SET), "--against", "bm25s"]) == 0

    shown = capsys.readouterr().out
    assert "ensemble" in shown
    assert "100,0 %" in shown
    assert "intervalle de confiance à 95 %" in shown
    assert "test des signes, p = " in shown


def test_a_bad_line_is_named_and_the_others_are_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = '{"query": "âge de départ né en 1966", "gold_ids": ["ESSAI-AGE"]}'
    name = write(
        tmp_path / "set.jsonl", good, "not json", "", '{"gold_ids": ["x"]}', '{"query": "âge", "gold_ids": "x"}'
    )

    assert main(["evaluate", name, "--json"]) == 1

    written = capsys.readouterr()
    assert json.loads(written.out)["overall"]["questions"] == 1
    assert [line.split(" :")[0] for line in written.err.splitlines()] == [
        "Ligne 2 écartée",
        "Ligne 4 écartée",
        "Ligne 5 écartée",
    ]


@pytest.mark.parametrize("content", [b"", b"not json\n", b"\xff\xfe\x00\x01"])
def test_a_file_without_a_question_is_refused_in_french(
    content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "set.jsonl").write_bytes(content)

    assert main(["evaluate", str(tmp_path / "set.jsonl"), "--json"]) == 2

    written = capsys.readouterr()
    assert written.out == ""
    assert written.err.startswith("chatdoc : « ")


def test_a_missing_file_is_refused_in_french(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", "nulle-part.jsonl"]) == 2

    assert "introuvable" in capsys.readouterr().err


def test_an_empty_base_is_said_rather_than_measured(capsys: pytest.CaptureFixture[str]) -> None:
    Version.objects.all().delete()

    assert main(["evaluate", str(SET)]) == 2

    assert "base publiée est vide" in capsys.readouterr().err


def test_questions_are_read_from_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(SET.read_bytes())))

    assert figures(capsys, "-")["overall"]["questions"] == 3


def test_noise_changes_the_questions_and_not_what_is_expected(capsys: pytest.CaptureFixture[str]) -> None:
    overall = figures(capsys, str(SET), "--noise", "fautes")["overall"]

    assert overall["hit@1"]["total"] == 2
    assert overall["refusals"]["total"] == 1


def test_measuring_leaves_no_trace_in_the_journal(capsys: pytest.CaptureFixture[str]) -> None:
    before = Entry.objects.count()

    figures(capsys, str(SET), "--against", "bm25s")

    assert Entry.objects.count() == before
