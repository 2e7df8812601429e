"""People who do not exist are typed through the whole product; then all it keeps, writes and says is searched."""

import gc
import io
import json
import logging
import random
import re
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest
from asgiref.sync import sync_to_async
from django.conf import settings
from django.core.cache import cache
from django.db import connections

from chatdoc.ai.door import using
from chatdoc.knowledge.models import Sigle
from config.asgi import application
from config.cli import main
from tests.ai.served import saying, served
from tests.calls.streaming import ASK, signed_in
from tests.canary.identities import Identity, identities
from tests.canary.said import missed
from tests.canary.searching import Traces, every_cached, every_file, every_row
from tests.canary.steps import MISSED_NAMES, PAGES, STEPS

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("small_base_kept"),
    # Django never closes an in-memory database: the threads of these requests leave theirs behind.
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"),
]
Note = Callable[[str, object], None]
FEW = pytest.param(50, id="50")
MANY = pytest.param(1000, id="1000", marks=[pytest.mark.proof, pytest.mark.timeout(3600)])
# The hour of a line, and the address in memory of an object that a library names: figures by chance, and nobody's.
BY_CHANCE = re.compile(r"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d+|\b0x[0-9a-f]{6,16}\b", re.MULTILINE)


@dataclass
class Said:
    """All that came back from the server."""

    answers: list[tuple[Identity, str]] = field(default_factory=list)
    headers: list[str] = field(default_factory=list)

    def keep(self, person: Identity, response: httpx.Response) -> None:
        self.answers.append((person, response.text))
        self.headers.append(" ".join(f"{name} {value}" for name, value in response.headers.items()))

    @property
    def bodies(self) -> list[str]:
        return [body for _, body in self.answers]


@pytest.fixture(autouse=True)
async def _no_connection_left() -> AsyncIterator[None]:
    yield
    await sync_to_async(connections.close_all)()
    gc.collect()


@pytest.fixture
async def page() -> AsyncIterator[httpx.AsyncClient]:
    """The product's own application, as the server runs it; only the network is left out."""
    session = (await signed_in()).cookies["sessionid"].value
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app=application, raise_app_exceptions=False),  # type: ignore[arg-type]
        base_url="http://localhost",
        cookies={"sessionid": session, "csrftoken": "a" * 32},
        headers={"X-CSRFToken": "a" * 32},
    ) as client:
        yield client


@dataclass
class Search:
    """What was there before, what is there after: the difference is what this test left."""

    people: list[Identity]
    log: io.StringIO
    note: Callable[[str, object], None]
    before: set[str]

    def finds_nobody(self, said: Said, after: set[str]) -> None:
        """Nothing kept, logged or sent in a header, without any tolerance."""
        traces, written = Traces(self.people), BY_CHANCE.sub("", self.log.getvalue())
        self.note("places", len(after) + len(said.headers) + written.count("\n"))
        assert traces.in_texts(said.headers) == []
        assert traces.in_text(written) == []
        assert traces.in_texts(after - self.before) == []

    def hears_nobody(self, answers: list[tuple[Identity, str]]) -> None:
        """What is said to the person who typed it: a name that the guard missed, in the question understood, seldom."""
        found = missed(answers, Traces(self.people))
        self.note("answers", len(answers))
        self.note("missed", [len(found.people), len(self.people), sorted(set(found.names))])
        assert found.elsewhere == []
        assert found.numbers == []
        assert len(found.people) <= MISSED_NAMES * len(self.people), found.names


@contextmanager
def broken_at(target: str, message: str) -> Iterator[None]:
    def broken(*arguments: Any, **more: Any) -> Any:
        raise RuntimeError(message)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(target, broken)
        yield


async def _ask(page: httpx.AsyncClient, said: Said, words: str, turns: list[str], person: Identity) -> None:
    body = {"question": words, "historique": turns, "facts": {"cas": f"dossier de {person.first} {person.last}"}}
    said.keep(person, await page.post(ASK, json=body))


def _kept() -> set[str]:
    return {*every_row(), *every_file(), every_cached()}


@pytest.mark.parametrize("count", [FEW, MANY])
async def test_nobody_typed_in_the_page_is_found_anywhere(
    page: httpx.AsyncClient, talkative: io.StringIO, record_property: Note, count: int
) -> None:
    people, draw, said = identities(count), random.Random(7), Said()
    search = Search(people, talkative, record_property, await sync_to_async(_kept)())
    for person in people:
        turns: list[str] = []
        for words in person.phrases(draw):
            await _ask(page, said, words, turns, person)
            turns = [words]  # a page that would send back what was typed, not what was understood

    assert sum("event: card" in body for body in said.bodies) == len(said.bodies) == count * 5
    search.finds_nobody(said, await sync_to_async(_kept)())
    search.hears_nobody(said.answers)


@pytest.mark.parametrize("count", [FEW, MANY])
async def test_a_model_hears_nobody_and_whom_it_names_is_not_shown(
    page: httpx.AsyncClient, talkative: io.StringIO, record_property: Note, count: int
) -> None:
    """The model of the site is a place where words are sent, and one that could make a person up."""
    people, draw, said = identities(count, seed=5), random.Random(5), Said()
    search = Search(people, talkative, record_property, await sync_to_async(_kept)())
    with served(saying("Bien.")) as server, using(server.chat(name="essai", first_seconds=20.0)):
        for person in people:
            server.writes = saying(f"{person.told_at_once().replace(' ?', '')} [1].", size=40)
            await _ask(page, said, draw.choice(person.phrases(draw)), [], person)

    prompts = [f"{headers} {asked}" for headers, asked in server.heard]
    record_property("prompts", len(prompts))
    assert len(prompts) > count / 2
    assert Traces(people).in_texts(prompts) == []
    search.finds_nobody(said, await sync_to_async(_kept)())
    search.hears_nobody(said.answers)


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("count", [FEW, MANY])
async def test_a_failure_at_any_step_shows_nobody(
    page: httpx.AsyncClient, talkative: io.StringIO, record_property: Note, count: int, step: str
) -> None:
    people, said = identities(count, seed=len(step)), Said()
    search = Search(people, talkative, record_property, await sync_to_async(_kept)())
    for person in people:
        words = person.told_at_once()
        with broken_at(STEPS[step], words):
            await _ask(page, said, words, [words], person)

    assert len(said.bodies) == count
    assert not any('"status": "answered"' in body for body in said.bodies)
    search.finds_nobody(said, await sync_to_async(_kept)())
    search.hears_nobody(said.answers)


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("count", [FEW, MANY])
async def test_a_page_that_fails_shows_nobody(
    page: httpx.AsyncClient, talkative: io.StringIO, record_property: Note, count: int, name: str
) -> None:
    people, said, (target, address) = identities(count, seed=100 + len(name)), Said(), PAGES[name]
    search = Search(people, talkative, record_property, await sync_to_async(_kept)())
    if name == "sign-in":
        page.cookies.delete("sessionid")
    for person in people:
        cache.clear()  # the count of failed sign-ins would answer first
        words = person.told_at_once()
        typed = {"titre": words, "login": f"{person.first} {person.last}", "password": person.nir}
        with broken_at(target, words):
            said.keep(person, await page.request("GET" if name == "fiche" else "POST", address, data=typed))

    assert [body for body in said.bodies if "a rencontré une panne" not in body] == []
    search.finds_nobody(said, await sync_to_async(_kept)())
    search.hears_nobody(said.answers)


@pytest.mark.parametrize("count", [FEW, MANY])
def test_nobody_asked_about_in_a_file_or_on_the_command_line_is_found_anywhere(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    talkative: io.StringIO,
    record_property: Note,
    count: int,
) -> None:
    people, draw = identities(count, seed=3), random.Random(3)
    search = Search(people, talkative, record_property, _kept())
    phrases = {person: person.phrases(draw) for person in people}
    file = tmp_path / "questions.jsonl"
    file.write_text("".join(_lines(phrases)), encoding="utf-8")

    assert main(["answer", str(file), "-o", "-"]) == 0
    for person in people:
        assert main(["ask", person.told_at_once(), "--json"]) == 0
    out, err = capsys.readouterr()

    answers = list(zip([*(person for person in people for _ in range(5)), *people], out.splitlines(), strict=True))
    assert Traces(people).in_text(err) == []
    search.finds_nobody(Said(), _kept())
    search.hears_nobody(answers)


def _lines(phrases: dict[Identity, list[str]]) -> Iterator[str]:
    for person, said in phrases.items():
        for words in said:
            context = {"historique": said, "cas": f"dossier de {person.first} {person.last}"}
            yield json.dumps({"id": "q", "query": words, "context": context}, ensure_ascii=False) + "\n"


@pytest.mark.parametrize("place", ["row", "file", "cache", "log"])
def test_the_search_finds_whoever_is_left_somewhere(talkative: io.StringIO, place: str) -> None:
    """Without this, a search that looks nowhere would find nobody."""
    (person,) = identities(1)
    for trace in (person.last, person.birth, person.nir[2:12], person.email.split("@")[0], person.phone):
        before = _kept()
        _leave(place, trace)
        found = [talkative.getvalue()] if place == "log" else _kept() - before
        assert Traces([person]).in_texts(found) != []


def _leave(place: str, trace: str) -> None:
    match place:
        case "row":
            Sigle.objects.update_or_create(sigle="X", defaults={"definition": f"vu {trace} hier"})
        case "file":
            Path(settings.DATA, "left.txt").write_text(f"vu {trace} hier", encoding="utf-8")
        case "cache":
            cache.set("left", f"vu {trace} hier")
        case "log":
            logging.getLogger("chatdoc").info("vu %s hier", trace)
