import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client
from django.urls import NoReverseMatch, reverse

from chatdoc.accounts.actions import change_password, create_person
from chatdoc.accounts.errors import AccountRefused, PermissionRefused
from chatdoc.accounts.models import Role
from chatdoc.accounts.permissions import CONSOLE
from chatdoc.audit.models import Entry
from tests.accounts.factories import PASSWORD, make_person

pytestmark = pytest.mark.django_db


def _sign_in(client: Client, username: str, password: str) -> int:
    return client.post("/connexion/", {"login": username, "password": password}).status_code


def test_a_person_signs_in_and_out_and_the_journal_says_it(client: Client) -> None:
    make_person(username="camille")

    assert _sign_in(client, "camille", PASSWORD) == 302
    assert client.get("/").status_code == 200
    client.post("/deconnexion/")

    assert client.get("/").status_code == 302
    assert list(Entry.objects.values_list("actor", "action"))[-2:] == [
        ("camille", "accounts.sign_in"),
        ("camille", "accounts.sign_out"),
    ]


def test_a_wrong_password_is_said_beside_the_form_without_telling_if_the_account_exists(client: Client) -> None:
    make_person(username="camille")

    known = client.post("/connexion/", {"login": "camille", "password": "faux"}).content.decode()
    unknown = client.post("/connexion/", {"login": "personne", "password": "faux"}).content.decode()

    assert 'role="alert"' in known
    assert known.split('role="alert"')[1].split("</p>")[0] == unknown.split('role="alert"')[1].split("</p>")[0]


def test_a_password_typed_in_the_wrong_field_is_not_journaled(client: Client) -> None:
    _sign_in(client, "MonSecretTapéTropVite", "x")

    line = Entry.objects.get(action="accounts.sign_in_failed")

    assert line.actor == "inconnu"
    assert "MonSecret" not in str(vars(line))


def test_guessing_a_password_is_stopped_after_a_few_attempts(client: Client) -> None:
    make_person(username="camille")

    for _ in range(5):
        _sign_in(client, "camille", "faux")
    status = _sign_in(client, "camille", PASSWORD)

    assert status != 302
    assert client.get("/").status_code == 302


def test_nobody_signs_up_and_no_message_is_sent(client: Client) -> None:
    for name in ("account_signup", "account_reset_password", "account_email", "account_change_password"):
        with pytest.raises(NoReverseMatch):
            reverse(name)

    make_person(username="camille")
    _sign_in(client, "camille", PASSWORD)

    assert mail.outbox == []


def test_the_sign_in_says_what_is_missing(client: Client) -> None:
    page = client.post("/connexion/", {"login": "", "password": ""}).content.decode()

    assert "Tapez votre identifiant." in page
    assert "Tapez votre mot de passe." in page
    assert 'aria-invalid="true"' in page


def test_an_address_of_another_site_is_not_followed_after_the_sign_in(client: Client) -> None:
    make_person(username="camille")

    response = client.post(
        "/connexion/", {"login": "camille", "password": PASSWORD, "next": "https://ailleurs.example/"}
    )

    assert response.headers["Location"] == "/"


def test_the_session_cookie_is_out_of_reach_of_scripts_and_of_other_sites(client: Client) -> None:
    make_person(username="camille")
    _sign_in(client, "camille", PASSWORD)

    cookie = client.cookies["sessionid"]

    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert not cookie["secure"]  # over HTTP on the loopback; a setting makes it secure
    assert Session.objects.count() == 1


def test_only_the_technicien_or_the_console_makes_an_account() -> None:
    manager, technicien = make_person(Role.MANAGER), make_person(Role.TECHNICIEN)

    create_person(technicien, "nouvelle", PASSWORD, Role.EXPERT)
    with pytest.raises(PermissionRefused):
        create_person(manager, "autre", PASSWORD, Role.EXPERT)

    assert Entry.objects.filter(action="accounts.create_person", target="nouvelle", actor="technicien").exists()


def test_two_accounts_never_share_a_name() -> None:
    make_person(username="camille")

    with pytest.raises(AccountRefused):
        create_person(CONSOLE, "camille", PASSWORD, Role.EXPERT)


def test_a_changed_password_is_journaled_and_works(client: Client) -> None:
    person = make_person(username="camille")

    change_password(CONSOLE, person, "un-autre-mot-de-passe")

    assert _sign_in(client, "camille", "un-autre-mot-de-passe") == 302
    assert Entry.objects.filter(action="accounts.change_password", target="camille").exists()
