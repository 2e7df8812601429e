"""The card made from fiches found: the right branch, the newest rule, nothing that the source does not say."""

from datetime import date

import pytest

from chatdoc.answering.asking import questions_to_ask
from chatdoc.answering.composition import Composed, compose
from chatdoc.answering.pieces import Selection
from chatdoc.knowledge.documents import Metadata
from chatdoc.knowledge.tree import Item, ItemList, Note, Paragraph, Section, Service, Table
from chatdoc.retrieval.results import PublishedVersion
from tests.answering.factories import asked, hits_of, made_version, selected

AGES = Table(
    ("Vous êtes né :", "Vous pouvez partir à partir de :"),
    (
        ("Entre le 1er janvier 1963 et le 31 mars 1965", "62 ans et 9 mois"),
        ("Entre le 1er avril 1965 et le 31 décembre 1965", "63 ans"),
        ("En 1966", "63 ans et 3 mois"),
        ("À partir du 1er janvier 1967", "64 ans"),
    ),
    "Âge de départ",
)
OLD_AGES = Table(
    ("Vous êtes né :", "Vous pouvez partir à partir de :", "Trimestres exigés"),
    (("1965", "63 ans et 3 mois", "172 trimestres"), ("1966", "63 ans et 6 mois", "172 trimestres")),
)
CONDITIONS = ItemList(tuple(Item(f"condition inventée numéro {n}") for n in ("un", "deux", "trois")))


def legal_age() -> PublishedVersion:
    intro = Paragraph("L'âge de départ à la retraite dépend de votre date de naissance.")
    return made_version("F1", "Âge légal de départ à la retraite", intro, AGES, start=date(2026, 8, 14))


def composed(text: str, *versions: PublishedVersion, **facts: str) -> tuple[Composed, Selection]:
    selection = selected(text, *versions, **facts)
    return compose(asked(text, facts), selection, hits_of(*versions)), selection


def test_a_known_birth_gives_its_row_alone() -> None:
    card, selection = composed("âge de départ", legal_age(), naissance="1966")

    assert card.a_dire == "Né en 1966 : vous pouvez partir à partir de 63 ans et 3 mois."
    assert "64 ans" not in card.text
    assert not selection.missing


def test_an_unknown_birth_shows_every_branch_with_its_label_and_asks() -> None:
    card, selection = composed("quel âge de départ ?", legal_age())
    question = questions_to_ask(asked("quel âge de départ ?"), selection, legal_age())[0]

    assert selection.missing == ("naissance",)
    assert "63 ans" not in card.a_dire
    assert "- Né en 1966 : 63 ans et 3 mois" in card.text
    assert question.fact == "naissance"
    assert "En 1966" in question.choices


def test_a_year_cut_in_april_asks_for_the_month_and_keeps_two_branches() -> None:
    card, selection = composed("quel âge de départ ?", legal_age(), naissance="1965")
    question = questions_to_ask(asked("quel âge ?", {"naissance": "1965"}), selection, legal_age())[0]

    assert card.a_dire == "Cela dépend d’un fait à préciser : le mois de naissance."
    assert "62 ans et 9 mois" in card.text
    assert "63 ans et 3 mois" not in card.text
    assert question.question == "Quel est le mois de naissance ?"
    assert len(question.choices) == 2


def test_an_older_text_that_says_otherwise_is_never_the_answer() -> None:
    old = made_version(
        "F2", "Trimestres pour une retraite à taux plein", Paragraph("Le nombre varie."), OLD_AGES,
        start=date(2025, 8, 28),
    )  # fmt: skip
    card, _ = composed("trimestres et âge de départ", old, legal_age(), naissance="1966")

    assert "63 ans et 6 mois" not in card.text
    assert "172 trimestres" in card.text
    assert "63 ans et 3 mois" in card.text


def test_an_older_text_on_another_point_stays() -> None:
    progressive = Table(
        ("Vous êtes né :", "Vous pouvez partir en retraite progressive à partir de :"), (("En 1966", "61 ans"),) * 2
    )
    old = made_version("F3", "Retraite progressive", progressive, start=date(2023, 9, 1))
    card, _ = composed("retraite progressive", old, legal_age(), naissance="1966")

    assert "61 ans" in card.text


def test_the_same_rule_twice_with_the_same_value_is_not_a_conflict() -> None:
    twin = made_version("F4", "Âge légal de départ à la retraite", AGES, start=date(2020, 1, 1))
    _, selection = composed("âge de départ", twin, legal_age(), naissance="1966")

    assert not selection.superseded


def test_a_list_is_shown_whole_with_the_sentence_that_introduces_it() -> None:
    version = made_version("F5", "Réversion", Paragraph("Vous devez remplir ces conditions :"), CONDITIONS)
    card, _ = composed("quelles conditions pour la réversion", version)

    assert "Vous devez remplir ces conditions" in card.text
    assert all(f"condition inventée numéro {n}" in card.text for n in ("un", "deux", "trois"))


def widow_cases() -> PublishedVersion:
    young = Section("cas", "Vous avez moins de 55 ans", (Paragraph("Vous touchez l'allocation de 100 €."),))
    old = Section("cas", "Vous avez 55 ans ou plus", (Paragraph("Vous touchez la réversion de 200 €."),))
    return made_version("F6", "Droits du conjoint", Section("chapitre", "Montant", (young, old)))


def test_a_case_closed_by_a_fact_is_not_shown() -> None:
    card, _ = composed("montant pour le conjoint", widow_cases(), age="53")

    assert "Vous avez moins de 55 ans : Vous touchez l'allocation de 100 €." in card.text
    assert "200 €" not in card.text


def test_a_figure_of_a_branch_carries_its_label() -> None:
    card, selection = composed("quel montant pour le conjoint", widow_cases())

    assert selection.missing == ("age",)
    assert "€" not in card.a_dire
    for line in card.text.split("\n\n"):
        assert "€" not in line or line.startswith(("Vous avez moins de 55 ans : ", "Vous avez 55 ans ou plus : "))


def test_nested_limits_give_the_narrowest_one_that_holds() -> None:
    table = Table(
        ("Début d'activité", "Départ"),
        (("Avant 16 ans", "58 ans"), ("Avant 18 ans", "60 ans"), ("Avant 20 ans", "61 ans")),
    )
    version = made_version("F7", "Carrière longue", Paragraph("Selon le début d'activité."), table)
    card, _ = composed("carrière longue", version, debut_carriere="17")

    assert "60 ans" in card.text
    assert "58 ans" not in card.text
    assert "61 ans" not in card.text


@pytest.mark.parametrize(("length", "words"), [("bref", 60), ("standard", 250)])
def test_a_card_keeps_within_its_length(length: str, words: int) -> None:
    blocks = [
        Paragraph(f"La réversion numéro {n} est une règle inventée pour remplir la page. " * 4) for n in range(40)
    ]
    version = made_version("F8", "Réversion", *blocks)
    question = asked("réversion règle", length=length)
    selection = selected("réversion règle", version)

    assert len(compose(question, selection, hits_of(version)).text.split()) <= words


def test_the_warning_of_a_text_stays_visible() -> None:
    warning = Metadata(warning="Texte d'avant la réforme inventée.")
    version = made_version("F9", "Réversion", Paragraph("La réversion est de 54 %."), metadata=warning)
    card, _ = composed("montant de la réversion", version)

    assert "Avertissement : Texte d'avant la réforme inventée." in card.text
    assert all(point.sources for point in card.points)


def test_what_must_not_be_said_is_never_what_to_say() -> None:
    never = Note("a_ne_pas_dire", (Paragraph("Ne dites pas que la réversion est automatique."),))
    version = made_version("F10", "Réversion", never, Paragraph("La réversion automatique n'existe pas."))
    card, _ = composed("la réversion est-elle automatique", version)

    assert card.a_dire == "La réversion automatique n'existe pas."
    assert "À ne pas dire : Ne dites pas que la réversion est automatique." in card.text


def test_a_form_is_shown_with_its_number() -> None:
    service = Service("Demande de réversion", "Formulaire", number="S5136j")
    version = made_version("F11", "Réversion", Paragraph("La réversion se demande."), service)
    card, _ = composed("numéro du formulaire de réversion", version)

    assert "Formulaire : Demande de réversion · S5136j" in card.text


def test_an_article_is_given_when_it_is_asked_for() -> None:
    version = made_version(
        "F12", "Âge légal", Paragraph("L'âge légal est une règle."),
        metadata=Metadata(texts=("Code de la sécurité sociale : article L161-17-2",)),
    )  # fmt: skip
    card, _ = composed("quel article pour l'âge légal", version)

    assert "L161-17-2" in card.text


def test_the_same_question_gives_the_same_card() -> None:
    first, second = (composed("âge de départ", legal_age(), naissance="1966")[0].text for _ in range(2))

    assert first == second
