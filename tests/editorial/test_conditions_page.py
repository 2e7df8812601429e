"""The labels that the machine does not read, for the expert who can word them better."""

import pytest

from chatdoc.accounts.models import Role
from chatdoc.knowledge.actions.publication import mark_published
from chatdoc.knowledge.tree import Paragraph, Section
from tests.accounts.factories import make_person
from tests.editorial.acting import as_person, read
from tests.retrieval.factories import publish

pytestmark = pytest.mark.django_db
PAGE = "/atelier/conditions/"


def case(title: str) -> Section:
    return Section("cas", title, (Paragraph("La règle inventée s'applique."),))


def test_an_expert_reads_the_labels_left_to_the_advisor() -> None:
    publish("C1", "Prime inventée", case("Dossier bleu"), case("Dossier vert"))
    publish("C2", "Aide inventée", case("Vous avez 2 enfants"), case("Vous avez 3 enfants"))
    mark_published()

    page = read(make_person(Role.EXPERT), PAGE)

    assert "Dossier bleu" in page
    assert "Prime inventée" in page
    assert "Aide inventée" not in page


def test_an_advisor_has_no_such_page() -> None:
    assert as_person(make_person(Role.TELECONSEILLER)).get(PAGE).status_code == 403
