"""An advisor's opinion of an answer: what is kept, what is not, for how long."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from chatdoc.accounts.models import Role
from chatdoc.audit.models import Entry
from chatdoc.calls.models import Feedback
from chatdoc.editorial.queries import replayed_questions
from chatdoc.knowledge.models import BaseRevision, Etat, Version
from config.cli import main
from tests.accounts.factories import make_person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small_base")]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
FEEDBACK = "/appel/avis/"
SHOWN = {"fiche": "ESSAI-AGE", "version": 1}


@pytest.fixture
def advisor(client: Client) -> Client:
    client.force_login(make_person(username="alix"), backend=BACKEND)
    return client


def give(client: Client, words: str = "Né en 1966, quel âge ?", verdict: str = "inutile", **more: Any) -> Any:
    revision = BaseRevision.objects.get().number
    posted = {"question": words, "verdict": verdict, "revision": revision, **SHOWN, **more}
    return client.post(FEEDBACK, json.dumps(posted), content_type="application/json")


def publish_again(fiche: str) -> None:
    old = Version.objects.get(fiche__identifier=fiche, number=1)
    content = {name: getattr(old, name) for name in ("title", "theme", "tree", "metadata", "url")}
    Version.objects.create(fiche=old.fiche, number=2, etat=Etat.PUBLIEE, content_hash="2", **content)


def test_it_is_kept_with_the_version_used_and_the_answer_of_that_publication(advisor: Client) -> None:
    response = give(advisor, raison="incomplet")

    kept = Feedback.objects.get(pk=response.json()["avis"])
    assert (kept.verdict, kept.reason, kept.status) == ("inutile", "incomplet", "answered")
    assert kept.version is not None
    assert (kept.version.fiche.identifier, kept.version.number) == ("ESSAI-AGE", 1)
    assert "61 ans et 8 mois" in kept.answer
    assert kept.day == timezone.localdate()


def test_an_answer_published_again_since_is_not_put_in_the_advisors_mouth(advisor: Client) -> None:
    give(advisor, revision=0)

    kept = Feedback.objects.get()
    assert (kept.answer, kept.revision) == ("", 0)
    assert kept.version is not None


def test_what_identifies_or_is_too_fine_is_not_kept(advisor: Client) -> None:
    facts = {"naissance": "1966-05", "departement": "59", "handicap": "oui", "ressources": "900", "situation": "veuf"}

    give(
        advisor,
        "Mme Verdurin née en mai 1966, inapte, vit dans le Rhône, 1 250 € par mois, quel âge ?",
        facts=facts,
        precision="j’ai rappelé Mme Verdurin au 06 39 98 12 34, elle a la RQTH",
    )

    kept = Feedback.objects.get()
    assert kept.facts == {"naissance": "1966", "situation": "veuf"}
    for word in ("Verdurin", "mai", "250", "06 39", "inapte", "Rhône", "RQTH"):
        assert word not in f"{kept.question} {kept.comment}", word
    assert "j’ai rappelé" in kept.comment


def test_it_changes_in_place_and_only_for_the_one_who_gave_it(advisor: Client) -> None:
    first = give(advisor).json()["avis"]
    give(advisor, verdict="utile", avis=first)
    assert [kept.verdict for kept in Feedback.objects.all()] == ["utile"]

    other = Client()
    other.force_login(make_person(username="noa"), backend=BACKEND)
    give(other, verdict="inutile", avis=first)

    assert Feedback.objects.get(pk=first).verdict == "utile"
    assert Feedback.objects.count() == 2


def test_the_journal_says_who_gave_it_and_never_on_what(advisor: Client) -> None:
    give(advisor, precision="trop vague")

    entry = Entry.objects.get(action="calls.give_feedback")
    assert (entry.target, entry.details) == (str(Feedback.objects.get().pk), {"verdict": "inutile"})


@pytest.mark.parametrize(
    "wrong",
    [
        {"verdict": "bof"},
        {"raison": "autre"},
        {"version": "1"},
        {"avis": "x"},
        {"precision": 3},
        {"revision": -1},
        {"words": ""},
    ],
)
def test_an_unreadable_opinion_is_refused_with_a_sentence(advisor: Client, wrong: dict[str, Any]) -> None:
    response = give(advisor, **wrong)

    assert response.status_code == 400
    assert "rechargez la page" in response.json()["message"]
    assert not Feedback.objects.exists()


def test_the_advisor_learns_that_the_fiche_changed_then_nothing_links_them_to_it(advisor: Client) -> None:
    give(advisor)
    assert "a une nouvelle version" not in advisor.get("/").content.decode()
    publish_again("ESSAI-AGE")

    assert "a une nouvelle version" in advisor.get("/").content.decode()
    advisor.post("/appel/avis/lu/")

    assert "a une nouvelle version" not in advisor.get("/").content.decode()
    assert Feedback.objects.get().advisor is None


def test_the_purge_forgets_what_is_older_than_the_days_allowed(
    advisor: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    old, recent = give(advisor).json()["avis"], give(advisor).json()["avis"]
    Feedback.objects.filter(pk=old).update(day=timezone.localdate() - timedelta(days=91))

    assert main(["purge"]) == 0

    assert "Avis de plus de 90 jours : 1 effacés." in capsys.readouterr().out
    assert [kept.pk for kept in Feedback.objects.all()] == [recent]


def test_whoever_asks_no_question_gives_no_opinion(client: Client) -> None:
    client.force_login(make_person(Role.MANAGER), backend=BACKEND)

    assert give(client).status_code == 403


def test_experts_see_the_cards_set_aside_by_fiche_until_it_has_a_newer_version(advisor: Client) -> None:
    give(advisor, raison="perime", precision="le barème a changé")
    give(advisor, "À quel âge, né en 1967 ?", raison="perime")
    give(advisor, "Né en 1964, quel âge ?", verdict="utile")
    expert = Client()
    expert.force_login(make_person(Role.EXPERT), backend=BACKEND)

    page = expert.get("/atelier/manques/").content.decode().replace("\xa0", " ")

    assert "2 fois · périmé : 2" in page
    assert "le barème a changé" in page
    assert "né en 1967" in page
    assert "1964" not in page
    assert "/atelier/fiches/ESSAI-AGE/modifier/" in page
    assert "alix" not in page
    publish_again("ESSAI-AGE")
    assert "Aucune carte écartée" in expert.get("/atelier/manques/").content.decode()


def test_the_experts_of_a_caisse_see_the_cards_of_its_calls(advisor: Client) -> None:
    give(advisor, raison="perime")
    local = Client()
    local.force_login(make_person(Role.EXPERT, caisse="nord", username="nord"), backend=BACKEND)

    assert "Aucune carte écartée" in local.get("/atelier/manques/").content.decode()


def test_the_questions_sent_with_an_opinion_are_replayed_before_a_publication(advisor: Client) -> None:
    give(advisor, "Né en 1966, quel âge ?")
    give(advisor, "Né en 1966, quel âge ?", verdict="utile")

    asked = [one for one in replayed_questions() if one.gold.style == "avis"]

    assert [(one.line.query, one.gold.expected) for one in asked] == [("Né en 1966, quel âge ?", "answered")]
    assert asked[0].line.context["naissance"] == "1966"
    assert [one for one in replayed_questions("nord") if one.gold.style == "avis"] == []
