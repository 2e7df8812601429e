"""What stands in place of a name reads as French, and its title goes with it."""

import pytest

from chatdoc.privacy import Guarded, guard


def said(text: str) -> str:
    outcome = guard(text)
    assert isinstance(outcome, Guarded)
    return outcome.reformulated


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("M. Qualtier demande sa retraite", "L’assuré demande sa retraite"),
        ("réponse à M. Verdin", "réponse à l’assuré"),
        ("Mr. Ploubier conteste", "L’assuré conteste"),
        ("le dossier de M. Verdiski est bloqué", "le dossier de l’assuré est bloqué"),
        ("le conjoint de Mme Durand travaille", "le conjoint de l’assurée travaille"),
        ("je rappelle mme durand demain", "je rappelle l’assurée demain"),
        ("Mme Durand appelle. M. Durand aussi.", "L’assurée appelle. L’assuré aussi."),
        ("M. et Mme Dupont demandent l'Aspa", "Les assurés demandent l'Aspa"),
        ("le dossier de M. et Mme Dupont", "le dossier des assurés"),
        ("Le Dr Durand a rempli le certificat", "Le médecin a rempli le certificat"),
        ("certificat de docteur Durand", "certificat du médecin"),
        ("maître Durand réclame le décompte", "le notaire réclame le décompte"),
        ("l'assurée, Mme Durand, est veuve", "l'assurée est veuve"),
        ("son mari M. Ahmed est décédé", "son mari est décédé"),
        ("la pension d'Ahmed est suspendue", "la pension de l’assuré(e) est suspendue"),
        ("faut-il qu'Ahmed renvoie le papier", "faut-il que l’assuré(e) renvoie le papier"),
        ("La famille Durand signale un décès", "La famille concernée signale un décès"),
        ("le dossier Martin est complet", "le dossier de l’assuré(e) est complet"),
        ("et là Karim me dit", "et là l’assuré(e) me dit"),
        ("Odile et Marc sont pacsés", "L’assuré(e) et une autre personne sont pacsés"),
        ("ses enfants lea, hugo et rose", "ses enfants"),
        ("son épouse (Odile) est décédée", "son épouse est décédée"),
        ("l'assuré(e) Castellane Odette", "l'assuré(e)"),
        ("nom de naissance Torrecilla", "nom de naissance indiqué"),
    ],
)
def test_the_title_goes_with_the_name_and_the_sentence_stays_french(text: str, expected: str) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    "text", ["M. Durand et Mme Petit, le Dr Vidal", "son mari M. Ahmed", "à M. et Mme Dupont", "Dr\udc94.Krylo"]
)
def test_what_was_said_in_place_of_a_name_passes_as_it_is(text: str) -> None:
    once = said(text)

    assert said(once) == once


def test_a_finding_is_the_name_without_its_title() -> None:
    outcome = guard("réponse à Monsieur Ly")

    assert isinstance(outcome, Guarded)
    assert [(span.start, span.end) for span in outcome.spans] == [(19, 21)]
