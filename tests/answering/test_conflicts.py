"""The base's work list: fiches that state different values of one point."""

from datetime import date

import pytest

from chatdoc.answering.conflicts import conflicts_in_base
from chatdoc.knowledge.tree import Table
from tests.retrieval.factories import publish

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 1)


def _ages(*ages: str, header: str = "Âge légal de départ") -> Table:
    return Table(("Année de naissance", header), tuple(zip(("1966", "1967"), ages, strict=True)))


def test_each_pair_that_differs_is_listed_with_its_values_and_dates() -> None:
    publish("ANCIENNE", "Âge légal de départ", _ages("63 ans et 6 mois", "64 ans"), start=date(2023, 9, 1))
    publish("NOUVELLE", "Âge légal de départ", _ages("63 ans et 3 mois", "64 ans"), start=date(2026, 1, 1))

    (conflict,) = conflicts_in_base(DAY)

    assert conflict.point == "Âge légal de départ · 1966"
    assert (conflict.older.fiche_id, conflict.older.value) == ("ANCIENNE", "63 ans et 6 mois")
    assert (conflict.newer.fiche_id, conflict.newer.value) == ("NOUVELLE", "63 ans et 3 mois")
    assert (conflict.older.dated, conflict.newer.dated) == (date(2023, 9, 1), date(2026, 1, 1))


def test_a_text_not_in_force_and_another_caisse_conflict_with_nothing() -> None:
    publish("NATIONALE", "Âge légal de départ", _ages("63 ans", "64 ans"), start=date(2026, 1, 1))
    publish("ABROGEE", "Âge légal de départ", _ages("62 ans", "62 ans"), start=date(2020, 1, 1), end=date(2024, 1, 1))
    publish("LOCALE", "Âge légal de départ", _ages("61 ans", "61 ans"), caisse="C1", start=date(2026, 2, 1))

    assert conflicts_in_base(DAY) == ()


def test_a_column_that_says_nothing_of_what_it_states_is_compared_with_none() -> None:
    publish("AGES", "Âge légal de départ", _ages("63 ans", "64 ans", header="Soit"), start=date(2025, 1, 1))
    publish("DUREES", "Durée d’assurance", _ages("42 ans", "43 ans", header="Soit"), start=date(2026, 1, 1))

    assert conflicts_in_base(DAY) == ()
