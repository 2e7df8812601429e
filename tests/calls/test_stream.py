import gc
import io
import json
import logging
import time
from collections.abc import AsyncIterator
from typing import Any, cast

import pytest
from asgiref.sync import sync_to_async
from asgiref.testing import ApplicationCommunicator
from django.apps import apps
from django.conf import settings
from django.core.cache import cache
from django.db import connections
from django.test import AsyncClient

from chatdoc.accounts.models import Role
from chatdoc.answering.actions import prepare_answer
from chatdoc.answering.writing.wording import Prepared
from chatdoc.calls import actions
from chatdoc.knowledge.queries.published import current_revision
from config.asgi import application
from tests.accounts.factories import make_person

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("small_base_kept")]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
ASK = "/appel/question/"


@pytest.fixture(autouse=True)
async def _no_connection_left() -> AsyncIterator[None]:
    """asgiref keeps one thread for the whole run, and that thread its connection to a base about to be dropped."""
    yield
    await sync_to_async(connections.close_all)()


@pytest.fixture
async def advisor() -> AsyncClient:
    client = AsyncClient()
    person = await sync_to_async(make_person)(Role.TELECONSEILLER)
    await client.aforce_login(person, backend=BACKEND)
    return client


async def _ask(client: AsyncClient, words: str = "Né en 1966, quel âge ?", **more: Any) -> list[tuple[str, Any]]:
    response = await client.post(ASK, {"question": words, **more}, content_type="application/json")
    assert response.status_code == 200
    assert response.headers["Content-Type"].startswith("text/event-stream")
    return [_parsed(block) async for block in _blocks(cast("Any", response).streaming_content)]


async def _blocks(chunks: AsyncIterator[bytes]) -> AsyncIterator[str]:
    text = "".join([chunk.decode() async for chunk in chunks])
    for block in text.split("\n\n"):
        if block:
            yield block


def _parsed(block: str) -> tuple[str, Any]:
    name, data = block.split("\n")
    return name.removeprefix("event: "), json.loads(data.removeprefix("data: "))


async def test_the_events_come_in_order_and_the_card_is_sourced(advisor: AsyncClient) -> None:
    events = await _ask(advisor)

    assert [name for name, _ in events] == ["guard", "card", "done"]
    card = events[1][1]
    assert card["status"] in {"answered", "needs_facts"}
    assert "61 ans et 8 mois" in card["text"]
    assert all(point["sources"] for point in card["points"] if not point["text"].startswith("Avertissement"))
    assert card["sources"][0]["fiche_id"] == "ESSAI-AGE"


async def test_each_cited_source_gives_the_anchors_of_its_passage(advisor: AsyncClient) -> None:
    card = (await _ask(advisor))[1][1]

    for source in (source for source in card["sources"] if source["cited"]):
        page = await advisor.get(f"/base/fiches/{source['fiche_id']}/", {"version": source["version"]})
        text = page.content.decode()
        assert source["units"]
        assert all(f'id="u{unit}"' in text for unit in source["units"])


async def test_facts_read_in_the_words_come_back_as_chips(advisor: AsyncClient) -> None:
    guard = (await _ask(advisor))[0][1]

    assert guard["facts"] == [
        {"key": "naissance", "value": "1966", "name": "Date de naissance", "label": "1966", "said": True, "was": None}
    ]


async def test_a_fact_given_by_hand_is_kept_and_the_last_words_win(advisor: AsyncClient) -> None:
    kept = (await _ask(advisor, "Quel âge de départ ?", facts={"naissance": "mai 1964"}))[0][1]["facts"]
    replaced = (await _ask(advisor, "et pour 1966 ?", facts={"naissance": "1964-05"}))[0][1]["facts"]

    assert [(fact["value"], fact["label"], fact["said"]) for fact in kept] == [("1964-05", "mai 1964", False)]
    assert [fact["value"] for fact in replaced] == ["1966"]
    assert replaced[0]["was"] == {"key": "naissance", "value": "1964-05", "label": "mai 1964"}


async def test_a_fact_taken_away_does_not_come_back_from_an_earlier_turn(advisor: AsyncClient) -> None:
    history = ["Né en 1964, quel âge ?"]

    with_it = (await _ask(advisor, "et la demande ?", historique=history))[0][1]["facts"]
    without = (await _ask(advisor, "et la demande ?", historique=history, retires=["naissance"]))[0][1]["facts"]

    assert [fact["key"] for fact in with_it] == ["naissance"]
    assert without == []


async def test_a_chip_corrects_what_the_question_itself_says(advisor: AsyncClient) -> None:
    posted = {"facts": {"naissance": "1964"}, "corriges": ["naissance"]}

    (_, guard), (_, card), _ = await _ask(advisor, "Né en 1966, quel âge ?", **posted)
    (_, emptied), (_, asking), _ = await _ask(advisor, "Né en 1966, quel âge ?", corriges=["naissance"])

    assert [(fact["value"], fact["said"]) for fact in guard["facts"]] == [("1964", False)]
    assert "61 ans et 2 mois" in card["text"]
    assert emptied["facts"] == []
    assert "naissance" in [ask["fact"] for ask in asking["ask"]]


async def test_the_card_says_which_publication_it_comes_from(advisor: AsyncClient) -> None:
    card = (await _ask(advisor))[1][1]

    assert card["revision"] == await sync_to_async(current_revision)()


# Django never closes an in-memory database: the threads of these requests leave theirs behind.
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
async def test_the_first_event_leaves_before_the_search_is_done(
    advisor: AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Through ASGI, as in production: the second event waits for the search, the first does not."""
    real = prepare_answer

    def slow(*arguments: Any) -> Prepared:
        time.sleep(0.6)
        return real(*arguments)

    monkeypatch.setattr(actions, "prepare_answer", slow)
    await _times(advisor)  # the first request of a process loads modules
    start, first, second = await _times(advisor)
    gc.collect()

    assert first - start <= 0.3
    assert second - first >= 0.5


async def _times(advisor: AsyncClient) -> tuple[float, float, float]:
    body = json.dumps({"question": "Né en 1966, quel âge ?"}).encode()
    headers = [
        (b"host", b"localhost"),
        (b"content-type", b"application/json"),
        (b"cookie", f"sessionid={advisor.cookies['sessionid'].value}".encode()),
    ]
    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": "POST",
        "path": ASK,
        "query_string": b"",
        "headers": [*headers, *_token()],
    }
    communicator: Any = cast("Any", ApplicationCommunicator)(application, scope)
    start = time.perf_counter()
    await communicator.send_input({"type": "http.request", "body": body})
    moments: list[tuple[bytes, float]] = []
    message = await communicator.receive_output(5)
    assert message["status"] == 200, message
    while len(moments) < 2:
        message = await communicator.receive_output(5)
        if message.get("body"):
            moments.append((message["body"].split(b"\n")[0], time.perf_counter()))
    assert [name for name, _ in moments] == [b"event: guard", b"event: card"]
    while message.get("more_body"):
        message = await communicator.receive_output(5)
    await communicator.wait(5)  # the thread of the request closes its connection
    return start, moments[0][1], moments[1][1]


def _token() -> list[tuple[bytes, bytes]]:
    token = b"a" * 32
    return [(b"x-csrftoken", token), (b"cookie", b"csrftoken=" + token)]


async def test_a_failing_engine_gives_a_sentence_and_logs_its_kind_only(
    advisor: AsyncClient, monkeypatch: pytest.MonkeyPatch, log_lines: io.StringIO
) -> None:
    def broken(*arguments: Any) -> Prepared:
        raise RuntimeError("veuve de Gisèle, née en 1966")

    monkeypatch.setattr(actions, "prepare_answer", broken)

    events = await _ask(advisor, "Gisèle est veuve")

    assert [name for name, _ in events] == ["guard", "failed", "done"]
    assert "reste lisible" in events[1][1]["message"]
    assert "RuntimeError" in log_lines.getvalue()
    assert "Gisèle" not in log_lines.getvalue()


@pytest.mark.parametrize(
    ("words", "expected"), [("", "vide"), ("   \x00 ", "vide"), ("retraite " * 6000, "10000 caractères")]
)
async def test_words_the_guard_refuses_get_a_reminder_and_no_search(
    advisor: AsyncClient, monkeypatch: pytest.MonkeyPatch, words: str, expected: str
) -> None:
    monkeypatch.setattr(actions, "prepare_answer", lambda *arguments: pytest.fail("searched"))

    events = await _ask(advisor, words)

    assert [name for name, _ in events] == ["guard", "card", "done"]
    assert events[0][1]["refused"]
    assert events[1][1]["status"] == "refused"
    assert expected in events[1][1]["guard"]["reminder"].replace("\u202f", "")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b"pas du json", "n’a pas pu être lue"),
        (b"[]", "n’a pas pu être lue"),
        (b'{"question": 12}', "n’a pas pu être lue"),
        (b'{"question": "x", "length": "roman"}', "n’a pas pu être lue"),
        (b'{"question": "x", "simple": "oui"}', "n’a pas pu être lue"),
        (b'{"question": "x", "facts": {"couleur": "bleu"}}', "Fait inconnu"),
        (b'{"question": "x", "facts": {"age": "mille"}}', "Valeur impossible"),
        (b'{"question": "x", "date": "2026-02-30"}', "Date impossible"),
        (b'{"question": "x", "caisse": "inconnue"}', "caisse n’existe pas"),
    ],
)
async def test_a_bad_request_is_refused_with_a_french_sentence(
    advisor: AsyncClient, body: bytes, expected: str
) -> None:
    response = await advisor.post(ASK, body, content_type="application/json")

    assert response.status_code == 400
    assert expected in json.loads(response.content)["message"]


async def test_a_question_is_posted_never_put_in_an_address(advisor: AsyncClient) -> None:
    response = await advisor.get(ASK, {"question": "retraite"})

    assert response.status_code == 405


async def test_a_question_without_the_page_key_is_refused() -> None:
    client = AsyncClient(enforce_csrf_checks=True)
    person = await sync_to_async(make_person)(Role.TELECONSEILLER)
    await client.aforce_login(person, backend=BACKEND)

    response = await client.post(ASK, {"question": "retraite"}, content_type="application/json")

    assert response.status_code == 403


async def test_a_person_of_a_caisse_answers_for_it_whatever_is_posted(advisor: AsyncClient) -> None:
    northern = AsyncClient()
    person = await sync_to_async(make_person)(caisse="nord", username="nord")
    await northern.aforce_login(person, backend=BACKEND)

    theirs = (await _ask(northern, "prendre un rendez-vous", caisse=""))[1][1]
    national = (await _ask(advisor, "prendre un rendez-vous"))[1][1]
    chosen = (await _ask(advisor, "prendre un rendez-vous", caisse="nord"))[1][1]

    found = [[source["fiche_id"] for source in card["sources"]] for card in (theirs, national, chosen)]
    assert ["ESSAI-CONSIGNE-NORD" in fiches for fiches in found] == [True, False, True]


async def test_no_typed_word_is_left_anywhere_after_a_question(advisor: AsyncClient, log_lines: io.StringIO) -> None:
    """Tables, session, cache, files and logs, at the most talkative level."""
    marks = ["zygomatique", "hypoténuse", "1951-07"]
    root = logging.getLogger()
    level = root.level
    root.setLevel(logging.DEBUG)
    try:
        await _ask(advisor, "zygomatique né en 1966", facts={"naissance": "1951-07"}, historique=["hypoténuse"])
    finally:
        root.setLevel(level)

    rows = await sync_to_async(_every_row)()
    assert [mark for mark in marks if mark in rows] == []
    assert [mark for mark in marks if mark in log_lines.getvalue()] == []
    assert [mark for mark in marks if mark in _every_file()] == []
    assert [mark for mark in marks if mark in repr(getattr(cache, "_cache", ""))] == []


def _every_row() -> str:
    rows = []
    for model in apps.get_models():
        rows += [repr(values) for values in model._default_manager.values_list()]
    sessions = apps.get_model("sessions", "Session")
    rows += [repr(session.get_decoded()) for session in sessions.objects.all()]
    assert len(rows) > 10
    return "\n".join(rows)


def _every_file() -> str:
    assert "chatdoc-tests-" in str(settings.DATA)  # the folder of this test, not another
    texts = []
    for file in settings.DATA.rglob("*"):
        if file.is_file() and "static" not in file.parts:
            texts.append(file.read_bytes().decode("utf-8", "replace"))
    return "\n".join(texts)
