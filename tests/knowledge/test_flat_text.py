import re
from collections.abc import Iterator
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from chatdoc.knowledge.importers.flat_text import read_flat
from chatdoc.knowledge.tree import ItemList, Note, Paragraph, Section, Table, dump_blocks
from chatdoc.knowledge.units import cut_units

LINES = st.sampled_from(
    [
        "Cas général",
        "Vous êtes salarié",
        "Montant",
        "Vous devez fournir :",
        "- une photo",
        "• un relevé",
        "2) Cochez la case :",
        "une pièce d'identité,",
        "Le montant est versé chaque mois par la caisse qui vous suit.",
        "si vous ne touchez pas encore votre pension, adressez-vous à la caisse qui la versera.",
        "",
        " Lien seul ",
        "10 €",
        "Oui",
        "À noter : gardez une copie.",
        "## Démarche Vous écrivez à la caisse.",
        "Texte.Autre phrase collée ici. " * 40,
    ]
)


def words(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield from re.findall(r"\w+", value)
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from words(inner) if key not in ("t", "kind") else ()
    elif isinstance(value, list):
        for inner in value:
            yield from words(inner)


@given(st.lists(LINES, max_size=40))
def test_reading_any_text_ends_and_loses_no_word(lines: list[str]) -> None:
    text = "\n".join(lines)

    kept = set(words(dump_blocks(read_flat(text))))

    labels = {"À", "noter"}  # a note says them by its kind
    assert set(words(text)) - kept <= labels


def test_a_short_line_before_a_text_is_its_title() -> None:
    (section,) = read_flat("Montant\nLe montant est de 10 €.")

    assert section == Section("titre", "Montant", (Paragraph("Le montant est de 10 €."),))


def test_a_title_that_says_who_is_a_case_beside_the_other_cases() -> None:
    (section,) = read_flat("Âge\nCas général\nÀ 65 ans, pour tous.\nAncien marin\nÀ 60 ans, sur demande.")

    assert isinstance(section, Section)
    assert [(part.kind, part.title) for part in section.blocks if isinstance(part, Section)] == [
        ("cas", "Cas général"),
        ("cas", "Ancien marin"),
    ]


def test_lines_after_a_colon_are_a_list_until_the_full_stop() -> None:
    blocks = tuple(read_flat("Vous devez fournir :\nune photo,\nun relevé\net une facture.\nLa caisse vous répond."))

    assert isinstance(blocks[1], ItemList)
    assert [item.text for item in blocks[1].items] == ["une photo,", "un relevé", "et une facture."]
    assert blocks[2] == Paragraph("La caisse vous répond.")


def test_cells_poured_one_per_line_are_a_table_again() -> None:
    text = (
        "L'âge dépend de l'année :\nAnnée de naissance\nÂge minimum\nEn 1951\n60 ans\nEn 1952\n61 ans\nEn 1953\n62 ans"
    )

    table = tuple(read_flat(text))[1]

    assert table == Table(
        ("Année de naissance", "Âge minimum"), (("En 1951", "60 ans"), ("En 1952", "61 ans"), ("En 1953", "62 ans"))
    )


def test_a_sentence_cut_around_a_link_comes_back_together() -> None:
    (paragraph,) = read_flat("La prime suit  le barème \n\n de l'année en cours.")

    assert paragraph == Paragraph("La prime suit le barème de l'année en cours.")


def test_a_labelled_line_is_a_note() -> None:
    (note,) = read_flat("À savoir : gardez une copie.")

    assert note == Note("a_savoir", (Paragraph("gardez une copie."),))


def test_an_inline_title_opens_a_part() -> None:
    (section,) = read_flat("## Qui peut demander ? Toute personne majeure peut demander.")

    assert section == Section("titre", "Qui peut demander ?", (Paragraph("Toute personne majeure peut demander."),))


def test_a_long_glued_paragraph_is_cut_into_passages_that_can_be_shown() -> None:
    units = cut_units(tuple(read_flat("La caisse verse la pension chaque mois à terme échu, sans démarche. " * 40)))

    assert max(len(unit.text) for unit in units) < 700
