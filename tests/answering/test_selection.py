"""Which column, which branch, which line first, and when the base must say that it does not know."""

import pytest

from chatdoc.answering.asking import questions_to_ask
from chatdoc.answering.citations import evidence
from chatdoc.answering.composition import Composed, compose
from chatdoc.answering.grounding import faults_of
from chatdoc.answering.pieces import Selection
from chatdoc.answering.promotion import led_by_facts
from chatdoc.knowledge.tree import Note, Paragraph, Section, Service, Table
from chatdoc.retrieval.results import PublishedVersion
from tests.answering.factories import asked, hits_of, made_version, selected

SCALE = Table(
    ("Date de naissance", "Âge légal", "Trimestres exigés"),
    (
        ("Né en 1962", "60 ans et 1 mois", "101 trimestres"),
        ("Né en 1963", "60 ans et 2 mois", "102 trimestres"),
        ("Né en 1964", "60 ans et 3 mois", "103 trimestres"),
    ),
    "Barème inventé",
)
SIMPLE = Section("cas", "Formule simple", (Paragraph("L'aide est de 756,29 € par mois."),))
RAISED = Section("cas", "Formule majorée", (Paragraph("L'aide est de 903,93 € par mois."),))


def scale() -> PublishedVersion:
    return made_version("B1", "Barème de la retraite", Paragraph("Le barème dépend de la naissance."), SCALE)


def composed(text: str, *versions: PublishedVersion, **facts: str) -> tuple[Composed, Selection]:
    selection = selected(text, *versions, **facts)
    return compose(asked(text, facts), selection, hits_of(*versions)), selection


def test_an_open_table_shows_the_asked_column_of_every_row_once_in_its_order() -> None:
    card, selection = composed("barème retraite combien de trimestres exigés", scale())

    assert selection.missing == ("naissance",)
    assert card.points[0].text == (
        "Trimestres exigés :\n- Né en 1962 : 101 trimestres"
        "\n- Né en 1963 : 102 trimestres\n- Né en 1964 : 103 trimestres"
    )
    assert "60 ans" not in card.text


def test_what_is_said_is_the_column_asked_for_and_the_others_stay_as_a_point() -> None:
    card, _ = composed("barème retraite combien de trimestres exigés", scale(), naissance="1963")

    assert card.a_dire == "Né en 1963 : trimestres exigés : 102 trimestres."
    assert "Né en 1963 : âge légal : 60 ans et 2 mois" in [point.text for point in card.points]


def test_the_introduction_is_said_when_no_birth_changes_the_value() -> None:
    same = Table(("Date de naissance", "Âge"), tuple((f"Né en {year}", "dès 50 ans") for year in (1963, 1964)))
    intro = Paragraph("La retraite inventée est ouverte dès 50 ans, quelle que soit l'année de naissance.")
    card, _ = composed("âge retraite inventée", made_version("B2", "Retraite inventée", intro, same), naissance="1964")

    assert card.a_dire.startswith("La retraite inventée est ouverte dès 50 ans")
    assert "Né en 1964 : âge dès 50 ans" in card.text


def test_one_service_named_by_two_fiches_is_shown_once() -> None:
    service = Service("Mon compte inventé", "Téléservice", url="https://exemple.fr/a", source="Un organisme")
    other = Service("Mon compte inventé", "Téléservice", url="https://exemple.fr/a", source="Un autre")
    versions = (
        made_version("B3", "Compte inventé", Paragraph("Le compte inventé sert à tout."), service),
        made_version("B4", "Compte inventé bis", Paragraph("Le compte inventé s'ouvre en ligne."), other),
    )
    card, _ = composed("compte inventé", *versions)

    assert card.text.count("Téléservice : Mon compte inventé") == 1


def test_services_come_after_the_rule() -> None:
    service = Service("Aide inventée en ligne", "Téléservice", url="https://exemple.fr/a")
    rules = (Paragraph(f"L'aide inventée suit la règle {name}.") for name in ("première", "deuxième"))
    card, _ = composed("aide inventée", made_version("B5", "Aide inventée", service, *rules))

    assert card.points[-1].text.startswith("Téléservice : Aide inventée en ligne")


def test_cases_with_different_figures_ask_which_one_and_show_them_all() -> None:
    version = made_version("B6", "Aide inventée", Section("chapitre", "Montant", (SIMPLE, RAISED)))
    card, selection = composed("quel est le montant de l'aide", version)
    question = questions_to_ask(asked("quel est le montant de l'aide"), selection, version)[0]

    assert selection.missing == ("cas",)
    assert question.choices == ("Formule simple", "Formule majorée")
    assert "756,29 €" in card.text
    assert "903,93 €" in card.text
    assert "€" not in card.a_dire


def test_a_case_named_in_the_question_is_the_answer() -> None:
    version = made_version("B7", "Aide inventée", Section("chapitre", "Montant", (SIMPLE, RAISED)))

    assert selected("quel est le montant de l'aide, formule majorée", version).undecided is None


@pytest.mark.parametrize(
    "block",
    [
        Paragraph("L'allocation inventée dépend des revenus."),
        Note("attention", (Paragraph("Le montant de l'allocation inventée n'est pas dans cette base."),)),
    ],
)
def test_a_fiche_without_the_amount_asked_for_lacks_the_figure(block: Paragraph | Note) -> None:
    version = made_version("B8", "Allocation inventée", block, Paragraph("Il faut avoir 50 ans."))

    assert selected("montant de l'allocation inventée", version).lacks_figure


def test_a_fiche_with_the_amount_asked_for_answers() -> None:
    version = made_version("B9", "Allocation inventée", Paragraph("Le montant de l'allocation est de 100 €."))

    assert not selected("montant de l'allocation inventée", version).lacks_figure


def test_a_year_and_the_amount_after_it_are_two_numbers() -> None:
    version = made_version("B10", "Aide", Section("chapitre", "Montant en 2026", (SIMPLE,)))

    assert faults_of("L'aide est de 756,29 €.", evidence(version, version.units)) == ()


def test_the_scale_that_both_facts_select_goes_first() -> None:
    words = made_version("B11", "Départ au 1er du mois", Paragraph("Le départ a lieu le 1er juillet."))
    old = Section("cas", "Pension prenant effet avant le 1er septembre 2026", (SCALE,))
    scale_then = made_version("B12", "Ancien barème", old)
    text = "né en 1964, départ au 1er juillet 2026"
    question = asked(text, {"naissance": "1964", "date_effet": "2026-07-01"})

    assert led_by_facts(question, hits_of(words, scale_then))[0].version is scale_then
    assert led_by_facts(asked("départ"), hits_of(words, scale_then))[0].version is words
