"""An honest « not in the base »."""

import numpy as np
import pytest

from chatdoc.retrieval.ranking.standing import unsaid_measures
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


def test_what_a_title_leaves_unsaid_is_measured_by_the_words_that_tell_most() -> None:
    asked, all_of_it, none = np.array([1.0, 0.5, 0.2]), np.ones(3), np.zeros(3)

    said = unsaid_measures(asked, all_of_it, all_of_it, all_of_it)
    half = unsaid_measures(asked, np.array([0.0, 1.0, 1.0]), all_of_it, np.array([1.0, 0.0, 1.0]))
    unsaid = unsaid_measures(asked, none, none, none)

    assert (said["title_left"], said["title_share"], said["both_rarest"]) == (0.0, 1.0, 1.0)
    assert (half["title_left"], half["titles_left"], half["rarest_title"], half["both_rarest"]) == (1.0, 0.0, 0.0, 0.0)
    assert (unsaid["title_left"], unsaid["title_share"]) == (1.0, 0.0)


def test_a_question_from_elsewhere_leaves_more_unsaid_by_the_titles_found() -> None:
    publish_pension_fiches()

    alike, apart = ask("réversion"), ask("tarte aux pommes à la retraite")

    assert alike.measures["title_left"] < apart.measures["title_left"]
