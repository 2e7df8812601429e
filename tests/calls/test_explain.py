"""The expert's page: how a question is read, what each signal brought, what the judgement saw."""

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from chatdoc.accounts.models import Role
from tests.accounts.factories import make_person
from tests.retrieval.factories import publish_pension_fiches

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
pytestmark = pytest.mark.django_db


def _page(client: Client, words: str, role: Role = Role.EXPERT) -> str:
    client.force_login(make_person(role), backend=BACKEND)
    return client.post(reverse("knowledge:explain"), {"mots": words}).content.decode()


def test_an_expert_reads_why_a_fiche_wins(client: Client) -> None:
    publish_pension_fiches()

    page = _page(client, "penssion de réversion du conjoint")

    assert "penssion → pension" in page
    assert "La base répond" in page
    assert page.index("Pension de réversion") < page.index("Ce qui compte dans son score")
    assert "meilleur passage" in page


def test_a_refusal_is_explained_too(client: Client) -> None:
    publish_pension_fiches()

    page = _page(client, "recette de la tarte aux pommes")

    assert "Pas dans la base" in page
    assert "Mots inconnus" in page


def test_what_is_typed_is_guarded_and_kept_nowhere(client: Client) -> None:
    publish_pension_fiches()

    page = _page(client, "réversion, appelez-moi au 06 12 34 56 78")

    assert "06 12 34 56 78" not in page
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608
            assert "appelez" not in repr(cursor.fetchall())


def test_an_advisor_may_not_open_it(client: Client) -> None:
    client.force_login(make_person(Role.TELECONSEILLER), backend=BACKEND)

    assert client.get(reverse("knowledge:explain")).status_code == 403
