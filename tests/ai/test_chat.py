"""The language model over real HTTP, from servers that write well, badly, slowly, or not at all."""

import threading
import time
from typing import Any

import pytest

from chatdoc.ai.breaker import FAILURES, PAUSE_SECONDS, Breaker
from chatdoc.ai.chat import Message
from chatdoc.ai.errors import ModelFailed
from tests.ai.served import ModelServer, Reply, saying, served

ASKED = (Message("system", "Réponds."), Message("user", "Bonjour"))
# The client leaves a thread behind for as long as a bad server holds it.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")


def heard(server: ModelServer, seconds: float = 5.0, **settings: Any) -> str:
    end = time.monotonic() + seconds
    return "".join(server.chat(**settings).stream(ASKED, lambda: end - time.monotonic()))


def test_the_text_comes_part_by_part_and_whole() -> None:
    text = "L’âge est de 64 ans [1]. Il faut 172 trimestres [2]."

    with served(saying(text, size=3)) as server:
        assert heard(server) == text

    _, body = server.heard[0]
    assert body["temperature"] == 0
    assert body["max_tokens"] == 600
    assert body["stream"] is True
    assert body["model"] == "essai"
    assert [message["role"] for message in body["messages"]] == ["system", "user"]


def test_the_server_learns_nothing_of_the_machine_and_gets_the_key() -> None:
    with served(saying("Bien.")) as server:
        heard(server, key="secret", name="essai")

    headers, _ = server.heard[0]
    assert headers["authorization"] == "Bearer secret"
    assert headers["user-agent"] == "ChatDoc"
    assert not [name for name in headers if name.startswith("x-stainless")]


def test_a_proxy_of_the_environment_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")

    with served(saying("Bien.")) as server:
        assert heard(server) == "Bien."


def _error(reply: Reply, asked: dict[str, Any]) -> None:
    reply.handler.send_error(500, "bad prompt: Mme Verdurin")


def _redirect(reply: Reply, asked: dict[str, Any]) -> None:
    reply.handler.send_response(307)
    reply.handler.send_header("Location", "http://127.0.0.1:9/ailleurs")
    reply.handler.send_header("Content-Length", "0")
    reply.handler.end_headers()


def _garbage(reply: Reply, asked: dict[str, Any]) -> None:
    reply.open()
    reply.raw(b"data: {pas du json\n\n")


def _not_events(reply: Reply, asked: dict[str, Any]) -> None:
    reply.open()
    reply.raw(b"<html>Bienvenue sur le portail captif</html>")


def _cut(reply: Reply, asked: dict[str, Any]) -> None:
    reply.open()
    reply.part("L’âge est de 6")


def _of_another_shape(reply: Reply, asked: dict[str, Any]) -> None:
    reply.open()
    reply.raw(b'data: {"id": "x", "choices": null}\n\ndata: {"choices": [{"delta": null}]}\n\n')


@pytest.mark.parametrize("writes", [_error, _redirect, _garbage, _not_events, _cut, _of_another_shape])
def test_a_server_that_does_wrong_is_a_failure_that_repeats_no_word(writes: Any) -> None:
    with served(writes) as server, pytest.raises(ModelFailed) as failed:
        heard(server)

    assert "Verdurin" not in failed.value.message
    assert failed.value.__suppress_context__


def _silent(reply: Reply, asked: dict[str, Any]) -> None:
    reply.open()
    time.sleep(3)


def _pinging(reply: Reply, asked: dict[str, Any]) -> None:
    reply.open()
    for _ in range(300):
        reply.raw(b": ping\n\n")
        time.sleep(0.01)


@pytest.mark.parametrize("writes", [_silent, _pinging])
def test_a_server_that_keeps_silent_holds_nobody(writes: Any) -> None:
    with served(writes) as server:
        before = time.monotonic()
        with pytest.raises(ModelFailed, match="trop lent"):
            heard(server, seconds=0.3, name="essai")
        assert time.monotonic() - before < 2


def _never_ending(reply: Reply, asked: dict[str, Any]) -> None:
    reply.open()
    while True:
        reply.part("encore ")
        time.sleep(0.001)


def test_a_server_that_never_stops_is_left_and_its_thread_ends() -> None:
    with served(_never_ending) as server:
        parts = server.chat(name="essai").stream(ASKED, lambda: 5.0)
        assert next(parts) == "encore "
        parts.close()  # type: ignore[attr-defined]

        end = time.monotonic() + 5
        while any(t.name.endswith("(_read)") for t in threading.enumerate()) and time.monotonic() < end:
            time.sleep(0.05)
        assert not any(t.name.endswith("(_read)") for t in threading.enumerate())


def test_a_server_that_is_not_there_is_a_failure_and_check_says_what_to_do() -> None:
    with served(saying("")) as server:
        pass

    health = server.chat().health()

    assert not health.ok
    assert "vérifiez que le serveur est lancé" in health.words
    with pytest.raises(ModelFailed, match="injoignable"):
        heard(server)


def test_the_health_names_the_model_or_those_served() -> None:
    with served(saying(""), models=("mistral", "qwen")) as server:
        assert server.chat().health().words.startswith("mistral, sur http://127.0.0.1:")
        assert server.chat(name="qwen").health().ok
        missing = server.chat(name="llama").health()

    assert not missing.ok
    assert "mistral, qwen" in missing.words


def test_after_failures_the_door_closes_and_a_probe_opens_it_again() -> None:
    now, well, probed = [0.0], [False], threading.Event()

    def probe() -> bool:
        probed.set()
        return well[0]

    breaker = Breaker(probe, clock=lambda: now[0])
    for _ in range(FAILURES):
        assert breaker.allows()
        breaker.failed()

    assert not breaker.allows()
    assert not probed.is_set()
    now[0], well[0] = PAUSE_SECONDS + 1, True
    assert not breaker.allows()  # the question that finds the pause over does not wait for the probe
    assert probed.wait(2)
    _until(breaker.allows)
    breaker.failed()
    assert not breaker.allows()  # one more failure is enough
    breaker.succeeded()
    assert breaker.allows()


def _until(is_so: Any) -> None:
    end = time.monotonic() + 2
    while not is_so() and time.monotonic() < end:
        time.sleep(0.01)
    assert is_so()
