"""« Plus simple » : fewer and plainer sentences of the base; and sigles spelt out the first time."""

import json
import re
from typing import Any

import pytest

from chatdoc.answering.composition import compose
from chatdoc.answering.plain import MAX_POINTS, MAX_WORDS, plainer
from chatdoc.answering.selection import select
from chatdoc.answering.spelling import Sigles
from chatdoc.knowledge.documents import Metadata
from chatdoc.knowledge.models import Sigle
from chatdoc.knowledge.tree import Block, Paragraph, Section, Service
from config.cli import main
from tests.answering.factories import asked, hits_of, made_version
from tests.retrieval.factories import publish

ASPA = "allocation de solidarité aux personnes âgées"
SIGLES = Sigles.of({"Aspa": [ASPA.capitalize()], "PR": ["Pension de réversion", "Point de retraite"]})


def plain_card(words: str, *blocks: Block, **facts: str) -> list[str]:
    """What the plainer card says, first line first."""
    hits = hits_of(made_version("F1", "Retraite progressive", *blocks))
    question, selection = plainer(asked(words, facts), select(asked(words, facts), hits), hits, ())
    return compose(question, selection, hits).text.split("\n\n")


def test_references_and_forms_are_left_out_and_the_other_words_are_those_of_the_base() -> None:
    said = plain_card(
        "conditions de la retraite progressive",
        Paragraph("La retraite progressive est ouverte dès 60 ans (article L. 161-22-1-5 du code)."),
        Section(
            "chapitre",
            "Conditions",
            (
                Paragraph("L'article D. 161-2-24 fixe les quotités de la retraite progressive. Elles sont encadrées."),
                Paragraph("Il faut 150 trimestres pour la retraite progressive (tous régimes réunis)."),
                Service("Demande de retraite progressive", "Formulaire", "https://exemple.invalid/f", "cerfa 10916*12"),
            ),
        ),
    )

    assert said == [
        "Il faut 150 trimestres pour la retraite progressive (tous régimes réunis).",
        "La retraite progressive est ouverte dès 60 ans.",
    ]


def test_the_shortest_sentences_come_before_the_long_ones_within_five_points() -> None:
    long = "La retraite du salarié " + "qui travaille encore un peu " * 5 + "suit une règle à part."
    names = ("une", "deux", "trois", "quatre", "cinq", "six")
    short = [f"La retraite progressive suit la règle {name}." for name in names]

    said = plain_card("retraite progressive", Paragraph("Elle s'ouvre."), *map(Paragraph, [long, *short, "Fin."]))

    assert long not in said
    assert len(said) <= 1 + MAX_POINTS
    assert sum(len(line.split()) for line in said) <= MAX_WORDS


def test_a_branch_not_yet_known_stays_asked_with_its_labels() -> None:
    cases = Section(
        "chapitre",
        "Montant",
        (
            Section(
                "cas", "Né avant le 1er janvier 1960", (Paragraph("La part est de 30 % de la retraite progressive."),)
            ),
            Section(
                "cas",
                "Né à partir du 1er janvier 1960",
                (Paragraph("La part est de 40 % de la retraite progressive."),),
            ),
        ),
    )

    unknown = plain_card("quelle part pour la retraite progressive", cases)
    known = plain_card("quelle part pour la retraite progressive", cases, naissance="1965")

    assert unknown[0].startswith("Cela dépend")
    assert {line.partition(" : ")[0] for line in unknown[1:]} == {
        "Né avant le 1er janvier 1960",
        "Né à partir du 1er janvier 1960",
    }
    assert known[0].startswith("Né à partir du 1er janvier 1960 : La part est de 40 %")


@pytest.mark.parametrize(
    ("text", "within", "after"),
    [
        (
            "L'Aspa est une aide.",
            f"L'Aspa ({ASPA}) est une aide.",
            f"L'Aspa est une aide. (Aspa : {ASPA})",
        ),
        (f"L'{ASPA}, ou Aspa, est une aide.", None, None),
        ("L'Aspa (ancien minimum vieillesse) est une aide.", None, None),
        ("La PR est due. Voir aspa.exemple.invalid/Aspa.", None, None),
        (
            "Vous touchez l'Aspa : rien ne change.",
            f"Vous touchez l'Aspa : rien ne change. (Aspa : {ASPA})",
            f"Vous touchez l'Aspa : rien ne change. (Aspa : {ASPA})",
        ),
    ],
)
def test_a_sigle_with_one_meaning_is_explained_once(text: str, within: str | None, after: str | None) -> None:
    assert SIGLES.spelt_out([text, text], 50, within=True) == (within or text, text)
    assert SIGLES.spelt_out([text, text], 50, within=False) == (after or text, text)
    assert SIGLES.spelt_out([text], 5, within=True) == (text,)


def ask(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    assert main(["ask", *words, "--json"]) == 0
    answer: dict[str, Any] = json.loads(capsys.readouterr().out)
    return answer


@pytest.mark.django_db(transaction=True)
def test_the_standard_card_explains_a_sigle_of_the_lexicon(capsys: pytest.CaptureFixture[str]) -> None:
    Sigle.objects.create(sigle="Zupa", expansions=["Zone urbaine de petite allocation"])
    publish("ZUPA", "Allocation de zone", "La Zupa se demande à la mairie. La Zupa est versée chaque mois.")

    usual, simple = ask(capsys, "allocation de zone"), ask(capsys, "allocation de zone", "--simple")

    assert usual["text"].count("(Zupa : zone urbaine de petite allocation)") == 1
    assert simple["a_dire"].startswith("La Zupa (zone urbaine de petite allocation) se demande à la mairie.")
    assert usual.keys() == simple.keys()
    assert re.search(r"\d", simple["text"]) is None


@pytest.mark.django_db(transaction=True)
def test_a_link_written_in_one_fiche_shows_on_both_cards(capsys: pytest.CaptureFixture[str]) -> None:
    publish("REGLE", "Bonus écologique du retraité", "Le bonus écologique aide le retraité qui plante un arbre.")
    publish(
        "GESTE", "Remplir un formulaire", "Le formulaire se remplit au stylo.", metadata=Metadata(linked=("REGLE",))
    )

    rule, gesture = ask(capsys, "bonus écologique du retraité"), ask(capsys, "remplir un formulaire au stylo")

    assert "GESTE" in [fiche["fiche_id"] for fiche in rule["related"]]
    assert "REGLE" in [fiche["fiche_id"] for fiche in gesture["related"]]
