"""What an advisor does on the screen, said once."""

from playwright.sync_api import FilePayload, Locator, Page, expect


def ask(page: Page, words: str) -> None:
    page.get_by_label("Votre question").fill(words)
    page.keyboard.press("Enter")
    wait_for_card(page)


def wait_for_card(page: Page) -> None:
    expect(page.locator("#stage")).to_have_attribute("aria-busy", "false")
    expect(page.locator("#card")).to_be_visible()


def chips(page: Page) -> Locator:
    return page.locator("#chips .chip b")


def drop(page: Page, *files: tuple[str, bytes]) -> None:
    """Files chosen on the import desk, then sent."""
    chosen: list[FilePayload] = [
        {"name": name, "mimeType": "application/octet-stream", "buffer": content} for name, content in files
    ]
    page.get_by_label("Fichiers à importer").set_input_files(chosen)
    page.get_by_role("button", name="Importer", exact=True).click()
    page.wait_for_url("**/base/importer/*/")
