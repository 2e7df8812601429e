"""The images of the documentation, taken from the demonstration: `python tools/screenshots.py [FOLDER]`."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, FilePayload, Page, expect, sync_playwright

PROJECT = Path(__file__).resolve().parents[1]
IMAGES = PROJECT / "docs" / "images"
USERNAME, EXPERT, PASSWORD = "camille", "expert", "demonstration-chatdoc"
QUESTION = "Retraite progressive si né en 1964"
START_SECONDS = 120


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with demonstration() as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for scheme in ("clair", "sombre"):
            take_all(browser, site, folder, scheme)
            take_desk(browser, site, folder, scheme)
        browser.close()


@contextmanager
def demonstration() -> Iterator[str]:
    with tempfile.TemporaryDirectory(prefix="chatdoc-images-") as data:
        port = free_port()
        command = [sys.executable, "-m", "config.cli", "demo", "--port", str(port)]
        server = subprocess.Popen(command, cwd=PROJECT, env={**os.environ, "CHATDOC_DATA": data})  # noqa: S603
        try:
            wait_for(f"http://127.0.0.1:{port}", server)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait()


def take_desk(browser: Browser, site: str, folder: Path, scheme: str) -> None:
    """The experts' import desk, with a document that repeats a published fiche and one that names somebody."""
    page = browser.new_context(
        viewport={"width": 1280, "height": 720},
        color_scheme="dark" if scheme == "sombre" else "light",
        locale="fr-FR",
    ).new_page()
    sign_in(page, site, None, EXPERT)
    page.goto(f"{site}/base/importer/")
    known = (PROJECT / "base" / "fiches" / "legislation" / "cd-handicap.md").read_text()
    near = known.replace("id: CD-HANDICAP", "id: NOTE-HANDICAP", 1)
    named = "<html><body><p>Dossier de Mme Ghislaine Verdurin, née le 14 mai 1964.</p></body></html>"
    documents: list[FilePayload] = [
        {"name": "note-handicap.md", "mimeType": "text/markdown", "buffer": near.encode()},
        {"name": "courrier.html", "mimeType": "text/html", "buffer": named.encode()},
    ]
    page.get_by_label("Fichiers à importer").set_input_files(documents)
    page.get_by_role("button", name="Importer", exact=True).click()
    expect(page.locator(".job-line .badge")).to_have_text("Terminé", timeout=START_SECONDS * 1000)
    page.screenshot(path=folder / f"import-{scheme}.png")
    page.context.close()


def take_all(browser: Browser, site: str, folder: Path, scheme: str) -> None:
    context = browser.new_context(
        viewport={"width": 1280, "height": 720},
        color_scheme="dark" if scheme == "sombre" else "light",
        locale="fr-FR",
    )
    page = context.new_page()
    sign_in(page, site, None if scheme == "sombre" else folder / "connexion.png")
    page.screenshot(path=folder / f"poste-accueil-{scheme}.png")
    ask(page, QUESTION)
    page.screenshot(path=folder / f"poste-reponse-{scheme}.png")
    address = page.locator(".passage-links a").first.get_attribute("href")
    if scheme == "clair":
        take_narrow(page, folder)
        take_zoomed(browser, page, folder)
        page.goto(f"{site}/base/")
        page.screenshot(path=folder / "base.png")
    page.goto(f"{site}{address}")
    page.screenshot(path=folder / f"fiche-{scheme}.png")
    context.close()


def sign_in(page: Page, site: str, image: Path | None, username: str = USERNAME) -> None:
    page.goto(f"{site}/connexion/")
    if image:
        page.screenshot(path=image)
    page.get_by_label("Identifiant").fill(username)
    page.get_by_label("Mot de passe").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_load_state("networkidle")
    if username == USERNAME:
        expect(page.get_by_label("Votre question")).to_be_focused()


def ask(page: Page, words: str) -> None:
    page.get_by_label("Votre question").fill(words)
    page.keyboard.press("Enter")
    expect(page.locator("#card .say")).to_be_visible()
    expect(page.locator("#stage")).to_have_attribute("aria-busy", "false")


def take_narrow(page: Page, folder: Path) -> None:
    page.set_viewport_size({"width": 400, "height": 720})
    page.wait_for_timeout(500)  # the panel of sources slides away
    page.screenshot(path=folder / "poste-etroit.png")
    page.set_viewport_size({"width": 1280, "height": 720})


def take_zoomed(browser: Browser, page: Page, folder: Path) -> None:
    """200 %: half as many CSS pixels, each twice as wide."""
    context = browser.new_context(
        viewport={"width": 640, "height": 360},
        device_scale_factor=2,
        locale="fr-FR",
        storage_state=page.context.storage_state(),
    )
    zoomed = context.new_page()
    zoomed.goto(page.url)
    ask(zoomed, QUESTION)
    zoomed.screenshot(path=folder / "poste-200.png")
    context.close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(site: str, server: "subprocess.Popen[bytes]") -> None:
    limit = time.monotonic() + START_SECONDS
    while time.monotonic() < limit and server.poll() is None:
        try:
            with urllib.request.urlopen(f"{site}/pret/", timeout=2):  # noqa: S310
                return
        except OSError:
            time.sleep(0.2)
    raise SystemExit("Le serveur de démonstration n’a pas démarré.")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else IMAGES)
