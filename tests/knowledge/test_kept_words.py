"""What is kept of the words of a question: the rule asked about, and nothing too fine of the person."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatdoc.knowledge.facts.french import digits, fold, fold_with_places
from chatdoc.knowledge.facts.kept import DEPARTMENT, HEALTH, RESOURCES, without_fine_facts


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("Née en mai 1964, quel âge ?", "Née en 1964, quel âge ?"),
        ("née en 05/1964", "née en 1964"),
        ("né 1964-05", "né 1964"),
        ("et si c’est juin 65 ?", "et si c’est 1965 ?"),
        ("né entre janvier et mars 1965", "né 1965"),
        ("son fils est né en juin 2015", "son fils est né en 2015"),
        ("veuve, habite dans le 59, réversion ?", f"veuve, habite {DEPARTMENT}, réversion ?"),
        ("vit dans le Rhône depuis 2010", f"{DEPARTMENT} depuis 2010"),
        ("habite  en\u00a0Guadeloupe", f"habite  {DEPARTMENT}"),
        ("habite à Lyon, quel rendez-vous ?", f"{DEPARTMENT}, quel rendez-vous ?"),
        ("habite à la Rochelle, Aspa ?", f"{DEPARTMENT}, Aspa ?"),
        ("en 2010 1 250,50 € de pension", "en 2010 … € de pension"),
        ("elle gagne douze cents euros par mois, Aspa ?", f"elle {RESOURCES}, Aspa ?"),
    ],
)
def test_a_month_a_place_and_resources_are_left_out_and_the_rest_is_unchanged(words: str, kept: str) -> None:
    assert without_fine_facts(words) == kept


@pytest.mark.parametrize(
    "words",
    [
        "il est handicapé",
        "assurée handicapée à 80 %",
        "son mari est inapte",
        "elle a la RQTH",
        "en invalidité catégorie 2",
        "il touche une pension d’invalidité",
        "sa pension d’invalidité s’arrête",
        "souffre d’un cancer",
        "en arrêt maladie depuis six mois",
        "a un enfant handicapé",
        "ses deux enfants handicapés",
        "reconnu travailleur handicapé",
        "invalide à 66 %",
        "un taux d’incapacité de 50 %",
        "veuve invalide",
        "IL EST INAPTE",
    ],
)
def test_the_health_of_someone_is_left_out(words: str) -> None:
    kept = without_fine_facts(f"{words}, né en 1964, quelle retraite ?")

    assert HEALTH in kept
    assert kept.endswith(", né en 1964, quelle retraite ?")
    for said in ("handicap", "inapt", "invalid", "rqth", "cancer", "incapacit", "66", "80", "50"):
        assert said not in kept.lower()


@pytest.mark.parametrize(
    "words",
    [
        "pension d’invalidité : quelles pièces ?",
        "Retraite anticipée des travailleurs handicapés : conditions ?",
        "retraite anticipée travailleur handicapé, né en 1966",
        "Pension de veuf ou de veuve invalide",
        "RQTH : quels justificatifs ?",
        "inaptitude au travail, qui décide ?",
        "retraite pour inaptitude à 62 ans",
        "passage de l’invalidité à la retraite",
        "droit à la pension d’invalidité",
        "majoration pour enfant handicapé",
        "AAH et retraite : que devient l’allocation aux adultes handicapés ?",
        "maladie professionnelle, quelle retraite ?",
        "Aspa, plafond de ressources pour un couple",
        "Carsat Rhône-Alpes, veuve, née en 1964, 3 enfants",
        "parti à la retraite en 2020, vit à l’étranger",
        "deux épouses, impact sur PR",
    ],
)
def test_the_subject_of_a_rule_is_kept_as_it_was_written(words: str) -> None:
    assert without_fine_facts(words) == words


@given(st.text())
def test_a_folded_letter_knows_where_it_was_written(text: str) -> None:
    counted, places = fold_with_places(text)

    assert len(counted) == len(places)
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert len(counted) == len(digits(fold(text)))


@given(st.text(alphabet="aàéœ ’\u00a0\u0301mai1964vit", max_size=60))
def test_letters_are_folded_alike_with_and_without_their_places(text: str) -> None:
    assert fold_with_places(text)[0] == digits(fold(text))
