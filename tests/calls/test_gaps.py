"""« Signaler un manque »: what the experts get, and what nobody keeps."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from chatdoc.accounts.models import Role
from chatdoc.audit.models import Entry
from chatdoc.knowledge.models import Gap, GapEtat, GapReport
from chatdoc.knowledge.queries.gaps import gaps_by_theme
from config.cli import main
from tests.accounts.factories import make_person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small_base")]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def report(client: Client, words: str, person: str = "alix", **more: Any) -> Any:
    client.force_login(make_person(username=person, caisse=more.pop("own", "")), backend=BACKEND)
    return client.post("/appel/manque/", json.dumps({"question": words, **more}), content_type="application/json")


def test_two_wordings_of_two_advisors_are_one_line_counted_twice(client: Client) -> None:
    report(client, "pension de chat d’essai")

    response = report(client, "essai : la pension du chat ?", person="noa")

    gap = Gap.objects.get()
    assert "prévenu" in response.json()["message"]
    assert (gap.question, gap.reports, gap.etat) == ("pension de chat d’essai", 2, GapEtat.OUVERT)
    assert gap.last_day == timezone.localdate()


def test_one_advisor_counts_once(client: Client) -> None:
    client.force_login(make_person(), backend=BACKEND)
    for _ in range(2):
        client.post("/appel/manque/", json.dumps({"question": "pension de chat"}), content_type="application/json")

    assert Gap.objects.get().reports == GapReport.objects.count() == 1


def test_what_identifies_or_is_too_fine_is_not_kept(client: Client) -> None:
    report(client, "Mme Verdurin née en mai 1964, 1 250 € par mois, tél 06 12 34 56 78 : prime de chat ?")

    kept = Gap.objects.get()
    for word in ("Verdurin", "verdurin", "06 12", "mai", "250"):
        assert word not in f"{kept.question} {kept.key}".replace("indiqué", ""), word
    assert "1964" in kept.question
    assert "prime de chat" in kept.question


@pytest.mark.parametrize("month", ["mai", "août", "décembre", "1er février", "05/", "fevrier"])
def test_a_month_of_birth_is_never_kept(client: Client, month: str) -> None:
    said = month if month.endswith("/") else f"{month} "
    report(client, f"prime de chat pour une personne de {said}1964")

    assert Gap.objects.get().question == "prime de chat pour une personne de 1964"


def test_health_and_places_are_in_neither_column_and_the_subject_is_in_both(client: Client) -> None:
    report(client, "assurée inapte, habite dans le Rhône : prime de chat ?")
    report(client, "prime de chat pour les travailleurs handicapés", person="noa")

    first, second = Gap.objects.order_by("pk")
    for word in ("inapt", "rhon", "rhôn"):
        assert word not in f"{first.question} {first.key}".lower()
    assert "prime de chat" in first.question
    assert "santé" not in first.key
    assert "handicap" in second.key
    assert second.question == "prime de chat pour les travailleurs handicapés"


def test_the_journal_says_who_reported_and_never_what(client: Client) -> None:
    report(client, "pension de chat")

    entry = Entry.objects.get(action="knowledge.report_gap")
    assert (entry.target, entry.details) == (str(Gap.objects.get().pk), {"reports": 1})


def test_the_gap_belongs_to_the_caisse_of_the_call(client: Client) -> None:
    report(client, "pension de chat", own="nord")
    report(client, "pension de chat", person="noa")

    assert sorted(gap.caisse_id or "" for gap in Gap.objects.all()) == ["", "nord"]
    assert [gap.caisse_id for theme in gaps_by_theme("nord") for gap in theme.gaps] == ["nord"]


@pytest.mark.parametrize("words", ["", "   ", "… ?"])
def test_nothing_to_report_is_said(client: Client, words: str) -> None:
    response = report(client, words)

    assert response.status_code == 400
    assert "reformulez" in response.json()["message"]
    assert not Gap.objects.exists()


def test_a_manager_does_not_report(client: Client) -> None:
    client.force_login(make_person(Role.MANAGER), backend=BACKEND)

    assert client.post("/appel/manque/", "{}", content_type="application/json").status_code == 403


def test_the_purge_forgets_what_is_older_than_the_days_allowed(
    client: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    report(client, "pension de chat")
    report(client, "pension de chien", person="noa")
    old = timezone.localdate() - timedelta(days=91)
    Gap.objects.filter(question__contains="chien").update(last_day=old)
    GapReport.objects.filter(gap__question__contains="chien").update(day=old)

    assert main(["purge"]) == 0

    assert "1 effacées" in capsys.readouterr().out
    assert [gap.question for gap in Gap.objects.all()] == ["pension de chat"]
    assert GapReport.objects.count() == 1
