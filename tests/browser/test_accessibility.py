import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import PageOf
from tests.browser.steps import ask, chips, drop, wait_for_card
from tests.knowledge.office_files import diagram, inline, word

pytestmark = pytest.mark.browser
SCHEMES = ("light", "dark")
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def assert_accessible(page: Page) -> None:
    results = Axe().run(page, options=RULES)

    assert results.response["violations"] == [], results.generate_report()


def _nothing(page: Page) -> None:
    return None


def _card(page: Page) -> None:
    ask(page, "Né en 1966, quel âge ?")
    ask(page, "Demander sa retraite d’essai")


def _not_found(page: Page) -> None:
    ask(page, "recette de la tarte aux pommes")


def _refused(page: Page) -> None:
    ask(page, "mot " * 5000)


def _doubtful(page: Page) -> None:
    ask(page, "zarbouchet né en 1966, quel âge ?")
    expect(page.get_by_role("button", name="Garder « zarbouchet »")).to_be_visible()


def _help(page: Page) -> None:
    page.keyboard.press("F1")
    expect(page.get_by_role("dialog")).to_be_visible()


def _sources(page: Page) -> None:
    _card(page)
    page.locator("#card .ref").first.click()
    expect(page.locator(".source[data-open]")).to_be_visible()


def _editor(page: Page) -> None:
    ask(page, "Né en 1966, quel âge ?")
    ask(page, "et pour 1964 ?")
    page.get_by_role("button", name="Corriger : Date de naissance").click()
    expect(page.locator("#fact-editor")).to_be_visible()


def _suggestions(page: Page) -> None:
    page.wait_for_load_state("networkidle")
    page.get_by_label("Votre question").press_sequentially("dem")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#suggestions li").first).to_have_attribute("aria-selected", "true")


def _trace(page: Page) -> None:
    _card(page)
    page.keyboard.press("F8")
    expect(page.get_by_role("dialog")).to_be_visible()


def _opinion(page: Page) -> None:
    _card(page)
    page.keyboard.press("Alt+ArrowDown")
    expect(page.get_by_label("Précision, sans donnée personnelle")).to_be_visible()


def _reader(page: Page) -> None:
    _card(page)
    page.get_by_role("link", name="Lire dans la fiche").first.click()
    expect(page.locator("#reader .is-cited").first).to_be_visible()


def _tour(page: Page) -> None:
    page.get_by_role("button", name="Visite en cinq minutes").first.click()
    expect(page.get_by_role("region", name="Visite")).to_be_visible()


def _offline(page: Page) -> None:
    _card(page)
    page.context.set_offline(True)
    page.get_by_label("Votre question").fill("encore")
    page.keyboard.press("Enter")
    expect(page.locator("#notice")).to_be_visible()


def _wrong_password(page: Page) -> None:
    page.get_by_role("button", name="Se connecter").click()
    expect(page.get_by_text("Tapez votre identifiant.")).to_be_visible()


def _reported(page: Page) -> None:
    page.goto(page.url.replace("/atelier/manques/", "/"))
    ask(page, "recette de la tarte aux pommes")
    page.keyboard.press("F9")
    expect(page.locator("#card")).to_contain_text("Manque signalé")
    page.goto(page.url + "atelier/manques/")
    expect(page.locator(".gap-list").first).to_contain_text("tarte aux pommes")


def _refused_instructions(page: Page) -> None:
    page.get_by_label("Mots à éviter et à préférer").fill("sauf > ou")
    page.get_by_label("Pourquoi ce changement").fill("essai")
    page.get_by_role("button", name="Proposer cette version").click()
    expect(page.get_by_role("alert")).to_contain_text("retourne une règle")


def _replayed_instructions(page: Page) -> None:
    page.get_by_label("Longueur des réponses").select_option("bref")
    # Another text each time: the same one is not proposed twice.
    page.get_by_label("Rappel sur les données personnelles").fill(f"Rappel d’essai {page.evaluate('Date.now()')}.")
    page.get_by_label("Pourquoi ce changement").fill("essai")
    page.get_by_role("button", name="Proposer cette version").click()
    page.get_by_role("button", name="Rejouer les questions").click()
    expect(page.locator(".replay")).to_contain_text("questions rejouées")
    for summary in page.locator(".change > summary").all():
        summary.click()


def _explained(page: Page) -> None:
    page.get_by_label("Question d’un téléconseiller").fill("âge de départ pour un assuré né en 1966")
    page.get_by_role("button", name="Expliquer").click()
    expect(page.locator(".explained-fiches > li").first).to_be_visible()


def _fiche_editor(page: Page) -> None:
    page.get_by_role("button", name="Modifier").click()
    page.get_by_label("Questions d’essai, une par ligne").fill("Né en 1966, quel âge ?")
    expect(page.locator(".trial")).to_contain_text("61 ans et 8 mois")
    expect(page.locator("#saved")).to_contain_text("Enregistré à")


def _candidate(page: Page) -> None:
    _fiche_editor(page)
    text = page.get_by_label("Texte de la fiche")
    text.fill(text.input_value().replace("61 ans et 8 mois", f"62 ans et {page.evaluate('Date.now() % 1000')} jours"))
    page.get_by_role("button", name="Proposer à la relecture").click()
    page.get_by_role("button", name="Rejouer les questions").click()
    expect(page.locator(".change").first).to_be_visible()
    for summary in page.locator(".change > summary").all():
        summary.click()


def _import(page: Page) -> None:
    """A document taken in, one blocked, one unreadable."""
    named = "Mme Ghislaine Verdurin, née le 14 mai 1964".encode()
    drop(page, ("demande.docx", word()), ("nom.html", b"<html><p>" + named + b"</p></html>"), ("vide.pdf", b""))
    expect(page.locator(".job-line .badge")).to_have_text("Terminé", timeout=30_000)
    expect(page.locator(".report")).to_have_count(3)


def _pictured(page: Page) -> None:
    """A draft with a picture to describe."""
    drop(
        page, ("schema.html", b"<html><h1>Sch\xc3\xa9ma</h1><p>Avant.</p><img src='" + inline(diagram()) + b"'></html>")
    )
    expect(page.locator(".job-line .badge")).to_have_text("Terminé", timeout=30_000)
    page.locator(".report h3 a").click()
    expect(page.get_by_label("Description de l’image 1")).to_be_visible()


def _refused_import(page: Page) -> None:
    page.get_by_label("Fichiers à importer").evaluate("field => field.removeAttribute('required')")
    page.get_by_role("button", name="Importer", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("choisissez au moins un fichier")


STATES: dict[str, tuple[str, str, Callable[[Page], None], int]] = {
    "sign-in": ("/connexion/", "", _nothing, 1280),
    "sign-in refused": ("/connexion/", "", _wrong_password, 1280),
    "screen empty": ("/", "presta", _nothing, 1280),
    "screen with a card": ("/", "presta", _card, 1280),
    "screen with a source": ("/", "camille", _sources, 1280),
    "not in the base": ("/", "presta", _not_found, 1280),
    "refused": ("/", "presta", _refused, 1280),
    "doubtful word": ("/", "presta", _doubtful, 1280),
    "narrow doubtful word": ("/", "presta", _doubtful, 400),
    "help": ("/", "presta", _help, 1280),
    "a fact corrected": ("/", "presta", _editor, 1280),
    "narrow fact corrected": ("/", "presta", _editor, 400),
    "suggestions": ("/", "presta", _suggestions, 1280),
    "opinion": ("/", "presta", _opinion, 1280),
    "fiche beside the card": ("/", "presta", _reader, 1280),
    "tour": ("/", "presta", _tour, 1280),
    "narrow tour": ("/", "presta", _tour, 400),
    "accessibility": ("/accessibilite/", "", _nothing, 1280),
    "trace": ("/", "camille", _trace, 1280),
    "narrow trace": ("/", "camille", _trace, 400),
    "network lost": ("/", "presta", _offline, 1280),
    "narrow card": ("/", "presta", _card, 400),
    "narrow sources": ("/", "presta", _sources, 400),
    "base": ("/base/", "manager", _nothing, 1280),
    "base narrow": ("/base/", "manager", _nothing, 400),
    "fiche": ("/base/fiches/ESSAI-AGE/?version=1#u1", "dpo", _nothing, 1280),
    "fiche with a service": ("/base/fiches/ESSAI-DEMANDE/", "dpo", _nothing, 400),
    "fiche replaced": ("/base/fiches/ESSAI-CUMUL/?version=1", "dpo", _nothing, 1280),
    "workshop": ("/atelier/", "expert", _nothing, 1280),
    "import desk": ("/base/importer/", "expert", _nothing, 1280),
    "import desk narrow": ("/base/importer/", "expert", _nothing, 400),
    "import refused": ("/base/importer/", "expert", _refused_import, 1280),
    "import done": ("/base/importer/", "expert", _import, 1280),
    "import done narrow": ("/base/importer/", "expert", _import, 400),
    "draft with a picture": ("/base/importer/", "expert", _pictured, 1280),
    "draft with a picture, narrow": ("/base/importer/", "expert", _pictured, 400),
    "gaps": ("/atelier/manques/", "expert", _reported, 1280),
    "fiche editor": ("/atelier/fiches/ESSAI-AGE/", "expert", _fiche_editor, 1280),
    "fiche editor narrow": ("/atelier/fiches/ESSAI-AGE/", "expert", _fiche_editor, 400),
    "versions": ("/atelier/fiches/ESSAI-CUMUL/", "expert", _nothing, 1280),
    "candidate replayed": ("/atelier/fiches/ESSAI-AGE/", "expert", _candidate, 1280),
    "instructions": ("/atelier/instructions/", "expert", _nothing, 1280),
    "instructions narrow": ("/atelier/instructions/", "expert", _nothing, 400),
    "instructions written": ("/atelier/instructions/nouvelle/", "expert", _refused_instructions, 1280),
    "instructions replayed": ("/atelier/instructions/nouvelle/", "expert", _replayed_instructions, 1280),
    "news": ("/nouveautes/", "camille", _nothing, 1280),
    "news narrow": ("/nouveautes/", "camille", _nothing, 400),
    "announcements": ("/annonces/", "communication", _nothing, 1280),
    "announcements narrow": ("/annonces/", "communication", _nothing, 400),
    "export": ("/base/exporter/", "technicien", _nothing, 1280),
    "findings": ("/base/a-traiter/", "expert", _nothing, 1280),
    "lexicon narrow": ("/atelier/lexique/", "expert", _nothing, 400),
    "gold questions narrow": ("/atelier/questions/", "expert", _nothing, 400),
    "explained": ("/base/expliquer/", "expert", _explained, 1280),
    "explained narrow": ("/base/expliquer/", "expert", _explained, 400),
    "conditions": ("/atelier/conditions/", "expert", _nothing, 1280),
    "conditions narrow": ("/atelier/conditions/", "expert", _nothing, 400),
    "withheld": ("/base/phrases-retirees/", "expert", _nothing, 1280),
    "not found": ("/base/fiches/AUCUNE/", "dpo", _nothing, 1280),
}


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("state", STATES)
def test_every_page_and_state_passes_axe(open_page: PageOf, state: str, scheme: str) -> None:
    path, person, act, width = STATES[state]
    page = open_page(path, person=person, scheme=scheme, width=width)
    act(page)

    assert_accessible(page)


@pytest.mark.parametrize("state", ["screen with a card", "a fact corrected", "fiche replaced"])
def test_the_stronger_contrast_passes_axe_and_is_stronger(open_page: PageOf, state: str) -> None:
    path, person, act, width = STATES[state]
    page = open_page(path, person=person, width=width)
    page.get_by_role("button", name="Passer au thème sombre").click()
    page.get_by_role("button", name="Passer au contraste renforcé").click()
    act(page)

    ink, ground = page.evaluate(
        """() => ["color", "backgroundColor"].map((name) => getComputedStyle(document.documentElement)[name])"""
    )

    assert _contrast(ink, ground) >= 20
    assert_accessible(page)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_what_to_say_has_the_strongest_contrast(open_page: PageOf, scheme: str) -> None:
    page = open_page(scheme=scheme)
    ask(page, "Né en 1966, quel âge ?")

    ink, ground = page.evaluate(
        """() => [getComputedStyle(document.querySelector(".say p")).color,
                  getComputedStyle(document.querySelector(".say")).backgroundColor]"""
    )

    assert _contrast(ink, ground) >= 7


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(value) / 255 for value in re.findall(r"\d+", colour)[:3]]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_a_whole_call_is_made_from_the_keyboard(open_page: PageOf) -> None:
    """No click: ask, answer, read a source, follow up, shorten, start again."""
    page = open_page()
    keys = page.keyboard

    keys.type("Né en 1966, quel âge ?")
    keys.press("Enter")
    wait_for_card(page)
    expect(page.get_by_label("Votre question")).to_be_focused()

    keys.press("F6")
    expect(page.locator("#call-side")).to_be_focused()
    keys.press("Tab")
    expect(page.get_by_label("Motif").first).to_be_focused()
    keys.press("Tab")
    expect(page.get_by_role("button", name="Corriger : Date de naissance, 1966")).to_be_focused()
    keys.press("Tab")
    expect(page.get_by_role("button", name="Retirer : Date de naissance, 1966")).to_be_focused()
    keys.press("F6")
    expect(page.locator("#stage")).to_be_focused()
    for _ in range(12):
        keys.press("Tab")
        if page.evaluate("() => document.activeElement.matches('.ref')"):
            break
    keys.press("Enter")
    expect(page.locator(".source[data-open] blockquote")).to_be_visible()

    keys.press("Escape")
    expect(page.get_by_label("Votre question")).to_be_focused()
    keys.press("ArrowUp")
    expect(page.get_by_label("Votre question")).to_have_value("Né en 1966, quel âge ?")
    keys.press("Control+a")
    keys.type("et pour 1964 ?")
    keys.press("Enter")
    wait_for_card(page)
    expect(chips(page)).to_have_text(["1964"])

    keys.press("F4")
    wait_for_card(page)
    expect(page.get_by_role("button", name="Brève")).to_have_attribute("aria-pressed", "true")
    keys.press("F1")
    expect(page.get_by_role("dialog")).to_be_visible()
    keys.press("Escape")
    keys.press("F2")
    expect(page.locator("#start")).to_be_visible()
    expect(page.get_by_label("Votre question")).to_be_focused()


def test_a_choice_is_made_with_its_digit(open_page: PageOf) -> None:
    page = open_page()
    page.route("**/appel/question/", lambda route: route.fulfill(status=400, json={"message": "vu"}))
    page.evaluate(
        """() => {
            const button = document.createElement("button");
            button.dataset.key = "2";
            button.addEventListener("click", () => { document.title = "choisi"; });
            document.getElementById("card").append(button);
        }"""
    )

    page.keyboard.press("Alt+Digit2")

    expect(page).to_have_title("choisi")


def test_what_arrives_is_announced(open_page: PageOf) -> None:
    page = open_page()

    ask(page, "Né en 1966, quel âge ?")

    status = page.locator("#announce")
    expect(status).to_have_attribute("role", "status")
    expect(status).to_contain_text("À dire :")


def test_what_was_understood_is_announced_before_the_answer(open_page: PageOf) -> None:
    page = open_page()
    page.evaluate(
        """() => {
            window.announced = [];
            for (const region of document.querySelectorAll("[role=status], [role=alert], [aria-live]")) {
                new MutationObserver(() => {
                    const words = region.textContent.trim();
                    if (words && window.announced.at(-1) !== words) window.announced.push(words);
                }).observe(region, { childList: true, characterData: true, subtree: true });
            }
        }"""
    )

    ask(page, "Mme Verdurin née en 1966, quel âge ?")

    announced = page.evaluate("() => window.announced")
    starts = [words.split(":")[0].strip() for words in announced]
    assert starts == ["Compris", "À dire"], announced


def test_the_focus_is_always_visible(open_page: PageOf) -> None:
    page = open_page()

    for _ in range(20):
        page.keyboard.press("Tab")
        width = page.evaluate(
            """() => {
                const box = document.activeElement.closest("form")?.matches("#ask")
                    ? document.querySelector("#ask") : document.activeElement;
                const style = getComputedStyle(box);
                return parseFloat(style.outlineWidth) || (style.boxShadow !== "none" ? 2 : 0);
            }"""
        )
        assert width >= 2, page.evaluate("() => document.activeElement.outerHTML")


def test_reduced_motion_stops_the_motion(open_page: PageOf) -> None:
    page = open_page()
    page.emulate_media(reduced_motion="reduce")

    durations = page.evaluate(
        """() => [...document.querySelectorAll("button, a, aside")]
            .map(e => parseFloat(getComputedStyle(e).transitionDuration))"""
    )

    assert max(durations) == 0
