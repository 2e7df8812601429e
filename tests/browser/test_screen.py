import json
import re

import pytest
from playwright.sync_api import Page, Request, Route, expect

from tests.browser.conftest import PageOf
from tests.browser.steps import ask, chips, wait_for_card

pytestmark = pytest.mark.browser


def test_the_question_zone_has_the_focus_and_the_themes_are_proposed(open_page: PageOf) -> None:
    page = open_page()

    expect(page.get_by_label("Votre question")).to_be_focused()
    expect(page.get_by_role("tab", name=re.compile("Retraite"))).to_be_visible()
    expect(page.locator("#timer-words")).to_have_text("Pas d’appel")


def test_a_question_gives_a_large_sentence_with_its_source_marked_in_its_fiche(open_page: PageOf) -> None:
    page = open_page()

    ask(page, "Né en 1966, quel âge ?")

    say = page.locator(".say p")
    expect(page.locator("#card")).to_contain_text("61 ans et 8 mois")
    assert say.evaluate("element => parseFloat(getComputedStyle(element).fontSize)") >= 20
    page.locator("#card .ref").first.click()
    expect(page.locator(".source[data-open] blockquote")).to_be_visible()
    with page.context.expect_page() as opening:
        page.get_by_role("link", name="Lire dans la fiche").first.click(modifiers=["ControlOrMeta"])
    fiche = opening.value
    marked = fiche.locator(".is-cited, :target").first
    expect(marked).to_be_in_viewport()
    assert re.search(r"/base/fiches/ESSAI-AGE/\?version=1.*#u\d+$", fiche.url)


def test_a_fiche_is_read_beside_the_card_with_its_passage_marked(open_page: PageOf) -> None:
    page = open_page()
    ask(page, "Né en 1966, quel âge ?")

    page.get_by_role("link", name="Lire dans la fiche").first.click()

    reader = page.get_by_role("region", name="Fiche")
    expect(reader.locator(".is-cited").first).to_be_in_viewport()
    expect(reader).to_contain_text("Version 1 · ESSAI-AGE")
    expect(page.locator(".say")).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(reader).to_be_hidden()
    expect(page.locator(".source[data-open]")).to_be_visible()


def test_one_key_reads_the_linked_fiche_beside_the_card_then_the_next(open_page: PageOf) -> None:
    page = open_page()
    ask(page, "Né en 1966, quel âge ?")
    links = page.locator(".related a")
    reader = page.get_by_role("region", name="Fiche")
    expect(page.locator(".related li").first).to_contain_text(re.compile("^(Législation|Procédure|Offre|Orientation)"))

    for rank in (*range(links.count()), 0):
        page.keyboard.press("Alt+l")
        expect(reader).to_contain_text(links.nth(rank).inner_text())
        expect(page.locator(".say")).to_be_in_viewport()

    page.keyboard.press("Escape")
    expect(reader).to_be_hidden()


def test_what_is_printed_is_the_answer_and_its_passages(open_page: PageOf) -> None:
    page = open_page()
    ask(page, "Né en 1966, quel âge ?")

    page.emulate_media(media="print")

    expect(page.locator(".say")).to_be_visible()
    expect(page.locator(".source[data-cited] blockquote").first).to_be_visible()
    for hidden in ("#chips", "#question", "#turns", ".bar"):
        expect(page.locator(hidden)).to_be_hidden()


def test_facts_are_chips_and_taking_one_away_asks_again(open_page: PageOf) -> None:
    page = open_page()
    ask(page, "Né en 1966, quel âge ?")
    ask(page, "et pour demander ?")
    expect(chips(page)).to_have_text(["1966"])

    page.get_by_role("button", name="Retirer : Date de naissance, 1966").click()
    wait_for_card(page)

    expect(chips(page)).to_have_count(0)


def test_a_fact_of_the_question_itself_is_taken_away_without_retyping(open_page: PageOf) -> None:
    page = open_page()
    ask(page, "Né en 1966, quel âge ?")

    page.get_by_role("button", name="Retirer : Date de naissance, 1966").click()
    wait_for_card(page)

    expect(chips(page)).to_have_count(0)
    expect(page.locator("#card")).to_contain_text("À demander")
    expect(page.locator("#turns li")).to_have_count(1)


def test_a_fact_of_the_question_itself_is_corrected_on_its_chip(open_page: PageOf) -> None:
    page = open_page()
    ask(page, "Né en 1966, quel âge ?")

    page.get_by_role("button", name="Corriger : Date de naissance, 1966").click()
    page.keyboard.press("Control+a")
    page.keyboard.type("1964")
    page.keyboard.press("Enter")

    expect(page.locator("#card")).to_contain_text("61 ans et 2 mois")
    expect(chips(page)).to_have_text(["1964"])
    expect(page.get_by_label("Votre question")).to_be_focused()
    expect(page.locator("#turns li")).to_have_count(1)


def test_the_last_thing_said_wins_and_one_key_goes_back(open_page: PageOf) -> None:
    page = open_page()
    ask(page, "Né en 1966, quel âge ?")
    ask(page, "et pour 1964 ?")
    expect(page.locator("#chips .chip s")).to_have_text("1966")
    expect(page.locator("#card")).to_contain_text("61 ans et 2 mois")
    expect(page.locator("#restore-hint")).to_have_text("F3 revenir à 1966")

    page.keyboard.press("F3")

    expect(page.locator("#card")).to_contain_text("61 ans et 8 mois")
    expect(chips(page)).to_have_text(["1966"])
    expect(page.locator("#chips .chip s")).to_have_text("1964")


def test_an_age_replaced_by_a_birth_comes_back_with_the_same_key(open_page: PageOf) -> None:
    page = open_page()
    ask(page, "il a 60 ans, quel âge de départ de la retraite d’essai ?")
    expect(chips(page)).to_have_text(["60\u00a0ans"])
    ask(page, "né en 1964")
    expect(chips(page)).to_have_text(["1964"])
    expect(page.locator("#chips s")).to_have_text("60\u00a0ans")

    page.keyboard.press("F3")
    wait_for_card(page)

    expect(chips(page)).to_have_text(["60\u00a0ans"])


def test_an_earlier_answer_says_that_the_facts_have_changed_since(open_page: PageOf) -> None:
    page = open_page()
    ask(page, "Né en 1966, quel âge ?")
    ask(page, "et pour 1964 ?")

    page.locator("#turns button").first.click()
    expect(page.locator("#card")).to_contain_text("61 ans et 8 mois")
    expect(page.locator("#standing")).to_contain_text("avec d’autres faits")
    page.get_by_role("button", name="Actualiser").click()

    expect(page.locator("#card")).to_contain_text("61 ans et 2 mois")
    expect(page.locator("#standing")).to_have_count(0)


def test_answering_the_question_to_ask_changes_the_card_at_once(open_page: PageOf) -> None:
    page = open_page()
    ask(page, "À quel âge partir à la retraite d’essai ?")
    to_ask = page.get_by_label("Quelle est votre année de naissance ?")

    if to_ask.count():
        to_ask.fill("1965")
        page.keyboard.press("Enter")
    else:
        page.get_by_role("button", name="Né en 1965").click()
    wait_for_card(page)

    expect(chips(page)).to_have_text(["1965"])
    expect(page.locator("#chips s")).to_have_count(0)
    expect(page.locator("#card")).to_contain_text("61 ans et 5 mois")
    expect(page.locator("#turns li")).to_have_count(1)


def test_an_impossible_fact_is_refused_in_words_and_not_kept(open_page: PageOf) -> None:
    page = open_page()
    ask(page, "Né en 1966, quel âge ?")
    page.get_by_text("Ajouter un fait").click()
    page.locator("#fact-key").select_option("age")
    page.get_by_label("Quel âge a l’assuré ?").fill("mille ans")
    page.keyboard.press("Enter")

    expect(page.locator("#notice")).to_contain_text("Valeur impossible")
    expect(chips(page)).to_have_text(["1966"])


def test_a_new_call_starts_clean(open_page: PageOf) -> None:
    page = open_page()
    ask(page, "Né en 1965, quel âge ?")
    expect(page.locator("#timer-words")).to_contain_text("Appel 00:0")

    page.keyboard.press("F2")

    expect(page.locator("#start")).to_be_visible()
    expect(page.locator("#card")).to_be_hidden()
    expect(page.get_by_label("Votre question")).to_be_focused()
    assert page.locator("#card").inner_html() == ""
    for empty in ("#chips li", "#turns li", "#sources li"):
        expect(page.locator(empty)).to_have_count(0)
    assert "1965" not in page.content()


def test_what_the_base_lacks_is_said_plainly(open_page: PageOf) -> None:
    page = open_page()

    ask(page, "recette de la tarte aux pommes")

    expect(page.locator("#card")).to_contain_text("Pas dans la base")
    expect(page.locator(".say")).to_have_count(0)


def test_an_empty_question_asks_nothing(open_page: PageOf) -> None:
    page = open_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    page.keyboard.press("Enter")
    page.wait_for_timeout(200)

    assert [url for url in asked if "/static/" not in url and not url.endswith("/suggestions/")] == []


def test_words_typed_before_the_script_is_there_are_kept_and_asked(open_page: PageOf, site: str) -> None:
    page = open_page()
    held: list[Route] = []
    page.route(re.compile(r"/poste\.\w+\.js|/poste\.js"), lambda route: held.append(route))
    page.goto(f"{site}/", wait_until="commit")
    question = page.get_by_label("Votre question")
    question.fill("Né en 1966, ")
    question.press("End")
    page.keyboard.type("quel âge ?")
    expect(page.locator("#send")).to_be_disabled()
    question.press("Enter")

    assert page.url == f"{site}/"
    expect(question).to_have_value("Né en 1966, quel âge ?\n")
    assert len(held) == 1
    held[0].continue_()
    wait_for_card(page)

    expect(page.locator("#card")).to_contain_text("61 ans et 8 mois")
    expect(page.locator("#turns li")).to_have_text("Né en 1966, quel âge\u202f?")


def test_words_not_yet_sent_when_the_script_comes_stay_in_the_zone(open_page: PageOf, site: str) -> None:
    page = open_page()
    held: list[Route] = []
    page.route(re.compile(r"/poste\.\w+\.js|/poste\.js"), lambda route: held.append(route))
    page.goto(f"{site}/", wait_until="commit")
    page.get_by_label("Votre question").fill("Né en 1966, quel")

    held[0].continue_()
    expect(page.locator("#send")).to_be_enabled()

    expect(page.get_by_label("Votre question")).to_have_value("Né en 1966, quel")
    expect(page.get_by_label("Votre question")).to_be_focused()
    expect(page.locator("#card")).to_be_hidden()


def test_a_long_paste_is_refused_with_its_reason(open_page: PageOf) -> None:
    page = open_page()

    ask(page, "retraite " * 5000)

    expect(page.locator("#card")).to_contain_text("Reformulez la question")
    expect(page.locator("#card")).to_contain_text("résumez la question en une phrase")


def test_no_typed_word_is_in_an_address_nor_in_the_browser_stores(open_page: PageOf) -> None:
    page = open_page()
    addresses: list[str] = []
    page.on("request", lambda request: addresses.append(request.url))

    ask(page, "zygomatique né en 1966")
    page.locator("[data-theme-switch]").click()
    stores = page.evaluate("() => JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])")

    assert not [address for address in addresses if "zygomatique" in address or "1966" in address]
    assert json.loads(stores) == [{"chatdoc-theme": "dark"}, {}, ""]


def test_the_network_lost_keeps_the_last_card_and_tries_again_by_itself(open_page: PageOf) -> None:
    page = open_page()
    ask(page, "Né en 1966, quel âge ?")

    page.context.set_offline(True)
    page.get_by_label("Votre question").fill("et pour 1964 ?")
    page.keyboard.press("Enter")
    expect(page.locator("#notice")).to_contain_text("La liaison est coupée")
    expect(page.locator("#card")).to_contain_text("61 ans et 8 mois")
    expect(page.get_by_label("Votre question")).to_have_value("et pour 1964 ?")

    page.context.set_offline(False)
    expect(page.locator("#card")).to_contain_text("61 ans et 2 mois")
    expect(page.locator("#notice")).to_be_hidden()


def test_a_stream_cut_before_its_end_is_told_apart_from_an_answer(open_page: PageOf) -> None:
    page = open_page()
    ask(page, "Né en 1966, quel âge ?")
    page.route(
        "**/appel/question/",
        lambda route: route.fulfill(
            status=200, content_type="text/event-stream", body='event: guard\ndata: {"types": [], "facts": []}\n\n'
        ),
    )

    page.get_by_label("Votre question").fill("et pour 1964 ?")
    page.keyboard.press("Enter")

    expect(page.locator("#notice")).to_contain_text("La liaison est coupée")
    expect(page.locator("#card")).to_contain_text("61 ans et 8 mois")


def test_a_session_that_ended_says_so_and_keeps_the_card(open_page: PageOf) -> None:
    page = open_page()
    ask(page, "Né en 1966, quel âge ?")
    page.context.clear_cookies()

    page.get_by_label("Votre question").fill("et pour 1964 ?")
    page.keyboard.press("Enter")

    expect(page.locator("#notice")).to_contain_text("Votre session est terminée")
    expect(page.get_by_role("link", name="Se reconnecter")).to_be_visible()
    expect(page.locator("#card")).to_contain_text("61 ans et 8 mois")


def test_another_day_answers_with_the_rule_of_that_day_and_shows_it(open_page: PageOf) -> None:
    page = open_page()
    ask(page, "cumul d’un salaire et d’une retraite d’essai")
    now = page.locator("#card").inner_text()

    page.locator("#date").fill("2024-06-01")
    page.locator("#date").dispatch_event("change")
    expect(page.locator("#card")).to_contain_text("812")
    expect(page.locator("#date-pick")).to_have_attribute("data-other-day", "")

    assert "812" not in now


def test_the_caisse_of_the_call_brings_its_consignes_and_their_name(open_page: PageOf) -> None:
    page = open_page()
    page.locator("#caisse").select_option("nord")

    ask(page, "prendre un rendez-vous à la caisse")

    expect(page.locator("#card")).to_contain_text("le mardi")
    expect(page.locator("#card .badge-local")).to_contain_text("Local")


def test_the_length_follows_its_key(open_page: PageOf) -> None:
    page = open_page()
    ask(page, "Né en 1966, quel âge ?")

    page.keyboard.press("F4")
    wait_for_card(page)

    expect(page.get_by_role("button", name="Brève")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#turns li")).to_have_count(1)


def test_one_key_gives_the_plainer_card_and_gives_the_usual_one_back(open_page: PageOf) -> None:
    page = open_page()
    ask(page, "Né en 1966, quel âge ?")
    posted: list[object] = []
    page.on("request", lambda request: posted.append((request.post_data_json or {}).get("simple")))

    page.keyboard.press("F7")
    wait_for_card(page)
    expect(page.get_by_role("button", name="Plus simple")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#simple-hint")).to_have_text("carte habituelle")
    expect(page.locator("#card")).to_contain_text("61 ans et 8 mois")
    page.keyboard.press("F7")
    wait_for_card(page)
    expect(page.get_by_role("button", name="Plus simple")).to_have_attribute("aria-pressed", "false")
    page.keyboard.press("F7")
    wait_for_card(page)
    ask(page, "et pour 1964 ?")

    expect(page.get_by_role("button", name="Plus simple")).to_have_attribute("aria-pressed", "false")
    assert posted == [True, False, True, False]
    expect(page.locator("#turns li")).to_have_count(2)


def test_nothing_moves_under_the_eye(open_page: PageOf) -> None:
    page = open_page()
    shifts = """() => new Promise(resolve => {
        let total = 0;
        new PerformanceObserver(list => { for (const e of list.getEntries()) total += e.value; })
            .observe({ type: "layout-shift", buffered: true });
        setTimeout(() => resolve(total), 300);
    })"""

    loaded = page.evaluate(shifts)
    ask(page, "Né en 1966, quel âge ?")
    ask(page, "et pour 1964 ?")

    assert loaded <= 0.02
    assert page.evaluate(shifts) <= 0.02


def test_the_first_load_is_light(open_page: PageOf, site: str) -> None:
    page = open_page(person="presta")
    received: list[int] = []

    def weigh(request: Request) -> None:
        sizes = request.sizes()
        received.append(sizes["responseBodySize"] + sizes["responseHeadersSize"])

    page.context.new_cdp_session(page).send("Network.clearBrowserCache")
    page.on("requestfinished", weigh)
    page.goto(f"{site}/", wait_until="networkidle")

    assert 0 < sum(received) <= 150_000


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1024, 600), (640, 360), (400, 800)])
@pytest.mark.parametrize("person", ["presta", "camille", "expert"])
def test_the_screen_fits_without_scrolling_sideways(open_page: PageOf, person: str, width: int, height: int) -> None:
    page = open_page(person=person, width=width, height=height)
    ask(page, "Né en 1966, quel âge ?")

    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
    expect(page.get_by_label("Votre question")).to_be_in_viewport()
    expect(page.locator(".say")).to_be_in_viewport()


def test_the_narrow_screen_shows_the_sources_on_demand(open_page: PageOf) -> None:
    page = open_page(width=400, height=800)
    ask(page, "Né en 1966, quel âge ?")
    expect(page.locator("#source-side")).to_be_hidden()

    page.locator("#card .ref").first.click()
    expect(page.locator(".source[data-open] blockquote")).to_be_visible()
    page.keyboard.press("Escape")

    expect(page.locator("#source-side")).to_be_hidden()
    expect(page.get_by_label("Votre question")).to_be_focused()


def test_the_list_of_the_base_follows_what_is_typed_and_the_address_does_not(open_page: PageOf) -> None:
    page = open_page("/base/")
    address = page.url

    page.get_by_label("Chercher dans les titres").type("demander")
    expect(page.locator(".fiche-list li")).to_have_count(1)

    assert page.url == address
    expect(page.locator("#list")).to_contain_text("1 fiche")


def test_the_chosen_theme_stays_from_page_to_page(open_page: PageOf, site: str) -> None:
    page = open_page()
    light = _background(page)

    page.get_by_role("button", name="Passer au thème sombre").click()
    dark = _background(page)
    page.goto(f"{site}/base/")

    assert light != dark
    assert _background(page) == dark


def _background(page: Page) -> str:
    return str(page.evaluate("() => getComputedStyle(document.documentElement).backgroundColor"))


def test_another_date_asks_again_and_says_so_until_the_next_call(open_page: PageOf) -> None:
    page = open_page()
    ask(page, "plafond du cumul d’un salaire et d’une retraite d’essai")
    expect(page.locator("#card")).to_contain_text("934 €")
    expect(page.locator(".other-day")).to_have_count(0)

    page.get_by_label("À la date du").fill("2022-05-01")
    page.get_by_label("À la date du").dispatch_event("change")

    expect(page.locator("#card")).to_contain_text("812 €")
    expect(page.locator("#card .other-day")).to_have_text("Règles à la date du 1er mai 2022")
    expect(page.locator("#card")).not_to_contain_text("934 € par mois. 1")
    page.keyboard.press("F2")
    ask(page, "plafond du cumul d’un salaire et d’une retraite d’essai")
    expect(page.locator("#card")).to_contain_text("934 €")
    expect(page.locator(".other-day")).to_have_count(0)


def test_a_provider_chooses_the_caisse_of_the_call_and_the_card_follows(open_page: PageOf) -> None:
    page = open_page()
    ask(page, "prendre un rendez-vous à la caisse")
    expect(page.locator("#sources")).not_to_contain_text("caisse du Nord")

    page.get_by_label("Caisse").select_option("nord")
    wait_for_card(page)

    expect(page.locator("#card")).to_contain_text("mardi")
    expect(page.locator("#card .badge-local")).to_contain_text("Local")


def test_a_gap_is_reported_with_one_key_and_the_card_says_so(open_page: PageOf) -> None:
    page = open_page()
    ask(page, "recette de la tarte aux pommes")

    page.keyboard.press("F9")

    expect(page.locator("#card")).to_contain_text("Manque signalé aux experts")
    expect(page.get_by_role("button", name="Signaler un manque")).to_have_count(0)
    expect(page.get_by_label("Votre question")).to_be_focused()
