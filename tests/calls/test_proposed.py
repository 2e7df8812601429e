"""What the screen proposes before the first question."""

from datetime import timedelta

import pytest
from django.utils import timezone

from chatdoc.answering.actions import CallContext
from chatdoc.calls import queries
from chatdoc.calls.actions import answer_asked
from chatdoc.calls.demand import KEPT, forget_demand, most_asked, note_answered
from chatdoc.knowledge.models import Version
from tests.accounts.factories import make_person
from tests.answering.factories import safe

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small_base")]


@pytest.fixture(autouse=True)
def _nothing_asked_yet() -> None:
    forget_demand()


def test_what_is_asked_most_comes_first_for_its_caisse_alone() -> None:
    for fiche in ("ESSAI-DEMANDE", "ESSAI-AGE", "ESSAI-AGE"):
        note_answered(fiche, "")
    note_answered("ESSAI-REVERSEMENT", "nord")

    first = queries.proposed("")[0]

    assert first.name == "Demandé en ce moment"
    assert [line.fiche_id for line in first.lines] == ["ESSAI-AGE", "ESSAI-DEMANDE"]


def test_what_takes_effect_these_days_is_proposed() -> None:
    Version.objects.filter(fiche__identifier="ESSAI-DEMANDE").update(
        en_vigueur_du=timezone.localdate() - timedelta(days=30)
    )

    changing = next(theme for theme in queries.proposed("") if theme.name == "Ce qui change")

    assert "ESSAI-DEMANDE" in [line.fiche_id for line in changing.lines]


def test_an_answer_counts_for_its_fiche_and_a_refusal_for_none() -> None:
    advisor = make_person()
    for words in ("Né en 1966, quel âge de départ ?", "recette de la tarte aux pommes"):
        answer_asked(advisor, safe(words), CallContext())

    assert most_asked("") == ["ESSAI-AGE"]


def test_demand_remembers_fiches_and_forgets_the_oldest() -> None:
    note_answered("ESSAI-DEMANDE", "")
    for _ in range(KEPT):
        note_answered("ESSAI-AGE", "")

    assert most_asked("") == ["ESSAI-AGE"]
