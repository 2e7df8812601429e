"""What was typed about someone leaves the screen; what was understood stays."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PageOf
from tests.browser.steps import ask

pytestmark = pytest.mark.browser


def test_the_screen_keeps_what_was_understood_and_nothing_of_who(open_page: PageOf) -> None:
    page = open_page()

    ask(page, "Mme Ghislaine Verdurin née le 14 mai 1966, à quel âge part-elle à la retraite d’essai ?")

    expect(page.locator("#understood")).to_contain_text("née en 1966, à quel âge")
    expect(page.locator("#reminder")).to_contain_text("c’est interdit, et inutile pour répondre")
    expect(page.locator("#reminder")).to_contain_text(re.compile("nom"))
    expect(page.locator("#card")).to_contain_text("61 ans et 8 mois")
    expect(page.locator("#turns li")).to_contain_text("née en 1966")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_label("Votre question")).to_have_value(re.compile("née en 1966, à quel âge"))
    shown = page.content() + page.get_by_label("Votre question").input_value()
    assert not [word for word in ("Ghislaine", "Verdurin", "14 mai") if word in shown]

    page.keyboard.press("F2")
    expect(page.locator("#understood")).to_be_hidden()
    expect(page.locator("#understood")).to_have_text("")
