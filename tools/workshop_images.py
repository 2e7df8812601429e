"""The images of the experts' guide, taken from the demonstration: `python -m tools.workshop_images [FOLDER]`."""

import shutil
import sys
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, expect, sync_playwright

from tools.screenshots import IMAGES, USERNAME, demonstration, sign_in

FICHE, BEFORE, AFTER = "CD-RETRAITE-PROGRESSIVE", "150", "160"
LONG = 240_000  # a replay, a reading of the whole base


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with demonstration() as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        paths = prepare(browser, site)
        for scheme in ("clair", "sombre"):
            for person, names in (
                ("expert", ("atelier-editeur", "a-traiter", "manques")),
                ("relecteur", ("relecture",)),
            ):
                page = opened(browser, site, person, scheme)
                for name in names:
                    page.goto(f"{site}{paths[name]}")
                    page.wait_for_load_state("networkidle")
                    page.screenshot(path=folder / f"{name}-{scheme}.png")
                    if name == "relecture":
                        page.get_by_role("heading", name="Ce qui change").scroll_into_view_if_needed()
                        page.locator(".compare del").first.scroll_into_view_if_needed()
                        page.screenshot(path=folder / f"difference-{scheme}.png")
                page.context.close()
        browser.close()


def prepare(browser: Browser, site: str) -> dict[str, str]:
    """A gap reported, a draft open, another proposed and replayed, the base read against itself."""
    advisor = opened(browser, site, USERNAME, "clair")
    advisor.get_by_label("Votre question").fill("recette de la tarte aux pommes")
    advisor.keyboard.press("Enter")
    advisor.get_by_role("button", name="Signaler un manque").click()
    expect(advisor.locator(".void-reported")).to_be_visible()
    expert = opened(browser, site, "expert", "clair")
    version = proposed(expert, site)
    expert.goto(f"{site}/atelier/fiches/CD-AGE-LEGAL/")
    expert.get_by_role("button", name="Modifier").click()
    expert.get_by_label("Questions d’essai").fill("Né en 1966, à quel âge partir ?")
    expect(expert.locator(".trial-say")).to_be_visible(timeout=LONG)
    draft = urlsplit(expert.url).path
    expert.goto(f"{site}/base/a-traiter/")
    expert.get_by_role("button", name="Relire la base").click()
    expect(expert.locator("#reading")).to_contain_text("Base relue", timeout=LONG)
    reader = opened(browser, site, "relecteur", "clair")
    reader.goto(f"{site}{version}")
    reader.get_by_role("button", name="Rejouer les questions").click(timeout=LONG)
    expect(reader.locator(".replay")).to_contain_text("rejouée", timeout=LONG)
    return {
        "atelier-editeur": draft,
        "a-traiter": "/base/a-traiter/",
        "manques": "/atelier/manques/",
        "relecture": version,
    }


def proposed(expert: Page, site: str) -> str:
    expert.goto(f"{site}/atelier/fiches/{FICHE}/")
    expert.get_by_role("button", name="Modifier").click()
    text = expert.get_by_label("Texte de la fiche")
    text.fill(text.input_value().replace(BEFORE, AFTER))
    expert.get_by_role("button", name="Proposer à la relecture").click()
    expect(expert.locator(".flash")).to_contain_text("proposée")
    return urlsplit(expert.url).path


def opened(browser: Browser, site: str, person: str, scheme: str) -> Page:
    page = browser.new_context(
        viewport={"width": 1280, "height": 800},
        color_scheme="dark" if scheme == "sombre" else "light",
        locale="fr-FR",
    ).new_page()
    page.set_default_timeout(LONG)
    sign_in(page, site, None, person)
    return page


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else IMAGES)
