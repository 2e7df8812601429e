"""How words, passages and sigles are read."""

import pytest

from chatdoc.knowledge.tree import Paragraph, Section, Table
from chatdoc.knowledge.units import cut_units
from chatdoc.retrieval.ranking.analysis import tokens
from chatdoc.retrieval.ranking.baseline import Baseline
from chatdoc.retrieval.ranking.documents import RankedDocument
from chatdoc.retrieval.ranking.harvest import sigles_in
from chatdoc.retrieval.ranking.passages import MAX_WORDS, cut_passages
from chatdoc.retrieval.ranking.terms import terms_of_piece


def terms(text: str) -> list[str]:
    return [token.term for token in tokens(text) if not token.is_stop]


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("L’âge", "AGE"),
        ("qu'il a des pensions", "pension"),
        ("l161-17-2", "article L. 161-17-2"),
        ("S 5136j", "S5136j"),
        ("13362*02", "cerfa 13362*02"),
        ("R.A.C.L.", "RACL"),
        ("œuvre", "oeuvres"),
        ("1 012,02 €", "1012,02"),
    ],
)
def test_two_writings_of_one_word_are_one_word(written: str, same: str) -> None:
    assert set(terms(written)) <= set(terms(same))
    assert terms(written)


def test_a_licence_withdrawn_is_not_a_pension() -> None:
    assert terms("retrait") != terms("retraite")


def test_passages_are_short_and_cover_every_unit() -> None:
    blocks = [
        Section("chapitre", f"Partie {n}", (Paragraph("Un mot. " * 90), Paragraph("Deux mots. "))) for n in range(3)
    ]
    units = cut_units(blocks)

    passages = list(cut_passages(units))

    assert all(len(passage.text.split()) <= MAX_WORDS for passage in passages)
    assert {n for passage in passages for n in range(passage.first, passage.last + 1)} == set(range(len(units)))
    assert {passage.headings for passage in passages} == {"Partie 0", "Partie 1", "Partie 2"}


def test_a_row_for_an_interval_of_years_speaks_of_the_years_between() -> None:
    table = Table(("Né", "Âge"), (("Entre le 1er janvier 1963 et le 31 mars 1965", "62 ans et 9 mois"),))

    [passage] = cut_passages(cut_units([table]))

    assert "1964" in passage.text


def test_sigles_explained_in_a_text_are_learnt() -> None:
    text = "Demandez l'allocation de solidarité aux personnes âgées (Aspa) ou voyez la mairie (Paris)."

    assert list(sigles_in(text)) == [("Aspa", "allocation de solidarité aux personnes âgées")]


def test_the_baseline_finds_the_fiche_of_the_best_passage() -> None:
    texts = {"A": "Une part de la pension du défunt.", "B": "Un rachat de trimestres.", "C": "Le médiateur répond."}
    baseline = Baseline(
        RankedDocument(rank, name, "", (), cut_units([Paragraph(text)]))
        for rank, (name, text) in enumerate(texts.items())
    )

    assert baseline.search("rachat de trimestre")[0] == "B"
    assert baseline.search("zzz") == []


@pytest.mark.parametrize(
    "piece",
    [
        "Retraités,",
        "rdv",
        "RDVS.",
        "l’âge",
        "R.A.C.L.",
        "Œuvre",
        "(Cnav)",
        "ﬁn",
        "les",
        "1er",
        "«",
        "63€",
        "a_b",
        "ne(e)",
    ],
)
def test_a_word_alone_has_the_terms_it_has_in_a_text(piece: str) -> None:
    assert list(terms_of_piece(piece)) == terms(piece)
