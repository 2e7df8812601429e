"""What the index keeps of each fiche is what its text says."""

from datetime import date

import pytest

from chatdoc.knowledge.conditions import (
    AllOf,
    BirthRange,
    Condition,
    EffectRange,
    NumberRange,
    OneOf,
    dump_condition,
    load_condition,
)
from chatdoc.knowledge.tree import Item, ItemList, Paragraph, Section, Table
from chatdoc.retrieval.results import PublishedVersion, Read
from tests.retrieval.factories import ask, publish

BLOCKS = (
    Paragraph("La pension de réversion inventée dépend de l’âge."),
    Section(
        "titre",
        "Montants",
        (
            Section("cas", "Vous avez 3 enfants ou plus", (Paragraph("La pension est majorée de 10 %."),)),
            Section("cas", "Autre cas", (ItemList((Item("La pension n’est pas majorée."),)),)),
        ),
    ),
    Table(
        ("Date de naissance", "Âge de départ"),
        (("Né en 1962", "60 ans et 1 mois"), ("À partir de 1963", "60 ans et 2 mois")),
        "Barème inventé",
    ),
)


def shown() -> PublishedVersion:
    return ask("pension de réversion inventée").hits[0].version


def all_places(read: Read) -> dict[str, list[tuple[int, int, int]]]:
    return read.places.find(read.places.numbers)


@pytest.mark.django_db
def test_a_version_read_from_the_index_is_as_read_from_its_text() -> None:
    publish("Z", "Autre fiche", "La pension de guerre.", *BLOCKS[1:])
    publish("A", "Pension de réversion inventée", *BLOCKS)

    version = shown()
    kept, read = version.read, Read.of(version.title, version.units)

    assert kept.places.lengths == read.places.lengths
    assert all_places(kept) == all_places(read)
    assert kept.stated.points == read.stated.points
    assert len(read.stated.points) == 2
    assert read.stated.conditions.items() <= kept.stated.conditions.items()
    assert {condition.facts for condition in read.stated.conditions.values()} == {("naissance",), ("enfants",)}


@pytest.mark.django_db
def test_an_article_of_a_code_is_read_from_its_text_when_it_is_shown() -> None:
    publish("A", "Pension de réversion", "Une part de la pension.")
    publish("LEGI-1", "Article L353-1", *BLOCKS)

    version = next(hit.version for hit in ask("article L353-1").hits if hit.version.fiche_id == "LEGI-1")

    assert all_places(version.read) == all_places(Read.of(version.title, version.units))


@pytest.mark.parametrize(
    "condition",
    [
        BirthRange(date(1963, 1, 1), date(1965, 3, 31)),
        BirthRange(end=date(1960, 12, 31)),
        EffectRange(date(2026, 9, 1)),
        NumberRange("age", high=54),
        NumberRange("enfants", 3),
        OneOf("situation", frozenset({"veuf", "divorce"})),
        AllOf((NumberRange("age", 55), OneOf("situation", frozenset({"veuf"}))), partly_read=True),
    ],
)
def test_a_condition_comes_back_as_it_was_kept(condition: Condition) -> None:
    assert load_condition(dump_condition(condition)) == condition
