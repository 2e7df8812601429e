"""What is said of the insured, read from French words."""

from datetime import date

import pytest

from chatdoc.common.errors import BadInput
from chatdoc.knowledge.facts import FACTS, facts_in_context, facts_in_turns, facts_in_words, given_date, given_fact


@pytest.mark.parametrize(
    ("words", "fact", "value"),
    [
        ("Retraite progressive si né en 1964", "naissance", "1964"),
        ("née en mars 65, quel âge ?", "naissance", "1965-03"),
        ("elle est de 64", "naissance", "1964"),
        ("né le 3 mai 1964", "naissance", "1964-05"),
        ("née le 12/04/65", "naissance", "1965-04"),
        ("génération 1964 RACL", "naissance", "1964"),
        ("il est né en soixante-quatre", "naissance", "1964"),
        ("née en mille neuf cent soixante et onze", "naissance", "1971"),
        ("taux plein 1962 trimestres", "naissance", "1962"),
        ("et pour 1968 ?", "naissance", "1968"),
        ("il a 62 ans", "age", "62"),
        ("veuve de 53 ans", "age", "53"),
        ("elle a 3 gosses", "enfants", "3"),
        ("mère de trois", "enfants", "3"),
        ("il n'a pas d'enfant", "enfants", "0"),
        ("il a commencé à 17 ans", "debut_carriere", "17"),
        ("début d'activité avant 18 ans", "debut_carriere", "17"),
        ("avec 150 trimestres", "trimestres", "150"),
        ("elle vit au Maroc", "residence", "etranger"),
        ("il habite à La Réunion", "departement", "974"),
        ("il habite à La Réunion", "residence", "outre_mer"),
        ("départ au 1er octobre 2026", "date_effet", "2026-10-01"),
        ("et en concubinage ?", "situation", "concubin"),
        ("son mari est décédé", "situation", "veuf"),
        ("veuve remariée", "situation", "remarie"),
        ("personne seule", "situation", "seul"),
        ("fonctionnaire hospitalier", "regime", "fonctionnaire"),
        ("salarié agricole", "regime", "agricole"),
        ("il est au chômage", "activite", "chomage"),
        ("12 ans d'ancienneté", "anciennete", "12"),
        ("reconnu inapte au travail", "inaptitude", "oui"),
    ],
)
def test_a_fact_is_read_from_what_is_said(words: str, fact: str, value: str) -> None:
    assert facts_in_words(words).get(fact) == value


@pytest.mark.parametrize(
    ("words", "fact"),
    [
        ("il veut partir à 62 ans", "age"),
        ("réforme de 1993", "naissance"),
        ("une carrière commencée en 1980", "naissance"),
        ("Montant de l'Aspa au 1er janvier 1975", "naissance"),
        ("elle n'est pas mariée", "situation"),
        ("procédure de divorce", "situation"),
        ("Deux épouses, impact sur PR", "situation"),
        ("4 trimestres par enfant", "trimestres"),
        ("il a travaillé en Allemagne", "residence"),
    ],
)
def test_what_is_not_said_of_the_insured_stays_unknown(words: str, fact: str) -> None:
    assert fact not in facts_in_words(words)


def test_the_last_turn_wins() -> None:
    facts = facts_in_turns(["Âge retraite progressive né en 1967 ?", "61 ans et 9 mois.", "et s'il est né en 1968 ?"])

    assert facts == {"naissance": "1968"}


def test_a_year_said_again_takes_no_month_away() -> None:
    assert facts_in_turns(["née en mai 1965", "naissance 1965, combien ?"]) == {"naissance": "1965-05"}


def test_a_birth_replaces_an_age_said_before() -> None:
    assert facts_in_turns(["il a 60 ans", "non, il est né en 1964"]) == {"naissance": "1964"}


def test_a_questions_file_gives_facts_in_free_french_numbers_or_strings() -> None:
    context = {
        "birth_year": 1965,
        "birth_month": "4",
        "regime": "fonction publique",
        "situation": "veuf",
        "residence": "Maroc",
        "enfants": "3",
        "debut_carriere": "17 ans",
        "handicap": True,
        "date_effet": "2026-10-01",
        "couleur": "bleu",
        "age": None,
    }

    assert facts_in_context(context) == {
        "naissance": "1965-04",
        "regime": "fonctionnaire",
        "situation": "veuf",
        "residence": "etranger",
        "enfants": "3",
        "debut_carriere": "17",
        "handicap": "oui",
        "date_effet": "2026-10-01",
    }


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("naissance", "1850", "Valeur impossible pour naissance"),
        ("naissance", "1964-13", "Valeur impossible pour naissance"),
        ("situation", "xyz", "Choix : marie"),
        ("enfants", "-1", "Valeur impossible pour enfants"),
        ("couleur", "bleu", "Fait inconnu"),
    ],
)
def test_an_impossible_fact_is_refused_in_one_sentence(key: str, value: str, said: str) -> None:
    with pytest.raises(BadInput, match=said):
        given_fact(key, value)


def test_an_impossible_date_is_refused_in_one_sentence() -> None:
    with pytest.raises(BadInput, match="Date impossible : « 2026-13-45 »"):
        given_date("2026-13-45")

    assert given_date("2026-11-22") == date(2026, 11, 22)


def test_every_choice_offered_is_understood_when_it_is_clicked() -> None:
    for fact in FACTS.values():
        for choice in fact.choices:
            assert fact.given(choice.label) == choice.value, (fact.key, choice.label)


def test_the_label_of_a_branch_answers_the_question_about_birth() -> None:
    given = FACTS["naissance"].given

    assert given("Né entre le 1er avril 1965 et le 31 décembre 1965") == "1965-04/1965-12"
    assert given("En 1966") == "1966"
    assert given("janvier à mars 1965") == "1965-01/1965-03"


@pytest.mark.parametrize(
    "reply",
    [
        "61 ans et 9 mois.",
        "24 710,40 € par an si elle vit seule.",
        "Au moins 2 enfants de moins de 20 ans.",
        "Oui, veuf.",
    ],
)
def test_the_answer_given_to_a_question_says_nothing_of_the_insured(reply: str) -> None:
    assert facts_in_turns(["Quelle est la règle ?", reply]) == ({"situation": "veuf"} if "veuf" in reply else {})


def test_what_is_said_of_someone_after_a_question_is_a_fact() -> None:
    turns = ["À quel âge peut-elle partir ?", "elle est née en 1966 et elle a 3 enfants"]

    assert facts_in_turns(turns) == {"naissance": "1966", "enfants": "3"}
