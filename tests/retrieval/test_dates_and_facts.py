"""What is in force before anything was known, and what facts told alone ask for."""

from datetime import date
from time import process_time

import pytest

from chatdoc.knowledge.documents import Metadata, Source
from chatdoc.knowledge.tree import Paragraph
from chatdoc.knowledge.units import cut_units
from chatdoc.retrieval.ranking.passages import cut_passages
from chatdoc.retrieval.ranking.subjects import subject_of_facts
from tests.retrieval.factories import ask, found, publish, publish_pension_fiches

DATED = Metadata(sources=(Source("Une loi", date="2025-10-17"), Source("Une autre", date="2026-08")))


@pytest.mark.django_db
def test_a_text_without_a_start_is_not_shown_for_a_day_before_its_oldest_source() -> None:
    publish("DATED", "Allocation inventée", "Une allocation inventée.", metadata=DATED)
    publish("UNDATED", "Allocation inventée ancienne", "Une allocation inventée ancienne.")

    assert set(found("allocation inventée")) == {"DATED", "UNDATED"}
    assert set(found("allocation inventée", on=date(2025, 10, 17))) == {"DATED", "UNDATED"}
    assert found("allocation inventée", on=date(1990, 1, 1)) == ["UNDATED"]


@pytest.mark.django_db
def test_a_text_that_states_its_start_holds_from_it_whatever_its_sources() -> None:
    publish("AGE", "Âge légal", "Le départ se fait à 62 ans.", start=date(2020, 1, 1), metadata=DATED)

    assert found("âge légal", on=date(2021, 1, 1)) == ["AGE"]


@pytest.mark.django_db
def test_a_question_is_read_against_what_is_to_come_only_when_something_is() -> None:
    publish("AGE", "Âge légal", "Le départ se fait à 62 ans.", start=date(2020, 1, 1))
    nothing_announced = ask("âge légal de départ", coming=True)
    publish("PRIME", "Prime du grand âge inventée", "La prime inventée sera de 12 €.", start=date(2099, 1, 1))
    announced = ask("prime du grand âge inventée", coming=True)

    assert not nothing_announced.hits
    assert not nothing_announced.understanding.terms, "the question was read for nothing"
    assert [hit.version.fiche_id for hit in announced.hits] == ["PRIME"]


@pytest.mark.django_db
@pytest.mark.parametrize("words", ["prendre rendez-vous", "prendre un rdv", "un rendez vous"])
def test_a_word_that_only_another_caisse_says_is_not_covered_by_its_parts(words: str) -> None:
    publish_pension_fiches()
    publish("AUTRE", "Prise d’effet", "La pension peut prendre effet et vous rendre service ; vous le rendez.")
    publish("SUD", "Rendez-vous en agence", "Proposez de prendre rendez-vous.", caisse="sud")

    assert ask(words, caisse="sud").hits[0].version.fiche_id == "SUD"
    assert ask(words, caisse="sud").covered
    assert not ask(words, caisse="nord").covered


@pytest.mark.parametrize(
    ("text", "facts", "subject"),
    [
        ("il est de 66", {"naissance": "1966"}, "âge légal de départ à la retraite"),
        ("il a bossé dès 17 ans, né en 66", {"naissance": "1966", "debut_carriere": "17"}, "retraite anticipée"),
        ("née en 1966, trimestres", {"naissance": "1966"}, ""),
        ("né en 1966, il veut une pizza", {"naissance": "1966"}, ""),
        ("bonjour", {}, ""),
    ],
)
def test_facts_are_the_subject_only_when_nothing_else_is_said(text: str, facts: dict[str, str], subject: str) -> None:
    assert subject_of_facts(text, facts).startswith(subject)
    assert bool(subject_of_facts(text, facts)) == bool(subject)


def test_a_very_long_line_is_cut_in_a_time_that_grows_with_its_length() -> None:
    def spent(words: int) -> float:
        units = cut_units([Paragraph("mot " * words)])
        start = process_time()
        assert sum(len(passage.text.split()) for passage in cut_passages(units)) == words
        return process_time() - start

    spent(20_000)
    assert spent(400_000) < 100 * max(min(spent(20_000) for _ in range(3)), 1e-3)  # 20 times longer; squared: 400
