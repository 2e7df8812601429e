"""What the index keeps of each fiche is what its text says."""

from datetime import date

import pytest
from rapidfuzz.distance import OSA

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
from chatdoc.retrieval.current import current_snapshot
from chatdoc.retrieval.ranking.analysis import tokens
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
def test_what_the_texts_say_most_is_kept_with_the_terms_its_words_give() -> None:
    publish("A", "Pension de réversion", *["La pension de réversion d’un conjoint, dès 55 ans."] * 4)

    vocabulary = current_snapshot()[0].fiches.index.vocabulary

    assert {"pension", "réversion", "conjoint,"} <= vocabulary.pieces.keys()
    for piece, numbers in vocabulary.pieces.items():
        said = [token.term for token in tokens(piece) if not token.is_stop]
        assert [vocabulary.terms[number] for number in numbers] == said


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["penson", "pensiom", "epnsion", "pensions", "pinsyon"])
def test_every_word_as_near_as_a_slip_is_looked_at(typed: str) -> None:
    publish("A", "Pension de réversion", *["La pension de réversion d’un conjoint, après la passion."] * 4)

    speller = current_snapshot()[0].fiches.reader.speller

    for length in range(len(typed) - 2, len(typed) + 3):
        known = [*speller.vocabulary.by_length.get(length, ()), *speller._others.get(length, ())]
        near = {word for word in known if OSA.distance(typed, word) <= 2}
        assert near <= set(speller._sharing_letters(typed, length, 2))


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
