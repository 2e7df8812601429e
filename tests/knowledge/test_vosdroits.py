from pathlib import Path

import pytest
from lxml import etree

from chatdoc.knowledge.units import Unit
from tests.knowledge.importing import DATA, import_paths, published, units_of

pytestmark = pytest.mark.django_db


def unit_saying(fiche_id: str, words: str) -> Unit:
    return next(unit for unit in units_of(fiche_id) if words in unit.text)


@pytest.mark.parametrize("name", ["fiche_cas.xml", "fiche_questionnaire.xml"])
def test_our_documents_are_valid_against_the_official_schema(name: str) -> None:
    schema = etree.XMLSchema(etree.parse(str(DATA / "schema_3.5" / "Publication.xsd")))

    schema.assertValid(etree.parse(str(DATA / name)))


def test_a_publication_keeps_its_head() -> None:
    import_paths(DATA / "fiche_cas.xml")

    (version,) = published("F99001")
    assert version.title == "Allocation inventée de fin de carrière"
    assert version.theme == ("Travail inventé", "Sous-thème inventé", "Dossier inventé")
    assert str(version.en_vigueur_du) == "2025-11-03"
    assert version.metadata.related == ("F99002",)
    assert version.metadata.texts == ("Code inventé : article L1",)
    assert "2026-01-01" in version.metadata.warning


def test_cases_are_nested_to_three_levels_with_their_introductions() -> None:
    import_paths(DATA / "fiche_cas.xml")

    assert unit_saying("F99001", "310 €").cases == (
        "Vous êtes salarié",
        "Vous vivez seul",
        "Né avant 1965",
        "Avec 3 enfants",
    )
    assert unit_saying("F99001", "personne seule").cases == ("Vous êtes salarié", "Vous vivez seul")


def test_merged_cells_are_spread_so_that_each_row_stands_alone() -> None:
    import_paths(DATA / "fiche_cas.xml")

    rows = [unit.text for unit in units_of("F99001") if unit.kind == "row"]
    assert rows == [
        "Génération : Né en 1964 ; Montant – Mensuel : 100 € ; Montant – Annuel : 1 200 €",
        "Génération : Né en 1964 ; Montant – Mensuel : 120 € ; Montant – Annuel : 1 440 €",
        "Génération : Né en 1965 ; Montant – Mensuel : Aucun ; Montant – Annuel : Aucun",
    ]
    assert unit_saying("F99001", "Né en 1965").table_title == "Montant mensuel en couple : Outre-mer"


def test_an_exponent_stays_glued_to_its_number() -> None:
    import_paths(DATA / "fiche_cas.xml")

    assert unit_saying("F99001", "du mois").text == "L'allocation aide les salariés en fin de carrière, le 1er du mois."


def test_services_contacts_references_and_definitions_can_be_cited() -> None:
    import_paths(DATA / "fiche_cas.xml")

    form = unit_saying("F99001", "Demander l'allocation")
    assert (form.url, "cerfa 12345*01" in form.text) == ("https://exemple.invalid/s", True)
    assert unit_saying("F99001", "Accueil inventé").path == ("Où s’adresser",)
    assert unit_saying("F99001", "article L1").path == ("Textes de référence",)
    assert unit_saying("F99001", "vivent ensemble").note == "definition"


def test_a_warning_is_a_note_at_the_head() -> None:
    import_paths(DATA / "fiche_cas.xml")

    assert unit_saying("F99001", "changera au printemps").note == "avertissement"


def test_what_has_no_place_in_the_text_is_counted_and_named() -> None:
    report = import_paths(DATA / "fiche_cas.xml")

    assert [entry["reason"] for entry in report.skipped] == ["F99001 : 1 élément Video sans place dans le texte"]
    assert not any("Le film" in unit.text for unit in units_of("F99001"))


def test_a_conditioned_fragment_is_a_case_under_the_answers_that_show_it() -> None:
    import_paths(DATA / "fiche_questionnaire.xml")

    assert unit_saying("F99002", "90 €").cases == ("Vous vivez seul et Avez-vous 65 ans ? Oui",)
    assert unit_saying("F99002", "ne recevez rien").cases == ("Vous vivez en couple ou Avez-vous 65 ans ? Non",)
    assert unit_saying("F99002", "Comment vivez-vous").path == ("Questions à poser",)


def test_an_element_of_a_later_schema_keeps_its_words(tmp_path: Path) -> None:
    text = (
        (DATA / "fiche_questionnaire.xml")
        .read_text()
        .replace("<Chapitre>", "<Nouveau><Paragraphe>Mot neuf.</Paragraphe></Nouveau><Chapitre>", 1)
    )
    (tmp_path / "f.xml").write_text(text)

    import_paths(tmp_path / "f.xml")

    assert unit_saying("F99002", "Mot neuf.")


def test_a_schema_file_is_skipped() -> None:
    report = import_paths(DATA / "schema_3.5" / "Publication.xsd")

    assert report.skipped[0]["reason"] == "schéma XSD"
    assert not report.has_failures


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ('<!DOCTYPE a [<!ENTITY x "y">]><Publication ID="F1">&x;</Publication>', "DTD ou des entités"),
        (
            '<!DOCTYPE l [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]><Publication ID="F1">&b;</Publication>',
            "DTD ou des entités",
        ),
        ("<Publication><Texte></Publication>", "XML mal formé, ligne 1"),
        ("<a>" * 5000, "XML mal formé"),
        ("<Publication><Texte><Paragraphe>x</Paragraphe></Texte></Publication>", "sans identifiant"),
    ],
)
def test_a_harmful_or_broken_xml_is_refused_with_its_reason(tmp_path: Path, content: str, reason: str) -> None:
    (tmp_path / "f.xml").write_text(content)

    report = import_paths(tmp_path, DATA / "fiche_cas.xml")

    assert reason in report.failed[0]["reason"]
    assert report.imported == ["F99001"]


def test_an_entity_hidden_in_utf16_is_refused(tmp_path: Path) -> None:
    text = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a [<!ENTITY x "y">]><Publication ID="F1">&x;</Publication>'
    (tmp_path / "f.xml").write_bytes(text.encode("utf-16"))

    assert "DTD" in import_paths(tmp_path).failed[0]["reason"]
