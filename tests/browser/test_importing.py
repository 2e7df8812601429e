"""From a document dropped on the desk to an answer given from it, as people do it."""

import io
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from docx import Document
from fpdf import FPDF
from playwright.sync_api import Browser, FilePayload, Page, expect

from config.demo_people import PASSWORD
from tests.browser.conftest import PageOf
from tests.browser.site import PROJECT, running_site
from tests.browser.steps import ask, drop
from tests.knowledge.office_files import diagram

pytestmark = pytest.mark.browser
PATIENCE = 60_000  # a busy machine reads slowly
MANY = 12
SAID = "L’employeur prévient la caisse, puis la caisse paie la prime."


def word(title: str = "Prime de jardinage") -> bytes:
    document = Document()
    document.add_heading(title, 1)
    document.add_paragraph("La prime de jardinage est de 45 € par mois.")
    document.add_picture(io.BytesIO(diagram()))
    document.add_heading("Démarche", 2)
    document.add_paragraph("La prime de jardinage se demande en ligne, dans les 2 mois.")
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def scanned_pdf() -> bytes:
    """As a scanner gives it: one picture of the page, no text."""
    typed = FPDF()
    typed.core_fonts_encoding = "cp1252"
    typed.add_page()
    typed.set_font("Helvetica", "", 14)
    typed.multi_cell(0, 8, "Le permis de plongée coûte 30 € par an. Il se retire au guichet.")
    picture = pypdfium2.PdfDocument(bytes(typed.output()))[0].render(scale=3).to_pil().convert("L")
    document = FPDF()
    document.add_page()
    document.image(picture, 0, 0, 210)
    return bytes(document.output())


def open_draft(page: Page) -> None:
    expect(page.locator(".job-line .badge")).to_have_text("Terminé", timeout=PATIENCE)
    page.locator(".report h3 a").click()
    expect(page.get_by_label("Texte de la fiche")).to_be_visible()


def propose(page: Page) -> str:
    page.get_by_role("button", name="Proposer à la relecture").click()
    page.wait_for_url("**/atelier/versions/*/")
    return page.url


def publish(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("button", name="Rejouer les questions").click()
    expect(page.locator(".replay")).to_be_visible(timeout=PATIENCE)
    page.get_by_role("button", name="Valider et publier").click()


def test_a_word_file_is_proof_read_validated_by_another_published_and_answers(open_page: PageOf) -> None:
    page = open_page("/base/importer/", person="expert")
    drop(page, ("prime.docx", word()))
    open_draft(page)
    second = open_page("/", person="relecteur")
    publish(second, propose(page))
    expect(second.locator(".flash-error")).to_contain_text("Cette version ne peut pas être validée")

    second.get_by_label("Commentaire").fill("Décrire le schéma.")
    second.get_by_role("button", name="Renvoyer à l’auteur").click()
    page.get_by_role("link", name="DOC-PRIME").click()
    page.get_by_role("button", name="Modifier").click()
    page.get_by_label("Description de l’image 1").fill(SAID)
    expect(page.locator("#preview figcaption")).to_contain_text(SAID)
    assert f"description: {SAID}\n:::" in page.get_by_label("Texte de la fiche").input_value()
    publish(second, propose(page))
    expect(second.locator(".flash")).to_contain_text("Version publiée")

    advisor = open_page("/", person="presta")
    ask(advisor, "combien pour la prime de jardinage")
    expect(advisor.locator("#card")).to_contain_text("45")
    expect(advisor.locator("#sources")).to_contain_text("Prime de jardinage")


def test_a_scanned_page_is_read_proof_read_published_and_answers(open_page: PageOf) -> None:
    page = open_page("/base/importer/", person="expert")
    drop(page, ("permis-plongee.pdf", scanned_pdf()))
    open_draft(page)
    expect(page.locator("#preview")).to_contain_text("encore là")
    area = page.get_by_label("Texte de la fiche")
    head, _, body = area.input_value().partition("\n---\n")
    assert "30" in body
    proof_read = "Le permis de plongée coûte 30 € par an. Il se retire au guichet."
    area.fill(f"{head.replace('titre: permis plongee', 'titre: Permis de plongée')}\n---\n\n{proof_read}\n")
    expect(page.locator("#saved")).to_contain_text("Enregistré à")
    second = open_page("/", person="relecteur")
    publish(second, propose(page))
    expect(second.locator(".flash")).to_contain_text("Version publiée")

    advisor = open_page("/", person="presta")
    ask(advisor, "combien coûte le permis de plongée")
    expect(advisor.locator("#card")).to_contain_text("30")
    expect(advisor.locator("#sources")).to_contain_text("Permis de plongée")


def test_the_desk_is_worked_with_the_keyboard_alone(open_page: PageOf, tmp_path: Path) -> None:
    (tmp_path / "clavier.docx").write_bytes(word("Fiche au clavier"))
    page = open_page("/base/importer/", person="expert")
    field = page.get_by_label("Fichiers à importer")
    for _ in range(30):
        page.keyboard.press("Tab")
        if field.evaluate("field => field === document.activeElement"):
            break
    expect(field).to_be_focused()
    with page.expect_file_chooser() as chosen:
        page.keyboard.press("Enter")
    chosen.value.set_files(tmp_path / "clavier.docx")
    expect(page.locator("#chosen")).to_contain_text("clavier.docx")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Importer", exact=True)).to_be_focused()

    page.keyboard.press("Enter")

    page.wait_for_url("**/base/importer/*/")
    expect(page.locator("#told")).to_contain_text("Terminé", timeout=PATIENCE)


def test_files_dropped_on_the_zone_join_those_chosen_and_a_heavy_one_is_told_at_once(open_page: PageOf) -> None:
    page = open_page("/base/importer/", person="expert")
    light: FilePayload = {"name": "un.md", "mimeType": "text/markdown", "buffer": b"---\n---\n"}
    page.get_by_label("Fichiers à importer").set_input_files([light])
    page.evaluate("document.getElementById('drop').dataset.most = '1'")
    dropped = page.evaluate_handle(
        """() => {
          const files = new DataTransfer();
          files.items.add(new File([new Uint8Array(2 * 1024 * 1024)], "gros.pdf"));
          return files;
        }"""
    )

    page.dispatch_event("#zone", "drop", {"dataTransfer": dropped})

    expect(page.locator("#chosen li")).to_have_count(2)
    expect(page.locator("#chosen .error")).to_contain_text("« gros.pdf » dépasse 1 Mo")
    page.get_by_role("button", name="Importer", exact=True).click()
    assert page.url.endswith("/base/importer/")


def test_an_import_survives_the_stop_of_the_server_and_imports_nothing_twice(browser: Browser, tmp_path: Path) -> None:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for rank in range(MANY):
            archive.writestr(f"{rank:02}.docx", word(f"Fiche {rank}"))
    base = PROJECT / "tests" / "small_base"
    with running_site(tmp_path, base) as site:
        page = signed_in(browser, site)
        drop(page, ("lot.zip", written.getvalue()))
        expect(page.locator(".report").first).to_be_visible(timeout=PATIENCE)
        place = page.url.removeprefix(site)

    with running_site(tmp_path, base) as site:
        page = signed_in(browser, site)
        page.goto(site + place)
        expect(page.locator(".job-line .badge")).to_have_text("Terminé", timeout=3 * PATIENCE)
        expect(page.locator(".report")).to_have_count(MANY)
        titles = page.locator(".report h3").all_text_contents()
        assert len(set(titles)) == MANY
        page.context.close()
    assert list((tmp_path / "imports").iterdir()) == []


def signed_in(browser: Browser, site: str) -> Page:
    page = browser.new_context(locale="fr-FR").new_page()
    page.goto(f"{site}/connexion/")
    page.get_by_label("Identifiant").fill("expert")
    page.get_by_label("Mot de passe").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-theme-switch]")
    page.goto(f"{site}/base/importer/")
    return page
