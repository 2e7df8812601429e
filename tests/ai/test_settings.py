"""The model's settings are read at start, refused when they make no sense, and their key is never shown."""

import json

import pytest

from chatdoc.ai.door import using
from chatdoc.ai.server import Server
from config.checks import all_checks
from config.settings import environment
from tests.ai.served import saying, served


def test_without_an_address_there_is_no_model() -> None:
    assert environment.chat_settings() is None


def test_all_that_is_set_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("URL", "http://modele:8080"), ("NAME", "mistral"), ("KEY", "clé"), ("FIRST_SECONDS", "1,5")):
        monkeypatch.setenv(f"CHATDOC_MODEL_{name}", value)

    settings = environment.chat_settings()

    assert settings is not None
    assert (settings.server.url, settings.server.key, settings.name) == ("http://modele:8080", "clé", "mistral")
    assert (settings.first_seconds, settings.server.seconds, settings.max_tokens) == (1.5, 20.0, 600)
    assert "clé" not in repr(settings)
    assert environment.MODEL_KEY.shown == "(défini, masqué)"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("URL", "modele:8080"),
        ("URL", "ftp://modele"),
        ("PROXY", "relais"),
        ("FIRST_SECONDS", "0"),
        ("SECONDS", "bientôt"),
        ("SECONDS", "nan"),
        ("TOKENS", "1000000"),
    ],
)
def test_a_value_that_makes_no_sense_is_refused(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv("CHATDOC_MODEL_URL", "http://modele:8080")
    monkeypatch.setenv(f"CHATDOC_MODEL_{name}", value)

    with pytest.raises(environment.SettingRefused, match=f"CHATDOC_MODEL_{name}"):
        environment.chat_settings()


@pytest.mark.parametrize("url", ["http://m:8080", "http://m:8080/", "http://m:8080/v1", "http://m:8080/v1/"])
def test_the_path_of_the_protocol_may_be_left_out(url: str) -> None:
    assert Server(url).base == "http://m:8080/v1"


@pytest.mark.django_db
def test_check_says_in_one_line_whether_the_model_answers() -> None:
    def model() -> tuple[bool, str]:
        check = next(check for check in all_checks() if check.key == "model")
        return check.ok, check.words

    assert model() == (True, "aucun, réponses tirées de la base")
    with served(saying("")) as server, using(server.chat()):
        assert model() == (True, f"essai, sur {server.url}/v1")
    with using(server.chat()):
        ok, words = model()
    assert not ok
    assert "injoignable, vérifiez que le serveur est lancé" in words
    assert "\n" not in json.dumps(words)
