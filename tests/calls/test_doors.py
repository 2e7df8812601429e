"""Whatever a person puts in an address, a form or a header stays out of logs, headers and pages."""

import io
import logging
from urllib.parse import quote

import pytest
from django.test import Client

from chatdoc.accounts.models import Role
from tests.accounts.factories import make_person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small_base")]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
TYPED = "Mme Ghislaine Verdurin 06 39 98 12 34"
MARKS = ("ghislaine", "verdurin", "39 98", "3998", "39%2098", "39+98")
IN_ADDRESS = quote(TYPED)
PAGES = ("/", "/base/", "/base/fiches/ESSAI-AGE/", "/connexion/", "/deconnexion/", "/sante/", "/pret/", "/nulle-part/")


@pytest.fixture
def reader(client: Client) -> Client:
    client.force_login(make_person(Role.EXPERT), backend=BACKEND)
    return client


def _has_none(text: str) -> bool:
    return not [mark for mark in MARKS if mark in text.lower()]


@pytest.mark.parametrize("page", PAGES)
def test_an_address_that_holds_someone_shows_and_logs_nobody(reader: Client, talkative: io.StringIO, page: str) -> None:
    for visitor in (reader, Client()):
        response = visitor.get(f"{page}?q={IN_ADDRESS}&theme={IN_ADDRESS}&version={IN_ADDRESS}&titre={IN_ADDRESS}")

        assert _has_none(response.content.decode())
        assert _has_none(str(response.headers) + str(response.cookies))
    assert _has_none(talkative.getvalue())


@pytest.mark.parametrize("address", [f"/base/fiches/{IN_ADDRESS}/", f"/{IN_ADDRESS}", f"/appel/{IN_ADDRESS}/"])
def test_an_address_that_leads_nowhere_is_not_repeated(reader: Client, talkative: io.StringIO, address: str) -> None:
    response = reader.get(address)

    assert response.status_code == 404
    assert _has_none(response.content.decode() + str(response.headers) + talkative.getvalue())


def test_a_header_is_not_repeated(reader: Client, talkative: io.StringIO) -> None:
    headers = {"host": "verdurin.example", "referer": f"http://localhost/?q={IN_ADDRESS}", "user-agent": TYPED}

    refused = Client(enforce_csrf_checks=True).post("/connexion/", {"login": "x"}, headers=headers)
    unknown = reader.get("/base/", headers={**headers, "x-part": TYPED})

    assert (refused.status_code, unknown.status_code) == (400, 400)
    assert _has_none(refused.content.decode() + unknown.content.decode() + talkative.getvalue())


def test_a_refused_form_is_logged_without_where_it_came_from(talkative: io.StringIO) -> None:
    foreign = {"referer": f"https://ailleurs.example/{IN_ADDRESS}"}

    refused = Client(enforce_csrf_checks=True).post("/connexion/", {"login": "x"}, secure=True, headers=foreign)

    assert refused.status_code == 403
    assert "csrf" in talkative.getvalue()
    assert _has_none(talkative.getvalue())


def test_a_filter_that_no_title_holds_is_shown_without_whom_it_names(reader: Client, talkative: io.StringIO) -> None:
    page = reader.post("/base/", {"titre": TYPED}).content.decode()
    part = reader.post("/base/", {"titre": TYPED}, headers={"x-part": "list"}).content.decode()
    unfinished = reader.post("/base/", {"titre": "demand retr"}).content.decode()

    assert "Aucun titre ne contient" in page
    assert _has_none(page + part + talkative.getvalue())
    assert "pour « demand retr »" in unfinished


def test_a_failure_of_another_library_is_logged_without_its_message(talkative: io.StringIO) -> None:
    try:
        raise ValueError(TYPED)
    except ValueError as error:
        logging.getLogger("asyncio").error("Task exception was never retrieved: %r" % error, exc_info=error)  # noqa: UP031

    assert "ValueError" in talkative.getvalue()
    assert _has_none(talkative.getvalue())
