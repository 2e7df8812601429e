"""Two fiches that differ only by whose rule they state: the card gives one, says whose, and asks."""

import pytest

from chatdoc.answering.actions import CallContext, write_answer
from chatdoc.answering.card import Answer
from tests.retrieval.factories import publish, publish_pension_fiches

pytestmark = pytest.mark.django_db
DURATION = "Le congé de naissance dure {} jours, à prendre en une fois après la naissance de l’enfant."


@pytest.fixture
def leave(db: None) -> None:
    publish_pension_fiches()
    publish("CONGE-PRIVE", "Congé de naissance", DURATION.format(3), theme=("Travail", "Congés dans le secteur privé"))
    publish(
        "CONGE-PUBLIC", "Congé de naissance", DURATION.format(4), theme=("Travail", "Congés dans la fonction publique")
    )


def _answer(words: str, **facts: str) -> Answer:
    answer, _ = write_answer(words, CallContext(facts=facts))
    return answer


def test_the_rule_of_the_scope_is_given_said_and_the_regime_is_asked(leave: None) -> None:
    answer = _answer("durée du congé de naissance")

    assert answer.sources[0].fiche_id == "CONGE-PRIVE"
    assert answer.ask[0].fact == "regime"
    assert "d’un salarié du privé" in answer.ask[0].question
    assert answer.ask[0].choices == ("Salarié du privé", "Fonctionnaire")


def test_the_regime_given_chooses_the_fiche_and_nothing_more_is_asked(leave: None) -> None:
    answer = _answer("durée du congé de naissance", regime="fonctionnaire")

    assert answer.sources[0].fiche_id == "CONGE-PUBLIC"
    assert not [ask for ask in answer.ask if ask.fact == "regime"]


def test_the_regime_said_in_words_leaves_no_doubt(leave: None) -> None:
    answer = _answer("durée du congé de naissance d’un fonctionnaire")

    assert answer.sources[0].fiche_id == "CONGE-PUBLIC"
    assert not [ask for ask in answer.ask if ask.fact == "regime"]


def test_another_subject_of_another_regime_raises_no_doubt(leave: None) -> None:
    assert not [ask for ask in _answer("pension de réversion").ask if "Cette règle" in ask.question]
