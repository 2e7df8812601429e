"""A word, a firm or a town that someone bears, where the sentence has room for someone alone; and what stays there."""

import re

import pytest

from chatdoc.privacy import Guarded, guard


def left_of(text: str) -> str:
    outcome = guard(text)
    assert isinstance(outcome, Guarded)
    return outcome.reformulated


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("alors j'ai barbe en ligne pour sa retraite", "barbe"),
        ("on a buisson en ligne", "buisson"),
        ("c'est fontaine qui rappelle pour son relevé", "fontaine"),
        ("je suis avec lacoste qui conteste son indu", "lacoste"),
        ("pour blanc il manque des trimestres", "blanc"),
        ("pierre veu savoir kan il par", "pierre"),
        ("donc baron me dit qu'il n'a rien reçu", "baron"),
        ("oui rose voudrait savoir si elle peut partir", "rose"),
        ("Charpentier a-t-elle droit à la réversion ?", "Charpentier"),
        ("Quand Fontaine recevra-t-il sa notification ?", "Fontaine"),
        ("Comment répondre à Fontaine sur sa surcote ?", "Fontaine"),
        ("le dossier de moulin avance pas", "moulin"),
        ("renault gérard durée requise", "renault"),
        ("on a rivière charles en ligne", "rivière"),
        ("karim renault na pa recu sa pension", "renault"),
        ("rdv sophie peugeot demain", "peugeot"),
        ("mme martine de la rivière aspa", "rivière"),
        ("son mari fontaine est décédé", "fontaine"),
        ("ma mère renault est en ehpad", "renault"),
        ("cumul intégral 63 ans f. durand", "f."),
        ("j.m. durand estimation 62 ans", "j.m"),
        ("monsieur le du elle demande le minimum vieillesse", "du"),
        ("monsieur t'jampens a fait douze ans", "jampens"),
        ("Est-ce que je dois notifier l'indu à Cher, 1 240 € ?", "Cher"),
        ("indu claire contestation", "claire"),
    ],
)
def test_who_bears_a_word_is_found_by_the_place_of_the_word(text: str, name: str) -> None:
    assert not re.search(rf"(?<!\w){re.escape(name)}(?!\w)", left_of(text))


@pytest.mark.parametrize(
    "text",
    [
        "j'ai pôle emploi en ligne",
        "on a la carsat en ligne",
        "c'est prime qui manque sur le relevé",
        "c'est mutuelle qui demande l'attestation",
        "pour info il manque des trimestres",
        "bordeaux a répondu hier, lyon me dit que c'est transféré",
        "Marseille peut-elle traiter le dossier de Nice ?",
        "Michelin a-t-il cotisé pour la retraite ?",
        "Artisan peut-il racheter des trimestres ?",
        "si boulanger artisan cotise au rsi",
        "Pourquoi pension est-elle suspendue ?",
        "demande de bourse est refusée",
        "salaire constant et inflation",
        "carte rose taxi artisan rsi 1995",
        "plafond mensuel petit salaire",
        "son mari boulanger est à la retraite",
        "son mari marin est en mer",
        "dossier gelé",
        "son anniv est en juillet",
        "Rapport Delevoye ou rapport Moreau, lequel ?",
        "demande déposée 12/02, code rejet 04-117",
    ],
)
def test_what_stands_in_that_place_without_being_someone_stays(text: str) -> None:
    assert left_of(text) == text
