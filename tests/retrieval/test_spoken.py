"""Questions as they are said on the phone."""

import pytest

from chatdoc.retrieval.ranking.analysis import tokens
from chatdoc.retrieval.ranking.regimes import Regime, regimes_asked
from chatdoc.retrieval.ranking.spoken import in_digits
from tests.retrieval.factories import ask, publish, publish_pension_fiches


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("soixante et un ans", "61 ans"),
        ("née en soixante-dix", "nee en 70"),
        ("quatre-vingt-douze ans", "92 ans"),
        ("un logement neuf", "un logement neuf"),
        ("deux ou trois enfants", "2 ou 3 enfants"),
    ],
)
def test_numbers_spelled_out_are_read_as_the_texts_write_them(said: str, written: str) -> None:
    assert " ".join(token.folded for token in in_digits(list(tokens(said)))) == written


def test_the_trade_of_the_person_tells_the_regime() -> None:
    assert regimes_asked("elle est aide-soignante titulaire") == Regime.PUBLIC
    assert regimes_asked("il travaille a la mairie") == Regime.PUBLIC
    assert regimes_asked("ne en 1968 rg age minimum") == Regime.EMPLOYEE
    assert regimes_asked("acte de deces a demander a la mairie") == Regime.NONE


@pytest.mark.django_db
def test_filler_words_do_not_make_a_question_foreign_to_the_base() -> None:
    publish_pension_fiches()

    said = "alors voilà j'ai une dame au téléphone son mari est décédé elle me demande pour la pension de réversion"

    assert ask(said).covered


@pytest.mark.django_db
def test_an_article_of_a_code_is_found_when_it_is_asked_for_or_alone_to_answer() -> None:
    publish("REVERSION", "Pension de réversion", "La réversion est versée au conjoint survivant.")
    publish("LEGI-1", "Code de la sécurité sociale, article L353-1", "Pension de réversion du conjoint survivant.")
    publish("LEGI-2", "Code civil, article 477", "Le mandat de protection future organise la protection.")

    assert [hit.version.fiche_id for hit in ask("pension de réversion du conjoint survivant").hits] == ["REVERSION"]
    assert ask("article L353-1 réversion").hits[0].version.fiche_id == "LEGI-1"
    assert ask("mandat de protection future").hits[0].version.fiche_id == "LEGI-2"


@pytest.mark.django_db
def test_articles_of_codes_change_nothing_to_how_the_fiches_are_found() -> None:
    publish_pension_fiches()
    questions = ("pension de réversion", "retrate progressive", "les ressources du couple", "xylophone")
    before = [ask(question) for question in questions]

    for number in range(30):
        publish(
            f"LEGI-{number}", f"Code inventé, article L{number}", "La pension retrate et les ressources d’un conjoint."
        )

    for result, was in zip((ask(question) for question in questions), before, strict=True):
        assert [(hit.version.fiche_id, hit.score) for hit in result.hits[: len(was.hits)]] == [
            (hit.version.fiche_id, hit.score) for hit in was.hits
        ]
        assert (result.coverage, result.understanding) == (was.coverage, was.understanding)


@pytest.mark.django_db
def test_a_code_named_without_a_number_leaves_the_fiche_first() -> None:
    publish_pension_fiches()
    publish("LEGI-1", "Code inventé, article L353-1", "Pension de réversion du conjoint survivant.")

    question = "quel article parle de la pension de réversion du conjoint survivant"
    fiches = [hit.version.fiche_id for hit in ask(question).hits]

    assert fiches[0] == "REVERSION"
    assert "LEGI-1" in fiches
