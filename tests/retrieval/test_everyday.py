"""Everyday words, read as the terms of the texts."""

import pytest

from chatdoc.retrieval.ranking.analysis import tokens
from chatdoc.retrieval.ranking.phrases import Phrases, everyday
from chatdoc.retrieval.ranking.words import STOP_WORDS


@pytest.fixture
def phrases() -> Phrases:
    return Phrases([("perdre boule/tête", ["tutelle"]), ("casser tirelire", ["épargne salariale"])])


@pytest.mark.parametrize(
    "question", ["mon père perd la boule", "elle a un peu perdu la tête", "la tête, il la perd depuis un an"]
)
def test_an_expression_is_met_in_any_form_and_order(phrases: Phrases, question: str) -> None:
    found = list(phrases.found(list(tokens(question))))

    assert [said.meanings for said in found] == [("tutelle",)]


def test_words_far_apart_make_no_expression(phrases: Phrases) -> None:
    far = "il perd son emploi " + "puis on lui dit que rien ne presse " * 3 + "mal de tête"

    assert list(phrases.found(list(tokens(far)))) == []


def test_one_word_alone_hints_at_nothing(phrases: Phrases) -> None:
    assert phrases.hinted(list(tokens("la tirelire"))) == []


def test_our_expressions_are_many_and_mean_something() -> None:
    lines = everyday()

    assert len(lines.words) > 1500
    hints = lines.hinted(list(tokens("quand il sera mort est-ce que sa veuve restera dans la maison du couple")))
    assert hints
    assert all(0 < strength <= 1 for _, strength in hints)


def test_small_words_are_never_expressions() -> None:
    assert not {word for word in STOP_WORDS if list(everyday().found(list(tokens(word))))}


@pytest.mark.parametrize(
    ("written", "said", "other"),
    [
        ("clou", "mettre sa montre au clou", "elle est clouée au lit"),
        ("moisir", "le mur moisit", "dans deux mois"),
        ("plus sécu", "il n'a plus la sécu", "la sécu rembourse"),
        ("combien trimestres", "combien de trimestres", "ses trimestres"),
    ],
)
def test_an_expression_with_one_telling_word_is_not_that_word_alone(written: str, said: str, other: str) -> None:
    lines = Phrases([(written, ["sens"])])

    assert [found.meanings for found in lines.found(list(tokens(said)))] == [("sens",)]
    assert list(lines.found(list(tokens(other)))) == []


def test_words_that_many_expressions_share_tell_less_together() -> None:
    shared = [(f"prendre {word}", [word]) for word in ("train", "bus", "avion", "vélo", "taxi", "métro")]
    lines = Phrases([*shared, ("gratter fonds tiroir", ["difficultés"])])

    (bus,) = lines.found(list(tokens("prendre le bus")))
    (fonds,) = lines.found(list(tokens("il gratte les fonds de tiroir")))

    assert bus.strength < fonds.strength <= 1
