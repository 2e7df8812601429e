"""What was typed about someone leaves the screen; what was understood stays."""

import re

import pytest
from playwright.sync_api import Request, expect

from tests.browser.conftest import PageOf
from tests.browser.steps import ask, wait_for_card

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


def test_a_doubtful_word_is_kept_with_one_click_without_typing_again(open_page: PageOf) -> None:
    page = open_page()
    ask(page, "👵 Zarbouchet : né en 1966, quel âge de départ de la retraite d’essai ? tel 06 39 98 12 34")
    understood = page.locator("#understood")
    expect(understood).to_contain_text("Compris : « 👵 l’assuré(e) : né en 1966")
    expect(page.get_by_role("button", name=re.compile("Garder"))).to_have_count(1)

    page.get_by_role("button", name="Garder « Zarbouchet »").click()
    wait_for_card(page)

    expect(understood).to_contain_text("Compris : « 👵 Zarbouchet : né en 1966")
    expect(understood).not_to_contain_text("06 39")
    expect(page.get_by_role("button", name=re.compile("Garder"))).to_have_count(0)
    expect(page.get_by_label("Votre question")).to_be_focused()
    expect(page.get_by_label("Votre question")).to_have_value("")
    expect(page.locator("#turns li")).to_have_count(1)
    expect(page.locator("#turns li")).to_contain_text("Zarbouchet")
    expect(page.locator("#card")).to_contain_text("61 ans et 8 mois")


def test_a_doubtful_word_is_kept_from_the_keyboard_for_the_call_and_no_longer(open_page: PageOf) -> None:
    page = open_page()
    posted: list[Request] = []
    page.on("request", lambda request: posted.append(request) if request.method == "POST" else None)
    ask(page, "zarbouchet né en 1966, quel âge ?")

    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("button", name="Garder « zarbouchet »")).to_be_focused()
    page.keyboard.press("Enter")
    wait_for_card(page)
    expect(page.locator("#understood")).to_be_hidden()
    ask(page, "et zarbouchet né en 1964 ?")
    expect(page.locator("#understood")).to_be_hidden()
    page.keyboard.press("F2")
    ask(page, "zarbouchet né en 1966, quel âge ?")

    expect(page.locator("#understood")).to_contain_text("l’assuré(e) né en 1966")
    assert [(request.post_data_json or {})["gardes"] for request in posted] == [[], ["zarbouchet"], ["zarbouchet"], []]
    stores = page.evaluate(
        "() => JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie, location.href])"
    )
    assert "zarbouchet" not in stores
