import pytest

from chatdoc.common.sentences import sentences


@pytest.mark.parametrize(
    "sentence",
    [
        "L'âge est fixé par les articles L. 161-17-2 et D. 161-2-1-9 du code de la sécurité sociale.",
        "La demande est prévue par l'art. R. 351-2, puis par l'art. 4 du décret.",
        "Adressez-vous à M. Le Goff, 3 av. Foch, ou à Mme Petit.",
        "La règle (cf. 2e alinéa, p. 12) s'applique jusqu'au 31 déc.",
        "C'est le cas si : 1. Le montant est connu",
    ],
)
def test_an_abbreviation_does_not_end_its_sentence(sentence: str) -> None:
    assert sentences(sentence) == [sentence]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Vous partez à 64 ans.", "La demande se fait en ligne."),
        ("Il dit : « Vous y avez droit. »", "Le délai est de 2 mois."),
        ("Avez-vous 55 ans ?", "1 012,02 € par mois vous sont versés."),
        ("Les pièces sont les relevés, attestations, etc.", "Vous les gardez 5 ans."),
        ("La personne l'appelle « aide ».", "« Réversion » est le mot juste."),
        ("Un titre sans point", "Une autre ligne"),
    ],
)
def test_a_sentence_ends_before_the_capital_or_the_figure_that_opens_the_next(first: str, second: str) -> None:
    joined = f"{first}\n{second}" if first[-1].isalpha() else f"{first} {second}"

    assert sentences(joined) == [first, second]
