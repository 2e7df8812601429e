"""What changed since one last looked, what communication announces, a fiche on paper, the base in an archive."""

import io
import zipfile
from datetime import date, timedelta
from typing import Any, cast

import pytest
from django.utils import timezone

from chatdoc.accounts.models import Role, User
from chatdoc.audit.models import Entry
from chatdoc.calls.models import Announcement, NewsVisit
from chatdoc.knowledge.models import Version
from tests.accounts.factories import make_person
from tests.editorial.acting import as_person, posted, read
from tests.retrieval.factories import publish

pytestmark = pytest.mark.django_db
NEWS, ANNOUNCE = "/nouveautes/", "/annonces/"
TEXT = "Les services sont fermés vendredi après-midi."


@pytest.fixture
def advisor(db: None) -> User:
    return make_person(caisse="nord", username="alix")


def published(identifier: str, *texts: str, days_ago: int = 0, **options: Any) -> Version:
    version = publish(identifier, f"Fiche {identifier}", *texts, **options)
    version.published_at = timezone.now() - timedelta(days=days_ago)
    version.save(update_fields=["published_at"])
    return version


def plain(page: str) -> str:
    return page.replace("\xa0", " ")


def test_a_change_is_shown_with_what_differs_until_it_is_read(advisor: User) -> None:
    published("A", "Le plafond est de 900 € par mois.", days_ago=100)
    published("A", "Le plafond est de 934 € par mois.")
    published("B", "Une règle.", days_ago=100)

    page = read(advisor, NEWS)

    assert "Modifiée" in page
    assert "<del>900</del>" in page
    assert "<ins>934</ins>" in page
    assert "Fiche B" not in page
    assert "Rien n’a changé" in posted(advisor, f"{NEWS}lues/")
    assert NewsVisit.objects.get(user=advisor).at.date() == timezone.now().date()
    published("C", "Une autre règle.")
    page = read(advisor, NEWS)
    assert "Nouvelle" in page
    assert "Fiche A" not in page


def test_what_is_to_come_and_what_was_withdrawn_are_said(advisor: User) -> None:
    published("A", "Une règle.", days_ago=100)
    published("B", "Une règle à venir.", start=timezone.localdate() + timedelta(days=60))
    posted(make_person(Role.EXPERT), "/atelier/fiches/A/retirer/")

    page = read(advisor, NEWS)

    assert "À venir" in page
    assert "Retirée" in page
    assert "aucune carte ne la cite plus" in page


def test_another_caisse_s_consigne_is_no_news(advisor: User) -> None:
    published("NORD", "Une consigne.", caisse="nord")
    published("SUD", "Une consigne.", caisse="sud")

    page = read(advisor, NEWS)

    assert "Fiche NORD" in page
    assert "Fiche SUD" not in page


def test_the_first_load_of_a_base_is_no_news_and_its_next_text_is(advisor: User) -> None:
    Version.objects.filter(pk=published("A", "Une règle.").pk).update(is_bulk=True)
    assert "Rien n’a changé" in read(advisor, NEWS)

    Version.objects.filter(pk=published("A", "Une autre règle.").pk).update(is_bulk=True)

    assert "Modifiée" in read(advisor, NEWS)


def test_the_screen_says_how_many_fiches_changed(advisor: User) -> None:
    published("A", "Une règle.")
    published("B", "Une règle.")

    assert "2 fiches ont changé" in plain(read(advisor, "/"))
    posted(advisor, f"{NEWS}lues/")
    assert "ont changé" not in read(advisor, "/")


def announce(author: User, **changed: Any) -> str:
    today = timezone.localdate()
    typed = {"texte": TEXT, "roles": ["teleconseiller"], "du": today.isoformat(), "au": today.isoformat()}
    return plain(as_person(author).post(ANNOUNCE, {**typed, **changed}, follow=True).content.decode())


def test_an_announcement_reaches_its_roles_its_days_and_no_other(advisor: User) -> None:
    author = make_person(Role.COMMUNICATION)

    assert "Annonce publiée" in announce(author)

    assert TEXT in read(advisor, "/")
    assert TEXT in read(advisor, NEWS)
    assert TEXT not in read(make_person(Role.MANAGER), NEWS)
    Announcement.objects.update(starts=date(2020, 1, 1), ends=date(2020, 1, 2))
    assert TEXT not in read(advisor, "/")
    posted(author, f"{ANNOUNCE}{Announcement.objects.get().pk}/retirer/")
    assert not Announcement.objects.exists()
    actions = Entry.objects.filter(action__contains="announce").values_list("action", flat=True)
    assert list(actions) == ["calls.announce", "calls.withdraw_announcement"]


def test_communication_of_a_caisse_speaks_to_its_own(advisor: User) -> None:
    announce(make_person(Role.COMMUNICATION, caisse="sud", username="com-sud"))

    assert TEXT not in read(advisor, "/")


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"texte": " "}, "le texte est vide"),
        ({"au": "2020-01-01"}, "la fin vient avant le début"),
        ({"du": "2026-02-31"}, "une date manque, ou n’existe pas"),
        ({"texte": "Mme Ghislaine Verdurin, née le 14 mai 1964, a rappelé."}, "données personnelles"),
    ],
)
def test_a_bad_announcement_is_refused_with_its_reason(db: None, changed: dict[str, str], reason: str) -> None:
    assert reason in announce(make_person(Role.COMMUNICATION), **changed)
    assert not Announcement.objects.exists()


def test_only_communication_announces(advisor: User) -> None:
    assert as_person(advisor).get(ANNOUNCE).status_code == 403
    assert as_person(make_person(Role.EXPERT)).post(ANNOUNCE).status_code == 403


def test_the_whole_base_is_downloaded_by_those_who_may(advisor: User) -> None:
    published("A", "Une règle.")

    response = as_person(make_person(Role.EXPERT)).post("/base/exporter/")

    content = b"".join(cast("Any", response).streaming_content)
    assert "fiches/legislation/A.md" in zipfile.ZipFile(io.BytesIO(content)).namelist()
    assert response["Content-Disposition"].startswith("attachment")
    assert as_person(advisor).get("/base/exporter/").status_code == 403
    assert "Télécharger la base" in read(make_person(Role.TECHNICIEN), "/base/exporter/")


def test_a_fiche_can_be_printed(advisor: User) -> None:
    published("A", "Une règle.")

    assert "data-print" in read(advisor, "/base/fiches/A/")
