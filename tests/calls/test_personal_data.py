"""What identifies someone goes no further than the guard, whatever field of the page it comes by."""

import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from django.db import connections
from django.test import AsyncClient

from chatdoc.answering.actions import prepare_answer
from chatdoc.answering.writing.wording import Prepared
from chatdoc.calls import actions
from chatdoc.knowledge.facts import FACTS
from chatdoc.privacy import Guarded, guard, guard_next
from tests.calls.streaming import events, post, signed_in

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("small_base_kept")]
TYPED = "Mme Ghislaine Verdurin, née le 14 mai 1964, tél 06 12 34 56 78, quel âge de départ ?"
WORDS = ("ghislaine", "verdurin", "14 mai", "06 12", "0612", "34 56")


@pytest.fixture(autouse=True)
async def _no_connection_left() -> AsyncIterator[None]:
    yield
    await sync_to_async(connections.close_all)()


@pytest.fixture
async def advisor() -> AsyncClient:
    return await signed_in()


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Everything the engine was given."""
    kept: list[str] = []

    def listening(text: Any, context: Any, *more: Any) -> Prepared:
        kept.extend([str(text), *map(str, context.history), *map(str, context.facts.values())])
        return prepare_answer(text, context, *more)

    monkeypatch.setattr(actions, "prepare_answer", listening)
    return kept


def _has_none(text: str) -> bool:
    return not [word for word in WORDS if word in text.lower()]


async def test_the_first_event_says_what_was_understood_and_the_kinds_taken_away(advisor: AsyncClient) -> None:
    _, body = await post(advisor, TYPED)
    found = events(body)["guard"]

    assert "née en 1964" in found["question"]
    assert found["kinds"] == ["jour et mois de naissance", "nom", "numéro de téléphone"]
    assert found["reminder"].startswith("Données personnelles : c’est interdit, et inutile pour répondre.")
    assert [fact["value"] for fact in found["facts"]] == ["1964"]
    assert _has_none(body)


async def test_words_without_personal_data_come_back_as_typed_and_without_reminder(advisor: AsyncClient) -> None:
    found = events((await post(advisor, "Née en 1964, 3 enfants, veuve, quel âge ?"))[1])["guard"]

    assert found["question"] == "Née en 1964, 3 enfants, veuve, quel âge ?"
    assert (found["kinds"], found["reminder"]) == ([], None)


async def test_the_engine_hears_nothing_of_what_was_masked(advisor: AsyncClient, heard: list[str]) -> None:
    await post(advisor, TYPED, historique=[TYPED, "et la réversion ?"], facts={"cas": "dossier de Ghislaine Verdurin"})

    assert len(heard) >= 4
    assert _has_none(" ".join(heard))


async def test_a_number_said_in_two_messages_stops_where_it_ends(advisor: AsyncClient, heard: list[str]) -> None:
    _, body = await post(advisor, "34 56 78 c'est tout", historique=["son téléphone commence par 06 12"])

    assert "FILE_NUMBER" in events(body)["guard"]["types"] or "PHONE" in events(body)["guard"]["types"]
    assert "34 56 78" not in body
    assert "34 56 78" not in " ".join(heard)


async def test_a_doubtful_word_is_given_by_its_place_and_comes_back_when_asked(
    advisor: AsyncClient, heard: list[str]
) -> None:
    words = "👵 zarbouchet : à quel âge part-elle, née en 1966 ?"
    masked = (await post(advisor, words))[1]
    [[start, end]] = events(masked)["guard"]["doubtful"]
    word = words[start:end]
    back = (await post(advisor, words, gardes=[word]))[1]
    followed = (await post(advisor, "et pour 1964 ?", historique=[words], gardes=[word]))[1]

    assert word == "zarbouchet"
    assert "zarbouchet" not in masked
    assert events(back)["guard"]["question"] == words
    assert (events(back)["guard"]["reminder"], events(back)["guard"]["doubtful"]) == (None, [])
    assert events(followed)["card"]["status"] == "answered"
    assert ["zarbouchet" in text for text in heard if "âge" in text] == [False, True, True]


async def test_no_posted_field_brings_back_a_number_or_a_name(advisor: AsyncClient, heard: list[str]) -> None:
    back = ["Verdurin", "Ghislaine Verdurin", "Ghislaine", "14 mai 1964", "06 12 34 56 78", TYPED[:80]]

    body = (await post(advisor, TYPED, historique=[TYPED], gardes=back))[1]

    assert events(body)["guard"]["doubtful"] == []
    assert _has_none(body + " ".join(heard))


@pytest.mark.parametrize(
    "posted",
    [
        {"gardes": "Ghislaine Verdurin"},
        {"gardes": [["Ghislaine Verdurin"]]},
        {"gardes": ["Ghislaine Verdurin"] * 21},
        {"facts": {"age": "Ghislaine Verdurin"}},
        {"facts": {"naissance": "06 12 34 56 78"}},
        {"facts": {"Ghislaine Verdurin": "62"}},
        {"date": "Ghislaine Verdurin"},
        {"caisse": "Ghislaine Verdurin"},
        {"length": "Ghislaine Verdurin"},
        {"simple": "Ghislaine Verdurin"},
    ],
)
async def test_a_refused_value_is_not_repeated_with_what_it_held(advisor: AsyncClient, posted: dict[str, Any]) -> None:
    response, body = await post(advisor, "quel âge ?", **posted)

    assert response.status_code == 400
    assert json.loads(body)["message"]
    assert _has_none(body)


async def test_a_failing_guard_lets_nothing_through(
    advisor: AsyncClient, heard: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*arguments: Any) -> Any:
        raise RuntimeError(TYPED)

    monkeypatch.setattr("chatdoc.privacy.guarding.find_personal_data", broken)

    body = (await post(advisor, TYPED))[1]

    assert events(body)["card"]["status"] == "refused"
    assert "retapez" in events(body)["guard"]["reminder"]
    assert (heard, _has_none(body)) == ([], True)


@pytest.mark.parametrize("key", FACTS)
def test_every_fact_the_page_offers_passes_the_guard_unchanged(key: str) -> None:
    fact = FACTS[key]
    values = [fact.example, *(words for choice in fact.choices for words in (choice.value, choice.label))]

    for words in [key, fact.name, fact.question, *filter(None, values)]:
        found = guard(words)
        assert isinstance(found, Guarded)
        assert (str(found.text), found.types) == (words, ())


async def test_each_turn_of_a_call_passes_the_guard_once(advisor: AsyncClient, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def counting(text: str, *more: Any) -> Any:
        read.append(text)
        return guard_next(text, *more)

    monkeypatch.setattr(actions, "guard_next", counting)
    await post(advisor, "et la réversion ?", historique=["né en 1966", "quel âge ?"])

    assert read == ["né en 1966", "quel âge ?", "et la réversion ?"]
