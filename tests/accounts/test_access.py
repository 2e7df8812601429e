from collections.abc import Iterator

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver

from chatdoc.accounts.access import OPEN, SIGNED_IN, RefuseByDefaultMiddleware, declared_permission, requires
from chatdoc.accounts.models import Role
from chatdoc.accounts.permissions import ASK, PERMISSIONS, READ_BASE
from tests.accounts.factories import make_person

KNOWN = frozenset[str]().union(*PERMISSIONS.values()) | {OPEN, SIGNED_IN}
OPEN_PAGES = {"account_login", "account_inactive", "accessibility", "alive", "ready"}


def every_pattern(resolver: URLResolver | None = None) -> Iterator[URLPattern]:
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            yield from every_pattern(pattern)
        else:
            yield pattern


def test_every_address_says_who_may_open_it() -> None:
    undeclared = [pattern for pattern in every_pattern() if declared_permission(pattern.callback) not in KNOWN]

    assert undeclared == []


def test_only_sign_in_and_health_are_open() -> None:
    opened = {pattern.name for pattern in every_pattern() if declared_permission(pattern.callback) == OPEN}

    assert opened == OPEN_PAGES


@pytest.mark.django_db
def test_a_view_that_declares_nothing_is_refused_to_everyone() -> None:
    def forgotten(request: HttpRequest) -> HttpResponse:
        return HttpResponse("jamais")

    for role in Role:
        request = RequestFactory().get("/oubli/")
        request.user = make_person(role)
        with pytest.raises(PermissionDenied):
            RefuseByDefaultMiddleware(forgotten).process_view(request, forgotten, (), {})


@pytest.mark.django_db
def test_a_permission_nobody_has_is_refused_to_everyone() -> None:
    @requires("knowledge.burn")
    def page(request: HttpRequest) -> HttpResponse:
        return HttpResponse("jamais")

    request = RequestFactory().get("/")
    request.user = make_person(Role.EXPERT)

    with pytest.raises(PermissionDenied):
        RefuseByDefaultMiddleware(page).process_view(request, page, (), {})


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/base/", "/base/fiches/F1/"])
def test_without_sign_in_a_page_leads_to_the_sign_in(client: Client, address: str) -> None:
    response = client.get(address)

    assert response.status_code == 302
    assert response.headers["Location"] == f"/connexion/?next={address}"


@pytest.mark.django_db
def test_without_sign_in_a_question_is_refused_and_leads_nowhere(client: Client) -> None:
    response = client.post("/appel/question/", "{}", content_type="application/json")

    assert response.status_code == 401
    assert "Location" not in response.headers


@pytest.mark.django_db
@pytest.mark.parametrize("role", Role)
def test_each_role_opens_the_page_of_its_work(client: Client, role: Role) -> None:
    client.force_login(make_person(role), backend="allauth.account.auth_backends.AuthenticationBackend")

    response = client.get("/", follow=True)

    expected = "Que demande l’assuré" if ASK in PERMISSIONS[role] else "Chercher dans les titres"
    assert response.status_code == 200
    assert expected in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("role", [role for role in Role if ASK not in PERMISSIONS[role]])
def test_a_role_that_answers_no_call_cannot_ask(client: Client, role: Role) -> None:
    client.force_login(make_person(role), backend="allauth.account.auth_backends.AuthenticationBackend")

    response = client.post("/appel/question/", '{"question": "retraite"}', content_type="application/json")

    assert response.status_code == 403


def test_every_role_may_read_the_base() -> None:
    assert all(READ_BASE in PERMISSIONS[role] for role in Role)
