"""Words that many bear: a name where the sentence has no place for the word, a word elsewhere."""

from itertools import product

import pytest

from chatdoc.privacy import Guarded, guard

_BORNE = ("petit", "blanc")


def left(text: str) -> str:
    outcome = guard(text)
    assert isinstance(outcome, Guarded)
    return outcome.reformulated


@pytest.mark.parametrize("name", _BORNE)
@pytest.mark.parametrize("shell", ["{} a trois enfants", "{} veut savoir son âge", "{} majoration refusée"])
def test_a_word_that_has_no_place_is_a_name(name: str, shell: str) -> None:
    assert name not in left(shell.format(name))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("gentil majoration tierce personne", "gentil"),
        ("notif absente sauvage", "sauvage"),
        ("est ce que charpentier peut avoir le minimum", "charpentier"),
        ("victoire 66 ans trois enfants", "victoire"),
        ("legall radiee caf en 1996", "legall"),
        ("duchene jp a été licencié", "jp"),
        ("son nom c'est mouchet avant c'était ravier", "ravier"),
        ("fourtillère 1961 demande en ligne", "fourtill"),
        ("tuteur fils Bastien Olivetti mandat", "Olivetti"),
        ("Que dire à Ludo qui veut partir ?", "Ludo"),
    ],
)
def test_a_name_goes_whole(text: str, name: str) -> None:
    assert name not in left(text)


@pytest.mark.parametrize("name", ["renard", "moulin", "poirier"])
@pytest.mark.parametrize(
    "shell",
    ["{} et son mari", "{} 1961 carrière longue", "c'est {} qui appelle", "que répondre à {}", "{} veut son relevé"],
)
def test_a_noun_without_its_article_is_weighed_by_its_place(shell: str, name: str) -> None:
    assert name not in left(shell.format(name))


_KEPT = (
    *(
        f"un {sick} de {name} est-il inapte ?"
        for sick, name in product(("malade", "patient"), ("Parkinson", "Charcot", "Crohn"))
    ),
    *(f"{shell} {feast} fermé" for shell, feast in product(("à", "pr", "avant"), ("Noël", "Pâques"))),
    *(f"pr {words}" for words in ("orléans quelle carsat", "gex", "savoir le montant", "une pension")),
    "carsat hauts de france villeneuve d'ascq dépôt",
    "San Marino, Andorre, Monaco : attestation",
    "thomas cook jet tours expat cfe",
    "Contrat avec Les Opticiens Lissac de 1990 ?",
    "rose est la couleur du formulaire",
    "petit montant versement unique",
    "grand âge et autonomie",
    "boulanger retraite ssi",
    "polpensioné msa ssi",
    "L'avocat au barreau relève-t-il de la CNBF ?",
    "chevalier de la légion d'honneur avantage",
    "noel agence fermee",
    "notif absente depuis mars",
)


@pytest.mark.parametrize("text", _KEPT)
def test_a_word_in_its_place_stays(text: str) -> None:
    assert left(text) == text
