"""The screen of a site that has a model: checked sentences under the card, or one quiet line."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.ai.served import ModelServer, Reply, saying, served
from tests.browser.conftest import PageOf
from tests.browser.site import PROJECT, running_site
from tests.browser.steps import ask

pytestmark = pytest.mark.browser
TRUE = "61 ans et 8 mois"


def _faithful(reply: Reply, asked: dict[str, Any]) -> None:
    data = asked["messages"][1]["content"]
    number = data[: data.index(TRUE)].rsplit('numero="', 1)[1].split('"')[0]
    saying(f"Né en 1966 : {TRUE} [{number}].")(reply, asked)


def _lying(reply: Reply, asked: dict[str, Any]) -> None:
    saying("Né en 1966 : 67 ans [1].")(reply, asked)


@pytest.fixture(scope="module")
def model() -> Iterator[ModelServer]:
    with served(_faithful) as server:
        yield server


@pytest.fixture(scope="module")
def site(model: ModelServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("CHATDOC_MODEL_URL", model.url)
        environment.setenv("CHATDOC_MODEL_FIRST_SECONDS", "30")  # a busy machine is no failure
        with running_site(tmp_path_factory.mktemp("site"), PROJECT / "tests" / "small_base") as address:
            yield address


def test_checked_sentences_come_under_the_card_with_their_sources(open_page: PageOf, model: ModelServer) -> None:
    model.writes = _faithful
    page = open_page()

    ask(page, "Né en 1966, quel âge ?")

    section = page.locator("#writing")
    expect(section).to_contain_text("vérifié phrase par phrase")
    expect(section.locator("li")).to_contain_text(f"Né en 1966 : {TRUE}.")
    said = page.locator(".say").bounding_box()
    written = section.bounding_box()
    assert said is not None
    assert written is not None
    assert written["y"] > said["y"]
    section.locator("button").first.click()
    expect(page.locator("#sources")).to_contain_text("Âge de départ")


def test_a_model_that_fails_leaves_the_card_and_one_quiet_line(open_page: PageOf, model: ModelServer) -> None:
    model.writes = _lying
    page = open_page()

    ask(page, "Né en 1966, quel âge ?")

    expect(page.locator("#writing")).to_have_text("Rédaction indisponible : la réponse tirée de la base reste entière.")
    expect(page.locator("#card")).to_contain_text(TRUE)
    expect(page.locator("#card")).not_to_contain_text("67 ans")
