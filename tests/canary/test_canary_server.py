"""The same on a real server, over HTTP; then its folder and all that it wrote on its outputs are searched."""

import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import httpx
import pytest

from tests.canary.identities import Identity, identities
from tests.canary.said import missed
from tests.canary.searching import Traces
from tests.canary.server import (
    SERVED,
    WITH_ACCESS_LOG,
    body_of,
    headers_of,
    kept,
    prepare,
    served,
    signed_in,
    without_chance,
)
from tests.canary.steps import MISSED_NAMES
from tests.canary.test_canary import FEW, MANY, Note
from tests.canary.visits import AFTER, BEFORE, SIGN_IN, Visit, visits

# What comes back where it was typed, to the person who typed it, and is kept nowhere: the account's name, which is no
# question and may be mistyped, and the address to go to once signed in.
TYPED_BACK = frozenset({SIGN_IN, AFTER})
DECOY_SEED = 424242


@dataclass
class Told:
    answers: dict[str, list[tuple[Identity, str]]] = field(default_factory=dict)
    headers: dict[str, set[str]] = field(default_factory=dict)


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("canary")
    prepare(folder)
    return folder


@pytest.fixture
def site(prepared: Path) -> Iterator[str]:
    with served(prepared, SERVED) as address:
        yield address


@pytest.mark.parametrize("count", [FEW, MANY])
def test_nobody_typed_anywhere_on_a_real_server_is_kept_or_logged(
    site: str, prepared: Path, record_property: Note, count: int
) -> None:
    people = identities(count, seed=11)
    with signed_in(site) as client:
        usual = _typed(client, identities(1 + count // 15, DECOY_SEED))  # what these pages hold whoever is typed
        before = kept(prepared)
        told = _typed(client, people)
    after = kept(prepared)

    traces = Traces(people)
    record_property("places", len(after) + sum(map(len, told.headers.values())))
    record_property("visits", [len(told.answers), sum(map(len, told.answers.values()))])
    assert traces.in_texts(after - before) == []
    assert _in_headers(told, traces) == _in_headers(usual, traces)
    _hears_nobody(told, usual, traces, record_property)


@pytest.mark.parametrize("count", [FEW])
def test_a_site_that_logs_every_address_logs_no_question(prepared: Path, count: int) -> None:
    """What is typed in a body is not in the log that uvicorn keeps when asked to; what is put in an address is."""
    people = identities(count, seed=12)
    log = prepared / "server.log"
    with served(prepared, WITH_ACCESS_LOG) as address, signed_in(address) as client:
        start = log.stat().st_size
        _typed(client, people, in_address=False)
        bodies_only = log.read_bytes()[start:].decode()
        _typed(client, people[:1], in_address=True)
    whole = log.read_bytes()[start:].decode()

    traces = Traces(people)
    assert bodies_only.count("POST /appel/question/") >= count
    assert traces.in_text(bodies_only) == []
    assert traces.in_text(whole.replace("%20", " ")) != []  # a search that reads no log would find nobody


def test_what_is_left_out_of_the_search_of_a_server_hides_nobody(prepared: Path, tmp_path: Path) -> None:
    (person,) = identities(1)
    database = tmp_path / "chatdoc.sqlite3"
    shutil.copy(prepared / database.name, database)
    for typed in (person.last, person.nir, person.phone, int(person.nir.replace(" ", "")), f"le {person.birth}"):
        before = kept(tmp_path)
        with closing(sqlite3.connect(database)) as connection, connection:
            connection.execute("UPDATE audit_entry SET target = ? WHERE id = 1", [typed])
        assert Traces([person]).in_texts(kept(tmp_path) - before) != []
    assert re.findall(r"\d{5,}", without_chance(f"F14044{date.today()}{'0f' * 32}")) == ["14044"]


def _typed(client: httpx.Client, people: list[Identity], in_address: bool | None = None) -> Told:
    told = Told()
    with httpx.Client(base_url=client.base_url, timeout=30) as stranger:
        stranger.get("/connexion/")
        for person in people:
            for visit in visits(person):
                if in_address in (None, visit.in_address):
                    _keep(told, person, visit, _made(client if visit.signed else stranger, visit))
    return told


def _made(client: httpx.Client, visit: Visit) -> httpx.Response:
    headers = {"X-CSRFToken": client.cookies["csrftoken"], **visit.headers}
    response = client.request(visit.method, visit.address, headers=headers, **visit.body)
    assert response.status_code in visit.statuses, (visit.name, response.status_code)
    return response


def _keep(told: Told, person: Identity, visit: Visit, response: httpx.Response) -> None:
    told.answers.setdefault(visit.name, []).append((person, body_of(response)))
    if visit.name == BEFORE:
        del response.headers["location"]  # the same address, for after sign-in
    told.headers.setdefault(visit.name, set()).add(headers_of(response))


def _in_headers(told: Told, traces: Traces) -> dict[str, list[str]]:
    return {name: traces.in_texts(headers) for name, headers in told.headers.items()}


def _hears_nobody(told: Told, usual: Told, traces: Traces, note: Note) -> None:
    back: dict[str, int] = {}
    for name, answers in told.answers.items():
        always = set(traces.in_texts(body for _, body in usual.answers[name]))
        found = missed(answers, traces)
        elsewhere = [hit for hit in found.elsewhere if hit.rpartition(" : ")[2] not in always]
        if name in TYPED_BACK:
            back[name] = len(found.people) if elsewhere else 0
            continue
        assert (name, elsewhere) == (name, [])
        assert [number for number in found.numbers if number not in always] == []
        assert len(found.people) <= MISSED_NAMES * len(answers) or set(found.names) <= always, found.names
    note("typed back", back)
