import pytest
from django.test import Client

from chatdoc.accounts.models import Role
from tests.accounts.factories import make_person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small_base")]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
SUGGESTIONS = "/appel/suggestions/"


def _of(client: Client, **person: str) -> list[list[str]]:
    client.force_login(make_person(Role.TELECONSEILLER, **person), backend=BACKEND)
    return list(client.get(SUGGESTIONS).json()["suggestions"])


def test_titles_sigles_and_frequent_questions_are_suggested(client: Client) -> None:
    suggested = _of(client)

    assert ["sigle", "PRV", "pension de reversement"] in suggested
    assert ["fiche", "Demander sa retraite d’essai", "Retraite"] in suggested
    assert {kind for kind, _, _ in suggested} == {"fiche", "sigle", "question"}


def test_a_consigne_is_suggested_to_its_caisse_alone(client: Client) -> None:
    northern = {text for _, text, _ in _of(client, caisse="nord", username="nord")}
    southern = {text for _, text, _ in _of(Client(), caisse="sud", username="sud")}

    assert northern - southern
    assert not southern - northern


def test_whoever_asks_no_question_gets_no_suggestion(client: Client) -> None:
    client.force_login(make_person(Role.MANAGER), backend=BACKEND)

    assert client.get(SUGGESTIONS).status_code == 403
