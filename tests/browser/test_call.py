"""A call from its first word to its trace."""

import re

import pytest
from playwright.sync_api import Route, expect

from tests.browser.conftest import PageOf
from tests.browser.steps import ask, chips, wait_for_card

pytestmark = pytest.mark.browser


def test_hanging_up_gives_the_trace_then_erases_everything(open_page: PageOf) -> None:
    page = open_page(person="camille")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    ask(page, "Mme Ghislaine Verdurin née en 1965, quel âge ?")

    page.keyboard.press("F8")
    expect(page.get_by_role("dialog", name="Trace de l’appel")).to_be_visible()
    page.get_by_label("Suite à donner").select_option("Rappel à programmer")
    page.get_by_role("button", name="Copier pour la GRC").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#trace-copied")).to_have_text("Copiée.")
    copied = page.evaluate("() => navigator.clipboard.readText()")
    expect(page.get_by_role("button", name="Terminer : tout effacer")).to_be_focused()
    page.keyboard.press("Enter")

    for expected in ("Motif : ", "née en 1965", "61 ans et 5 mois", "ESSAI-AGE, version 1", "Suite : Rappel"):
        assert expected in copied
    assert "Verdurin" not in copied
    expect(page.locator("#start")).to_be_visible()
    expect(page.locator("#timer-words")).to_have_text("Pas d’appel")
    expect(page).to_have_title("ChatDoc")
    assert page.locator("#trace-text").input_value() == ""
    assert "1965" not in page.content()


def test_a_call_left_open_closes_itself(open_page: PageOf, site: str) -> None:
    page = open_page()
    page.clock.install()
    page.goto(f"{site}/")
    ask(page, "Né en 1965, quel âge ?")
    expect(page).to_have_title("En appel · ChatDoc")

    page.clock.fast_forward("29:00")
    expect(chips(page)).to_have_text(["1965"])
    page.clock.fast_forward("01:30")

    expect(page.locator("#notice")).to_contain_text("fermé après 30 minutes")
    expect(page.locator("#start")).to_be_visible()
    assert "1965" not in page.content()


def test_suggestions_come_from_the_page_and_tab_takes_the_first(open_page: PageOf) -> None:
    page = open_page()
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(300)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    page.keyboard.type("dem")
    options = page.locator("#suggestions li")
    expect(options.first).to_be_visible()
    first = options.first.locator(".suggestion-text").inner_text()
    page.keyboard.press("Tab")

    expect(page.get_by_label("Votre question")).to_have_value(first)
    expect(page.get_by_label("Votre question")).to_be_focused()
    expect(page.locator("#suggestions")).to_be_hidden()
    assert asked == []
    page.keyboard.press("Enter")
    wait_for_card(page)
    expect(page.locator("#turns li")).to_have_count(1)


def test_the_arrows_go_through_the_questions_of_this_call_only(open_page: PageOf) -> None:
    page = open_page()
    question = page.get_by_label("Votre question")
    ask(page, "Né en 1966, quel âge ?")
    ask(page, "et pour 1964 ?")

    page.keyboard.press("ArrowUp")
    expect(question).to_have_value("et pour 1964 ?")
    page.keyboard.press("ArrowUp")
    expect(question).to_have_value("Né en 1966, quel âge ?")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(question).to_have_value("")
    page.keyboard.press("F2")
    page.keyboard.press("ArrowUp")

    expect(question).to_have_value("")


def test_an_answer_that_comes_while_another_is_read_waits_behind_a_count(open_page: PageOf) -> None:
    page = open_page()
    ask(page, "Né en 1966, quel âge ?")
    held: list[Route] = []
    page.route("**/appel/question/", lambda route: held.append(route))
    page.get_by_label("Votre question").fill("et pour 1964 ?")
    page.keyboard.press("Enter")
    page.locator("#turns button").first.click()
    held[0].continue_()

    expect(page.locator("#unread")).to_have_text("1 réponse prête")
    expect(page.locator("#card")).to_contain_text("61 ans et 8 mois")
    page.keyboard.press("F10")

    expect(page.locator("#card")).to_contain_text("61 ans et 2 mois")
    expect(page.locator("#unread")).to_be_hidden()


def test_the_sentence_is_copied_with_its_source(open_page: PageOf) -> None:
    page = open_page()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    ask(page, "Né en 1966, quel âge ?")

    page.keyboard.press("Control+c")
    expect(page.locator("#announce")).to_have_text("Phrase copiée avec sa source.")
    by_key = page.evaluate("() => navigator.clipboard.readText()")
    page.get_by_role("button", name="Copier la ligne et sa source").first.click()
    by_button = page.evaluate("() => navigator.clipboard.readText()")

    for copied in (by_key, by_button):
        assert re.search(r"\nSource : .+ \(ESSAI-AGE, version 1", copied)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-11-26T10:00:00", ""),
        ("2026-11-26T12:30:00", "fermée jusqu’à aujourd’hui 13\u00a0h\u00a030"),
        ("2026-11-26T18:00:00", "fermée jusqu’à demain 8\u00a0h"),
        ("2026-11-27T18:00:00", "fermée jusqu’à lundi 8\u00a0h"),
    ],
)
def test_outside_its_opening_hours_the_caisse_is_said_closed(
    open_page: PageOf, site: str, now: str, expected: str
) -> None:
    page = open_page()
    page.clock.set_fixed_time(f"{now}+01:00")
    page.goto(f"{site}/")

    page.locator("#caisse").select_option("nord")

    if expected:
        expect(page.locator("#closed")).to_contain_text(expected)
    else:
        expect(page.locator("#closed")).to_be_hidden()


def test_one_key_says_that_an_answer_is_useless_and_one_click_why(open_page: PageOf) -> None:
    page = open_page()
    ask(page, "Né en 1966, quel âge ?")

    with page.expect_response("**/appel/avis/") as first:
        page.keyboard.press("Alt+ArrowDown")
    expect(page.get_by_role("button", name="Inutile")).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("button", name="faux")).to_be_focused()
    with page.expect_response("**/appel/avis/") as second:
        page.get_by_role("button", name="incomplet").click()
    page.keyboard.press("Escape")

    expect(page.get_by_label("Votre question")).to_be_focused()
    expect(page.get_by_role("button", name="incomplet")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#feedback [role=status]")).to_have_text("Avis gardé, merci.")
    assert first.value.json() == second.value.json()


def test_said_otherwise_is_in_the_trace(open_page: PageOf) -> None:
    page = open_page()
    ask(page, "Né en 1966, quel âge ?")

    with page.expect_response("**/appel/avis/"):
        page.get_by_role("button", name="J’ai dit autre chose").click()
    page.keyboard.press("F8")

    expect(page.locator("#trace-text")).to_have_value(re.compile("Autre chose a été dit"))


def test_the_tour_asks_real_questions_and_ends(open_page: PageOf) -> None:
    page = open_page()
    page.get_by_role("button", name="Visite en cinq minutes").first.click()
    expect(page.locator("#tour-rank")).to_have_text("1 sur 8")

    page.keyboard.press("Enter")
    page.locator("#tour [data-question]:visible").click()
    wait_for_card(page)
    expect(page.locator("#turns li")).to_have_text("Retraite progressive si né en 1964")
    for _ in range(6):
        page.locator("#tour-next").click()
    expect(page.locator("#tour-next")).to_have_text("Terminer")
    page.locator("#tour-next").click()

    expect(page.locator("#tour")).to_be_hidden()
    expect(page.get_by_label("Votre question")).to_be_focused()


def test_the_motif_opens_the_subjects_of_its_theme(open_page: PageOf) -> None:
    page = open_page()
    theme = page.locator("#motif option").nth(2).inner_text()

    page.locator("#motif").select_option(theme)

    expect(page.get_by_role("tab", selected=True)).to_contain_text(theme)
    expect(page).to_have_title("En appel · ChatDoc")
    expect(page.get_by_label("Votre question")).to_be_focused()


def test_a_base_published_during_the_call_is_said_and_earlier_answers_are_marked(open_page: PageOf) -> None:
    page = open_page()
    ask(page, "Né en 1966, quel âge ?")

    def publish(route: Route) -> None:
        answered = route.fetch()
        newer = re.sub(r'"revision": (\d+)', lambda found: f'"revision": {int(found[1]) + 1}', answered.text())
        route.fulfill(response=answered, body=newer)

    page.route("**/appel/question/", publish)
    ask(page, "et pour demander ?")
    expect(page.locator("#notice")).to_contain_text("La base vient d’être publiée")
    expect(page.locator("#standing")).to_have_count(0)
    page.locator("#turns button").first.click()

    expect(page.locator("#standing")).to_contain_text("d’avant la dernière publication")
    page.get_by_role("button", name="Actualiser").click()
    expect(page.locator("#standing")).to_have_count(0)


def test_a_slow_answer_is_said_quietly_and_the_last_card_stays(open_page: PageOf) -> None:
    page = open_page()
    ask(page, "Né en 1966, quel âge ?")
    held: list[Route] = []
    page.route("**/appel/question/", lambda route: held.append(route))

    page.get_by_label("Votre question").fill("et pour 1964 ?")
    page.keyboard.press("Enter")

    expect(page.locator("#quiet-line")).to_contain_text("plus longue que d’habitude")
    expect(page.locator("#card")).to_contain_text("61 ans et 8 mois")
    held[0].continue_()
    expect(page.locator("#card")).to_contain_text("61 ans et 2 mois")
    expect(page.locator("#quiet-line")).to_be_hidden()
