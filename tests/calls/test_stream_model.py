"""The stream with a model of the site: the card first, then sentences once checked, or the card alone."""

import time
from collections.abc import AsyncIterator
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from django.db import connections

from chatdoc.ai.door import using
from chatdoc.calls.withheld import withheld_of
from tests.ai.served import Reply, Writes, saying, served
from tests.calls.streaming import blocks, post, signed_in

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("small_base_kept")]
QUESTION = "Né en 1966, quel âge ?"
TRUE = "61 ans et 8 mois"


@pytest.fixture(autouse=True)
async def _no_connection_left() -> AsyncIterator[None]:
    yield
    await sync_to_async(connections.close_all)()


def citing(words: str, sentence: str) -> Writes:
    """A sentence that cites the passage where these words are."""

    def write(reply: Reply, asked: dict[str, Any]) -> None:
        data = asked["messages"][1]["content"]
        number = data[: data.index(words)].rsplit('numero="', 1)[1].split('"')[0]
        saying(f"{sentence} [{number}].")(reply, asked)

    return write


async def told(writes: Writes, words: str = QUESTION, **settings: Any) -> list[tuple[str, Any]]:
    advisor = await signed_in()
    with served(writes) as server, using(server.chat(name="essai", **{"first_seconds": 5.0, **settings})):
        _, body = await post(advisor, words)
    return blocks(body)


async def test_the_card_comes_first_then_each_sentence_with_the_sources_of_the_card() -> None:
    events = await told(citing(TRUE, f"Né en 1966 : {TRUE}"))

    assert [name for name, _ in events] == ["guard", "card", "sentence", "done"]
    card, sentence, done = (data for _, data in events[1:])
    assert sentence["text"] == f"Né en 1966 : {TRUE}."
    cited = {source["n"] for source in card["sources"] if source["cited"]}
    assert set(sentence["sources"]) <= cited
    assert done == {"engine": "model", "withheld": 0, "redaction": None}


async def test_without_a_model_nothing_is_said_of_it() -> None:
    _, body = await post(await signed_in(), QUESTION)

    assert blocks(body)[-1] == ("done", {"engine": "extractive", "withheld": 0, "redaction": None})


async def test_a_lie_is_counted_and_never_sent() -> None:
    events = await told(citing(TRUE, "Né en 1966 : 67 ans"))

    assert [name for name, _ in events] == ["guard", "card", "done"]
    assert events[-1][1] == {"engine": "extractive", "withheld": 1, "redaction": "Rédaction indisponible"}
    assert "67 ans" not in str(events)
    assert [(one.text, one.kinds) for one in withheld_of(None)][:1] == [("Né en 1966 : 67 ans.", ("chiffre",))]


def _error(reply: Reply, asked: dict[str, Any]) -> None:
    reply.handler.send_error(500, "oups")


def _garbage(reply: Reply, asked: dict[str, Any]) -> None:
    reply.open()
    reply.raw(b"data: \x00\xff\n\n")


def _cut(reply: Reply, asked: dict[str, Any]) -> None:
    reply.open()
    reply.part("Né en 1966 : 61 ans et ")


def _silent(reply: Reply, asked: dict[str, Any]) -> None:
    reply.open()
    time.sleep(2)


@pytest.mark.parametrize("writes", [_error, _garbage, _cut, _silent])
async def test_whatever_the_server_does_the_card_stands_and_the_page_is_told_quietly(writes: Writes) -> None:
    before = time.monotonic()
    events = await told(writes, first_seconds=0.5)

    assert [name for name, _ in events] == ["guard", "card", "done"]
    assert TRUE in events[1][1]["text"]
    assert events[-1][1]["redaction"] == "Rédaction indisponible"
    assert time.monotonic() - before < 30


async def test_a_fault_of_ours_while_the_model_writes_leaves_the_card(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*arguments: Any) -> Any:
        raise RuntimeError("67 ans")

    monkeypatch.setattr("chatdoc.answering.writing.engine.faults_of", broken)
    events = await told(citing(TRUE, f"Né en 1966 : {TRUE}"))

    assert [name for name, _ in events] == ["guard", "card", "done"]
    assert events[-1][1]["redaction"] == "Rédaction indisponible"


async def test_the_model_hears_only_what_the_guard_let_through() -> None:
    heard: list[str] = []

    def listening(reply: Reply, asked: dict[str, Any]) -> None:
        heard.append(str(asked))
        saying("Rien.")(reply, asked)

    await told(listening, "Mme Ghislaine Verdurin, née le 14 mai 1966, tél 06 12 34 56 78, quel âge de départ ?")

    (prompt,) = heard
    assert "1966" in prompt
    assert not [word for word in ("Ghislaine", "Verdurin", "14 mai", "06 12") if word.lower() in prompt.lower()]


@pytest.mark.parametrize("words", ["recette des crêpes au sarrasin", "   "])
async def test_a_refused_or_unknown_question_is_never_sent_to_the_model(words: str) -> None:
    def never(reply: Reply, asked: dict[str, Any]) -> None:
        pytest.fail("asked")

    assert [name for name, _ in await told(never, words)] == ["guard", "card", "done"]
