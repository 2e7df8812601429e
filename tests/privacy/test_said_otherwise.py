"""Numbers, dates and homes as they are typed in a hurry: what must go, and what beside them must stay."""

import pytest

from chatdoc.privacy import Guarded, guard


def guarded(text: str) -> Guarded:
    outcome = guard(text)
    assert isinstance(outcome, Guarded)
    return outcome


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("né le 12 du mois d'octobre 1961 à Lille", "né en 1961 à Lille"),
        ("04121958 veuve, plafond", "1958 veuve, plafond"),
        ("assurée 23051963 retraite progressive", "assurée 1963 retraite progressive"),
        ("dupuis annick 09 10 60 surcote", "l’assuré(e) 60 surcote"),
        ("Pour Lina (sa fille, 4 juin 2003), bourse ?", "Pour l’assuré(e) (sa fille, 2003), bourse ?"),
        ("elle aura 62 ans le 6 novembre 2026, quand déposer ?", "elle aura 62 ans en 2026, quand déposer ?"),
        ("ses 64 ans tombent le 12 mars 2027", "ses 64 ans tombent en 2027"),
    ],
)
def test_a_birth_date_said_otherwise_keeps_its_year_alone(text: str, after: str) -> None:
    assert guarded(text).reformulated == after


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("le début c'est 184 05 69 1", "NIR"),
        ("je n'ai que 267 08 42 9 de sa carte vital", "NIR"),
        ("joignable aux Comores (269) 332 98 04", "PHONE"),
        ("au Maroc (212) 5 22 98 04 11, certificat de vie", "PHONE"),
        ("nouvelle adresse 6 r. du 11 novembre 1918 69800", "ADDRESS"),
        ("j'habite hlm les peupliers esc 3 porte 21", "ADDRESS"),
        ("il vit cité des fleurs bât B appt 12", "ADDRESS"),
        ("courrier revenu du 27, Grande-Rue - 01300", "ADDRESS"),
        ("12 grand rue 67000", "ADDRESS"),
        ("en EHPAD, quai Nord, 42600, GIR 3", "ADDRESS"),
    ],
)
def test_a_number_or_a_home_said_otherwise_is_found(text: str, type_: str) -> None:
    outcome = guarded(text)

    assert outcome.types == (type_,)
    assert not any(piece in outcome.reformulated for piece in ("69800", "porte", "appt", "Rue", "rue", "quai", "98 04"))


@pytest.mark.parametrize(
    "text",
    [
        "ordonnance du 2 février 1945 ou du 19 oct 1945",
        "lois du 4 mars 1931 et du 12 juin 1950, services comptés ?",
        "salaire 38600, plafond ss 1999 176 640 francs",
        "54 % * 1320,50 * 160/172, le calcul est bon ?",
        "12 x 1 234,56 / 172 trimestres",
        "départ à 62 ans le 1er novembre 2026",
        "numéro indiqué 64, carrière longue",
        "droit ouvert à 62 ans, demande le 3 mai 2026",
    ],
)
def test_sums_and_dates_of_the_law_stay(text: str) -> None:
    assert guarded(text).decision == "pass"
