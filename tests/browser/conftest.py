from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from config.demo_people import PASSWORD
from tests.browser.site import PROJECT, running_site

PageOf = Callable[..., Page]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with running_site(tmp_path_factory.mktemp("site"), PROJECT / "tests" / "small_base") as address:
        yield address


# By module: Playwright's loop must not be running when another file's asynchronous tests start.
@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def session_of(browser: Browser, site: str) -> Callable[[str], str]:
    """Each person signs in once per module: the sign-in limits how often."""
    kept: dict[str, str] = {}

    def sign_in(username: str) -> str:
        if username not in kept:
            context = browser.new_context()
            page = context.new_page()
            page.goto(f"{site}/connexion/")
            page.get_by_label("Identifiant").fill(username)
            page.get_by_label("Mot de passe").fill(PASSWORD)
            page.keyboard.press("Enter")
            page.wait_for_url(f"{site}/**")
            page.wait_for_selector("[data-theme-switch]")
            kept[username] = next(c["value"] for c in context.cookies() if c["name"] == "sessionid")
            context.close()
        return kept[username]

    return sign_in


@pytest.fixture
def open_page(browser: Browser, site: str, session_of: Callable[[str], str]) -> Iterator[PageOf]:
    """A page of the site, signed in. What the browser complains about fails the test."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def opened(
        path: str = "/", *, person: str = "presta", scheme: str = "light", width: int = 1280, height: int = 720
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if scheme == "dark" else "light",
            locale="fr-FR",
        )
        contexts.append(context)
        if person:
            context.add_cookies([{"name": "sessionid", "value": session_of(person), "url": site, "httpOnly": True}])
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda line: complaints.append(line.text) if "Content Security" in line.text else None)
        page.goto(f"{site}{path}")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []
