"""No figure, date, article, phone or address that the cited passage does not hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatdoc.answering.grounding import unsupported

PASSAGE = (
    "Né entre le 1er janvier 1963 et le 31 mars 1965 : 62 ans et 9 mois, avec 170 trimestres. "
    "Montant : 1 012,02 € par mois, soit 54 %. Article L. 161-17-2. Appelez le 39 60 ou écrivez sur https://www.exemple.fr/aide."
)


@pytest.mark.parametrize(
    "line",
    [
        "62 ans et neuf mois",
        "soixante-deux ans et 9 mois",
        "1012,02 €",
        "1 012,02 euros",
        "article L161-17-2",
        "né avant le 31/03/1965",
        "170 trimestres, soit 54 %",
        "voir https://www.exemple.fr/aide",
        "Une phrase sans chiffre.",
    ],
)
def test_what_the_passage_says_in_another_writing_may_be_shown(line: str) -> None:
    assert unsupported(line, PASSAGE) == []


@pytest.mark.parametrize(
    "line",
    [
        "62 ans et 10 mois",
        "63 ans",
        "171 trimestres",
        "54 €",
        "9 ans",
        "1 012,03 €",
        "article L161-17-3",
        "le 31 mars 1966",
        "voir https://www.exemple.com/aide",
        "écrire à aide@exemple.fr",
    ],
)
def test_what_the_passage_does_not_say_is_named(line: str) -> None:
    assert unsupported(line, PASSAGE)


@given(st.integers(min_value=2, max_value=9999))
def test_another_number_of_trimestres_is_always_caught(number: int) -> None:
    assert bool(unsupported(f"Il faut {number} trimestres.", PASSAGE)) is (number != 170)
