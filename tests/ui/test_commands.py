import json
import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from chatdoc.audit.actions import record
from chatdoc.retrieval.indexing import index_root, prepare_index
from config.checks import all_checks
from config.cli import main
from config.demo_people import PEOPLE, create_demo_people
from config.settings.environment import SETTINGS

PROJECT = Path(__file__).resolve().parents[2]
TYPED = "Mme Ghislaine Verdurin 06 39 98 12 34"


def _chatdoc(data: Path, *words: str, **more: str) -> "subprocess.CompletedProcess[str]":
    """The real command, in a folder of its own."""
    environment = {**os.environ, "CHATDOC_DATA": str(data), **more}
    environment.pop("DATABASE_URL", None)
    return subprocess.run(  # noqa: S603
        [sys.executable, "-m", "config.cli", *words],
        cwd=PROJECT,
        env=environment,
        check=False,
        capture_output=True,
        text=True,
    )


@pytest.mark.django_db
def test_check_on_an_empty_folder_says_what_to_do_and_fails(capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["check"])

    printed = capsys.readouterr().out
    assert status == 1
    assert "chatdoc import base --publish" in printed
    assert all(setting.name in printed for setting in SETTINGS)


@pytest.mark.django_db
@pytest.mark.usefixtures("small_base")
def test_check_of_a_loaded_folder_is_ready_and_its_json_stands_alone(capsys: pytest.CaptureFixture[str]) -> None:
    prepare_index()
    record("camille", "accounts.sign_in")

    status = main(["check", "--json"])

    report = json.loads(capsys.readouterr().out)
    assert status == 0
    assert report["ok"]
    assert {"data", "database", "migrations", "base", "index", "sigles", "journal", "model"} <= {
        check["key"] for check in report["checks"]
    }
    assert [setting["name"] for setting in report["settings"]] == [setting.name for setting in SETTINGS]


@pytest.mark.django_db
@pytest.mark.usefixtures("small_base")
def test_an_index_that_is_missing_is_said() -> None:
    shutil.rmtree(index_root(), ignore_errors=True)

    index = next(check for check in all_checks() if check.key == "index")

    assert not index.ok
    assert "sera refait" in index.words


@pytest.mark.django_db
def test_the_demonstration_has_a_person_of_each_role_and_is_made_once() -> None:
    assert create_demo_people() == len(PEOPLE)
    assert create_demo_people() == 0


def test_a_port_already_taken_is_said_before_anything_is_done(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        for command in ("demo", "serve"):
            result = _chatdoc(tmp_path, command, "--port", str(port))

            assert result.returncode == 2
            assert f"127.0.0.1:{port} est déjà prise" in result.stderr
            assert "Traceback" not in result.stderr
            assert "Base de départ" not in result.stdout


@pytest.mark.parametrize("words", [("serve", "--port", "0"), ("serve", "--port", "abc"), ("serve", "--workers", "0")])
def test_an_impossible_option_is_refused_in_french(tmp_path: Path, words: tuple[str, ...]) -> None:
    result = _chatdoc(tmp_path, *words)

    assert result.returncode == 2
    assert "donnez un nombre entre" in result.stderr


def test_a_setting_that_makes_no_sense_stops_any_command_with_a_sentence(tmp_path: Path) -> None:
    result = _chatdoc(tmp_path, "check", CHATDOC_HTTPS="peut-être")

    assert result.returncode == 2
    assert result.stderr == "chatdoc : CHATDOC_HTTPS vaut « peut-être » : mettez 0 ou 1.\n"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ((), "il manque : COMMANDE"),
        (("ask",), "il manque : MOTS"),
        (("ask", "réversion", "--length", "moyen"), "« --length » n’accepte pas 'moyen'"),
        (("check", "--loin"), "option inconnue : --loin"),
    ],
)
def test_a_command_that_is_not_understood_is_said_in_french(
    tmp_path: Path, words: tuple[str, ...], expected: str
) -> None:
    result = _chatdoc(tmp_path, *words)

    assert result.returncode == 2
    assert expected in result.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("ask", "réversion", "--length", TYPED),
        ("ask", "réversion", "--caisse", TYPED),
        ("ask", "réversion", "--date", TYPED),
        ("ask", "réversion", "--fact", TYPED),
        ("ask", "réversion", "--fact", f"{TYPED}=62"),
        ("ask", "réversion", "--fact", f"age={TYPED}"),
        ("answer", f"essais/{TYPED}.jsonl", "-o", "-"),
        ("guard", f"{TYPED}.jsonl", "-o", "-"),
        ("evaluate", f"dossiers/{TYPED}.jsonl"),
        ("import", f"{TYPED}.md"),
        ("import", "base", "--caisse", TYPED),
        ("lexicon", "import", f"{TYPED}.csv"),
        ("check", *TYPED.split()),
        ("serve", "--port", TYPED),
        (TYPED,),
    ],
)
@pytest.mark.django_db
def test_a_refused_word_is_not_repeated_with_whom_it_names(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    try:
        status = main(words)
    except SystemExit as refusal:
        status = int(str(refusal.code))

    said = capsys.readouterr()
    assert status == 2
    assert said.out == ""
    assert said.err.startswith("chatdoc : ")
    assert not [word for word in ("ghislaine", "verdurin", "06 39", "0639") if word in said.err.lower()]


@pytest.mark.django_db
def test_a_refusal_names_the_file_it_speaks_of(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["answer", "/srv/martin/jeu_zarbouchet.jsonl", "-o", "-"]) == 2

    assert "« /srv/martin/jeu_zarbouchet.jsonl » est introuvable" in capsys.readouterr().err
    assert main(["answer", "/", "-o", "-"]) == 2
    assert "« / » est introuvable" in capsys.readouterr().err
    assert main(["ask", ""]) == 2
    assert capsys.readouterr().err.startswith("chatdoc : La question est vide : tapez quelques mots")


@pytest.mark.django_db
def test_an_unexpected_failure_is_one_sentence_without_a_typed_word(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError(TYPED)

    monkeypatch.setattr("chatdoc.answering.commands.ask.write_answer", broken)

    status = main(["ask", "réversion"])

    said = capsys.readouterr()
    assert (status, said.out) == (1, "")
    assert re.fullmatch(
        r"chatdoc : erreur inattendue \(RuntimeError, ui/test_commands.py ligne \d+\) : [^\n]+\n", said.err
    )
    assert "Verdurin" not in said.err


def test_a_database_that_cannot_be_read_is_said_and_check_still_speaks(tmp_path: Path) -> None:
    (tmp_path / "chatdoc.sqlite3").write_bytes(b"not a database, whatever its name" * 100)

    asked = _chatdoc(tmp_path, "ask", "réversion", DATABASE_URL="")
    checked = _chatdoc(tmp_path, "check", DATABASE_URL="")

    assert asked.returncode == 2
    assert "La base de données est illisible" in asked.stderr
    assert "Traceback" not in asked.stderr
    assert checked.returncode == 1
    assert "✗ Base de données" in checked.stdout


def test_a_data_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    file = tmp_path / "fichier"
    file.write_text("")

    result = _chatdoc(file, "ask", "réversion")

    assert result.returncode == 2
    assert "est inutilisable" in result.stderr


def test_a_terminal_of_another_alphabet_does_not_stop_an_answer(tmp_path: Path) -> None:
    result = _chatdoc(tmp_path, "check", PYTHONIOENCODING="latin-1")

    assert "✗" in result.stdout
    assert "Traceback" not in result.stderr


def test_the_demonstration_prepares_an_empty_folder_and_says_each_step(tmp_path: Path) -> None:
    first = _chatdoc(tmp_path, "demo", "--no-serve")
    second = _chatdoc(tmp_path, "demo", "--no-serve")
    check = _chatdoc(tmp_path, "check")

    assert first.returncode == 0, first.stderr
    for step in ("1/4", "2/4", "3/4", "4/4", "camille", "technicien", "demonstration-chatdoc"):
        assert step in first.stdout
    assert "échec" not in first.stdout
    assert "déjà à jour" in second.stdout
    assert check.returncode == 0, check.stdout
