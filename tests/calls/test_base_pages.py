from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from chatdoc.accounts.models import Role
from chatdoc.calls import queries
from chatdoc.calls.fiche_page import Shown, show_blocks
from chatdoc.knowledge.models import Etat, Fiche, Version
from chatdoc.knowledge.tree import Block, Item, ItemList, Note, Paragraph, Section, Service, Table, dump_blocks
from chatdoc.knowledge.units import cut_units
from tests.accounts.factories import make_person

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"

TREE: tuple[Block, ...] = (
    Paragraph("Une rente d’essai est versée :"),
    ItemList(
        (Item("au conjoint", (Paragraph("même divorcé"), ItemList((Item("sous condition"),)))), Item("aux enfants"))
    ),
    Section(
        "chapitre",
        "Montant",
        (
            Table(("Né en", "Montant"), (("1964", "812 €"), ("1965", "834 €")), "Montants d’essai"),
            Section("cas", "Vous êtes veuf", (Paragraph("54 %"), Note("attention", (Paragraph("Sauf remariage."),)))),
        ),
    ),
    Service("Demander la rente", "Téléservice", "https://exemple.invalid/", "S1", "Essai", "Disponible."),
    Paragraph("<script>alert('x')</script>"),
)


def _anchors(blocks: tuple[Shown, ...]) -> list[tuple[str, str]]:
    found = []
    for block in blocks:
        if block.template == "table":
            found += [(row.anchor, row.cells[0]) for row in block.rows]
        elif block.template in {"paragraph", "list", "service"}:
            found.append((block.anchor, block.text or block.title or block.items[0].text))
        found += _anchors(block.blocks)
    return found


def test_the_page_numbers_its_passages_as_the_answers_do() -> None:
    units = cut_units(TREE)
    shown = _anchors(show_blocks(TREE))

    assert [anchor for anchor, _ in shown] == [f"u{unit.number}" for unit in units]
    for (_, words), unit in zip(shown, units, strict=True):
        assert words in unit.text


@pytest.fixture
def reader(client: Client, db: None) -> Client:
    client.force_login(make_person(Role.MANAGER), backend=BACKEND)
    return client


def _publish(identifier: str, number: int = 1, **more: object) -> Version:
    fiche, _ = Fiche.objects.get_or_create(identifier=identifier, defaults={"nature": "legislation"})
    values = {"title": f"Rente {identifier}", "theme": ["Rentes"], "tree": dump_blocks(TREE), "metadata": {}}
    return Version.objects.create(
        fiche=fiche, number=number, etat=Etat.PUBLIEE, content_hash=f"{identifier}{number}", **(values | more)
    )


def test_the_whole_text_of_a_fiche_is_shown_and_escaped(reader: Client) -> None:
    _publish("R1")

    page = reader.get("/base/fiches/R1/").content.decode()

    for words in ("même divorcé", "sous condition", "Montants d’essai", "834\u202f€", "Sauf remariage.", "Disponible."):
        assert words in page
    assert "&lt;script&gt;" in page
    assert "<script>alert" not in page
    assert 'id="u3"' in page


def test_a_script_address_in_a_service_or_a_source_is_not_a_link(reader: Client) -> None:
    bad = (Service("Piège", url="javascript:alert(1)"),)
    _publish("R1", tree=dump_blocks(bad), metadata={"sources": [{"title": "Piège", "url": "javascript:alert(2)"}]})

    assert 'href="javascript:' not in reader.get("/base/fiches/R1/").content.decode()


def test_a_version_that_is_no_longer_or_not_yet_the_rule_says_so(reader: Client) -> None:
    today = timezone.localdate()
    _publish("OLD", en_vigueur_au=today - timedelta(days=1))
    _publish("NEW", en_vigueur_du=today + timedelta(days=30))

    assert "Version remplacée" in reader.get("/base/fiches/OLD/?version=1").content.decode()
    assert "Version à venir" in reader.get("/base/fiches/NEW/?version=1").content.decode()


def test_a_draft_is_shown_to_nobody(reader: Client) -> None:
    version = _publish("R1")
    Version.objects.filter(pk=version.pk).update(etat=Etat.BROUILLON)

    assert reader.get("/base/fiches/R1/?version=1").status_code == 404
    assert reader.get("/base/fiches/R1/").status_code == 404
    assert "Rente R1" not in reader.get("/base/").content.decode()


@pytest.mark.parametrize("number", ["99", "999999"])
def test_a_version_no_longer_published_gives_the_one_that_is_and_says_so(reader: Client, number: str) -> None:
    _publish("R1")

    page = reader.get(f"/base/fiches/R1/?version={number}").content.decode()

    assert f"La version {number} n’est plus publiée : voici la version 1" in page
    assert "n’est plus publiée" not in reader.get("/base/fiches/R1/?version=1").content.decode()


@pytest.mark.parametrize("number", ["abc", "-1", "", "1820769123456", "9" * 5000])
def test_a_version_that_is_no_number_is_the_one_in_force(reader: Client, number: str) -> None:
    _publish("R1")

    page = reader.get(f"/base/fiches/R1/?version={number}")

    assert page.status_code == 200
    assert not number.isdecimal() or number not in page.content.decode()


def test_an_empty_base_says_the_next_step(reader: Client) -> None:
    assert "chatdoc import base --publish" in reader.get("/base/").content.decode()


@pytest.mark.usefixtures("small_base")
def test_the_list_counts_by_theme_and_filters_by_title(reader: Client) -> None:
    page = reader.get("/base/").content.decode()
    filtered = reader.post("/base/", {"titre": "demander RETRAITE"}).content.decode()
    nothing = reader.post("/base/", {"titre": "zygomatique"}).content.decode()

    assert "Demander sa retraite d’essai" in page
    assert "Demander sa retraite d’essai" in filtered
    assert "Âge de départ" not in filtered.split('id="list"')[1]
    assert "Aucun titre ne contient" in nothing


@pytest.mark.usefixtures("small_base")
def test_a_rule_of_another_day_is_not_in_the_list(reader: Client) -> None:
    titles = [line.fiche_id for line in queries.lines("")]

    assert titles.count("ESSAI-CUMUL") == 1
    assert len(titles) == len(set(titles))


@pytest.mark.usefixtures("small_base")
def test_a_caisse_sees_its_own_consignes_and_not_those_of_another() -> None:
    seen = {code: {line.fiche_id for line in queries.lines(code)} for code in ("nord", "sud", "")}

    assert "ESSAI-CONSIGNE-NORD" in seen["nord"]
    assert "ESSAI-CONSIGNE-NORD" not in seen["sud"]
    assert "ESSAI-CONSIGNE-NORD" in seen[""]


@pytest.mark.usefixtures("small_base")
def test_the_screen_proposes_the_themes_with_their_true_counts(client: Client) -> None:
    client.force_login(make_person(), backend=BACKEND)

    page = client.get("/").content.decode()

    for theme in queries.themes_of_call(""):
        assert f"<span>{theme.name}</span>" in page
    assert sum(theme.count for theme in queries.themes("")) == len(queries.lines(""))


def test_a_consigne_of_another_caisse_has_no_page(client: Client, small_base: object) -> None:
    for caisse, status in (("nord", 200), ("sud", 404), ("", 200)):
        client.force_login(make_person(caisse=caisse, username=f"personne-{caisse}"), backend=BACKEND)

        assert client.get("/base/fiches/ESSAI-CONSIGNE-NORD/").status_code == status, caisse


def test_the_starters_of_a_call_without_a_caisse_are_national(small_base: object) -> None:
    proposed = {
        caisse: {line.fiche_id for t in queries.themes_of_call(caisse) for line in t.lines} for caisse in ("", "nord")
    }

    assert "ESSAI-CONSIGNE-NORD" in proposed["nord"]
    assert "ESSAI-CONSIGNE-NORD" not in proposed[""]
    assert proposed[""]
