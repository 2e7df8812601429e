"""Labels as fiches write them, and the conditions read in them."""

from datetime import date

import pytest

from chatdoc.knowledge.conditions import BirthRange, ChildBirthRange, Condition, Known, NumberRange, parse_label
from chatdoc.knowledge.conditions.reading_report import labels_read
from chatdoc.knowledge.tree import Paragraph, Section, Table
from chatdoc.knowledge.units import cut_units
from tests.answering.factories import TODAY

YEARS = "Année de naissance"


@pytest.mark.parametrize(
    ("label", "context", "meant"),
    [
        ("1955 - 1956 -1957", YEARS, BirthRange(date(1955, 1, 1), date(1957, 12, 31))),
        ("1961 ou 1962", YEARS, BirthRange(date(1961, 1, 1), date(1962, 12, 31))),
        ("L’enfant a entre 22 et 26 ans", "Conditions", NumberRange("age_enfant", 22, 26)),
        ("Enfant de moins de 25 ans", "", NumberRange("age_enfant", high=24)),
        ("Enfant né avant avril 2018", "", ChildBirthRange(end=date(2018, 3, 31))),
        ("3 enfants ou plus", "", NumberRange("enfants", 3)),
    ],
)
def test_a_label_is_read_as_it_is_meant(label: str, context: str, meant: Condition) -> None:
    assert parse_label(label, context) == meant


def test_the_birth_of_the_insured_says_nothing_of_the_child() -> None:
    condition = parse_label("Enfant né avant avril 2018")

    assert condition is not None
    assert condition.truth(Known({"naissance": "1964"}, TODAY)) is None
    assert condition.truth(Known({"naissance": "1964", "naissance_enfant": "2015-06"}, TODAY)) is True


def test_the_report_names_the_gap_between_two_rows_and_the_cases_left_to_the_advisor() -> None:
    scale = Table(("Date de naissance", "Âge"), (("En 1961", "50 ans"), ("À partir de 1963", "51 ans")))
    case = Section("cas", "Vous avez un mandat local", (Paragraph("L’âge change."),))

    fiche = labels_read("B1", "Barème inventé", cut_units((scale, case)))

    assert fiche.breaks == ["trou 01/01/1962 – 31/12/1962"]
    assert fiche.choices == ["Vous avez un mandat local"]
    assert fiche.named["naissance"] == [2, 2]
