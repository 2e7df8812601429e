"""An honest « not in the base »."""

import pytest

from tests.retrieval.factories import ask, publish_pension_fiches

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "question",
    [
        "pension de réversion",
        "Retraite progressive si né en 1964",
        "conditions de la réversion",
        "retraite carrière longue",
        "PR",
        "RACL",
        "penssion de reversion",
        "alocation de solidarité personne agée",
        "relevé de carrière régularisation",
    ],
)
def test_a_question_of_the_base_is_not_refused_for_its_sigle_or_its_spelling(question: str) -> None:
    publish_pension_fiches()

    assert ask(question).covered


@pytest.mark.parametrize(
    "question",
    [
        "recette de la tarte aux pommes",
        "quel temps à Lyon samedi",
        "score du match de rugby",
        "comment soigner une bronchite",
        "code de la photocopieuse",
        "qsdfgh jklmw",
        "bonjour",
        "t'es nul",
        "visa pour la Chine",
        "valeur du Smic en 2035",
        "panne de la box internet",
    ],
)
def test_a_question_from_elsewhere_is_refused(question: str) -> None:
    publish_pension_fiches()

    result = ask(question)

    assert not result.covered
    assert 0 <= result.coverage < 0.5


def test_the_nearest_fiches_are_given_even_so() -> None:
    publish_pension_fiches()

    result = ask("pension alimentaire au Japon")

    assert not result.covered
    assert result.hits
