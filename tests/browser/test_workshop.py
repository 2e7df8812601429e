"""Experts' journeys in a real browser, on a site of their own: what they publish is seen by no other test."""

import shutil
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PageOf
from tests.browser.site import PROJECT, running_site
from tests.browser.steps import ask
from tests.browser.test_accessibility import assert_accessible

pytestmark = pytest.mark.browser
CONTRADICTION = """---
id: ESSAI-CUMUL-BIS
titre: Le cumul d’un salaire et d’une retraite d’essai
nature: legislation
theme: [Retraite, Cumul]
en_vigueur_du: 2024-01-01
sources:
  - titre: Règlement d’essai, article 12
    date: 2024-01-01
---

La limite du cumul d’un salaire et d’une retraite d’essai est de 901 € par mois.
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    base = tmp_path_factory.mktemp("base") / "base"
    shutil.copytree(PROJECT / "tests" / "small_base", base)
    (base / "fiches" / "essai-cumul-bis.md").write_text(CONTRADICTION, encoding="utf-8")
    with running_site(tmp_path_factory.mktemp("atelier"), base) as address:
        yield address


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_contradiction_is_read_side_by_side_and_decided_from_the_keyboard(open_page: PageOf, scheme: str) -> None:
    page = open_page("/base/a-traiter/", person="expert", scheme=scheme)
    page.get_by_role("button", name="Relire la base").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#reading")).to_contain_text("Base relue", timeout=60_000)
    page.get_by_role("link", name="Afficher la liste à jour").press("Enter")

    expect(page.locator(".finding del")).to_have_text("901 €")
    expect(page.locator(".finding ins")).to_have_text("934 €")
    assert_accessible(page)

    page.get_by_role("button", name="Sans objet").press("Enter")
    expect(page.locator(".flash")).to_contain_text("ne revient que si")
    expect(page.locator(".finding")).to_have_count(0)
    page.get_by_label("État").select_option("sans_objet")
    page.get_by_role("button", name="Filtrer").press("Enter")
    page.get_by_role("button", name="Remettre à traiter").press("Enter")
    expect(page.locator(".finding")).to_have_count(1)


def test_a_sigle_goes_through_the_gate_and_the_card_asks_which_meaning(open_page: PageOf) -> None:
    page = open_page("/atelier/lexique/", person="expert")
    assert_accessible(page)
    page.get_by_role("link", name="Ajouter un sigle").press("Enter")
    page.get_by_label("Sigle", exact=True).fill("CRE")
    page.get_by_label("Ce qu’il veut dire").fill("Cumul d’une retraite d’essai\nCaisse de la réunion d’essai")
    page.get_by_label("Pourquoi ce changement").fill("Deux sens entendus")
    assert_accessible(page)
    page.keyboard.press("Enter")
    expect(page.locator(".flash")).to_contain_text("proposé")

    second = open_page(urlsplit(page.url).path, person="relecteur")
    second.get_by_role("button", name="Rejouer les questions").press("Enter")
    expect(second.locator(".replay")).to_contain_text("rejouée")
    assert_accessible(second)
    second.get_by_role("button", name="Valider et publier").press("Enter")
    expect(second.locator(".flash")).to_contain_text("Lexique publié")

    advisor = open_page("/", person="presta")
    ask(advisor, "CRE plafond")
    expect(advisor.locator(".ambiguous")).to_contain_text("ou Caisse de la réunion d’essai")
    assert_accessible(advisor)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_gold_question_is_written_and_the_base_is_measured(open_page: PageOf, scheme: str) -> None:
    page = open_page("/atelier/questions/", person="expert", scheme=scheme)
    page.get_by_role("link", name="Écrire une question").press("Enter")
    page.get_by_label("Question, comme").fill("plafond du cumul d’essai")
    page.get_by_label("Fiches attendues").fill("ESSAI-CUMUL")
    page.get_by_label("Faits que la réponse").fill("934 €")
    assert_accessible(page)
    page.get_by_role("button", name="Enregistrer").press("Enter")
    expect(page.locator(".flash")).to_contain_text("enregistrée")

    page.get_by_role("button", name="Mesurer la base").press("Enter")
    expect(page.locator(".rules")).to_contain_text("Bonne fiche en premier", timeout=60_000)
    assert_accessible(page)
    page.get_by_role("link", name="Toutes les questions d’or").press("Enter")
    expect(page.locator(".chart rect").first).to_be_visible()
    assert_accessible(page)


def test_an_announcement_and_a_change_reach_the_advisor(open_page: PageOf) -> None:
    lou = open_page("/annonces/", person="communication")
    lou.get_by_label("Annonce").fill("Les services ferment à 16 h vendredi.")
    lou.get_by_label("téléconseiller").check()
    lou.get_by_role("button", name="Publier l’annonce").press("Enter")
    expect(lou.get_by_role("status")).to_contain_text("Annonce publiée")
    assert_accessible(lou)

    advisor = open_page("/", person="presta")
    expect(advisor.locator(".announced")).to_contain_text("ferment à 16 h")
    expert = open_page("/atelier/fiches/ESSAI-OFFRE-AIDE/", person="expert")
    expert.get_by_role("button", name="Retirer de la base").press("Enter")
    advisor.reload()
    advisor.get_by_role("link", name="depuis votre dernière lecture").press("Enter")
    expect(advisor.locator(".news-list")).to_contain_text("Retirée")
    assert_accessible(advisor)
    advisor.get_by_role("button", name="Tout est lu").press("Enter")
    expect(advisor.locator(".news-list")).to_contain_text("Rien n’a changé")


def test_a_fiche_is_printed_without_the_page_around_it(open_page: PageOf) -> None:
    page = open_page("/base/fiches/ESSAI-AGE/", person="presta")
    page.evaluate("() => { window.print = () => { document.title = 'imprimée'; }; }")

    page.get_by_role("button", name="Imprimer la fiche").press("Enter")
    expect(page).to_have_title("imprimée")

    page.emulate_media(media="print")
    expect(page.locator(".bar")).to_be_hidden()
    expect(page.get_by_role("button", name="Imprimer la fiche")).to_be_hidden()
    expect(page.locator(".fiche-foot")).to_contain_text("Sources de la fiche")
