"""What the check withheld of a model's sentences, for the supervisor: in memory, and nothing of who asked."""

from collections.abc import Iterator
from typing import Any, cast

import pytest
from django.test import Client
from django.urls import reverse

from chatdoc.accounts.models import Role
from chatdoc.answering.grounding import Fault
from chatdoc.answering.writing.engine import Checked, Withheld, Writing
from chatdoc.calls.withheld import forget_withheld, note_withheld, withheld_of
from tests.accounts.factories import make_person

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_kept() -> Iterator[None]:
    forget_withheld()
    yield
    forget_withheld()


def written(*withheld: tuple[str, str]) -> Writing:
    sentences = [Withheld(text, (Fault(kind),)) for text, kind in withheld]
    nothing = cast("Any", None)
    return Writing(nothing, nothing, shown=[Checked("Vrai.", (1,))], withheld=sentences)


def page(client: Client, role: Role) -> str:
    client.force_login(make_person(role), backend=BACKEND)
    return client.get(reverse("knowledge:withheld")).content.decode()


def test_a_supervisor_reads_what_was_withheld_and_why(client: Client) -> None:
    note_withheld(written(("Vous partez à 99 ans.", "nombre")), "")

    shown = page(client, Role.SUPERVISEUR)

    assert "Vous partez à 99" in shown
    assert "nombre" in shown
    assert "1 phrase retirée" in shown.replace("\u00a0", " ")


def test_a_sentence_that_names_someone_is_counted_and_never_shown(client: Client) -> None:
    note_withheld(written(("Monsieur Kowalczyk part à 62 ans.", "nombre"), ("Il part.", "donnée personnelle")), "")

    shown = page(client, Role.SUPERVISEUR)

    assert "Kowalczyk" not in shown
    assert "Il part." not in shown
    assert "2 phrases retirées" in shown.replace("\u00a0", " ")


def test_an_advisor_does_not_read_them(client: Client) -> None:
    client.force_login(make_person(Role.TELECONSEILLER), backend=BACKEND)

    assert client.get(reverse("knowledge:withheld")).status_code == 403


def test_those_of_another_caisse_are_not_listed() -> None:
    note_withheld(written(("Vous partez à 99 ans.", "nombre")), "demo-nord")

    assert withheld_of("demo-sud") == ()
    assert len(withheld_of("demo-nord")) == len(withheld_of(None)) == 1
