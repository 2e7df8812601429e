"""The life of a fiche: written by one, replayed and published by another, followed by every card at once."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from chatdoc.accounts.models import Role, User
from chatdoc.answering.actions import CallContext, write_answer
from chatdoc.audit.models import Entry
from chatdoc.knowledge.models import Draft, Etat, Fiche, Version
from tests.accounts.factories import PASSWORD, make_person
from tests.editorial.acting import as_person, posted, read

pytestmark = pytest.mark.django_db
QUESTION = "plafond du cumul d’un salaire et d’une retraite d’essai"


def said(words: str = QUESTION, **context: object) -> str:
    return write_answer(words, CallContext(**context))[0].text  # type: ignore[arg-type]


def changed_draft(author: User, fiche: str = "ESSAI-CUMUL", **replaced: str) -> Draft:
    posted(author, f"/atelier/fiches/{fiche}/modifier/")
    draft = Draft.objects.get(fiche__identifier=fiche)
    for old, new in replaced.items():
        draft.text = draft.text.replace({"amount": "934 €", "start": "2026-01-01"}[old], new)
    return draft


def propose(author: User, draft: Draft) -> Version:
    page = posted(author, f"/atelier/brouillons/{draft.pk}/proposer/", texte=draft.text, revision=str(draft.revision))
    assert "Version proposée" in page, page
    return Version.objects.order_by("-pk")[0]


def publish(reader: User, version: Version) -> str:
    posted(reader, f"/atelier/versions/{version.pk}/rejouer/")
    return posted(reader, f"/atelier/versions/{version.pk}/publier/", commentaire="relu")


def test_a_change_is_seen_by_nobody_until_a_second_person_publishes_it(author: User, reader: User) -> None:
    version = propose(author, changed_draft(author, amount="955 €"))
    assert version.etat == Etat.A_RELIRE
    assert "934 €" in said()

    page = publish(reader, version)

    assert "Version publiée" in page
    assert "955 €" in said()
    assert "934 €" not in said()
    assert not Draft.objects.exists()
    steps = ["open_draft", "save_draft", "submit_draft", "validate_version", "publish_version"]
    journal = list(Entry.objects.filter(action__startswith="knowledge.").values_list("action", flat=True))
    assert [action for action in journal if action.removeprefix("knowledge.") in steps] == [
        f"knowledge.{step}" for step in steps
    ]


def test_the_replay_shows_the_figure_that_disappears_and_the_private_copy_stays_private(
    author: User, reader: User
) -> None:
    posted(author, "/atelier/fiches/ESSAI-AGE/modifier/")
    draft = Draft.objects.get()
    draft.text = draft.text.replace("61 ans et 8 mois", "62 ans")
    version = propose(author, draft)

    page = posted(reader, f"/atelier/versions/{version.pk}/rejouer/")

    assert "1 moins bonne" in page
    assert "perd « 61 ans et 8 mois »" in re.sub(r"\s+", " ", page)
    assert "chiffres disparus : 61 ans et 8 mois" in re.sub(r"\s+", " ", page)
    assert "61 ans et 8 mois" in said("Né en 1966, quel âge ?")


def test_the_author_never_validates_their_own_version(author: User) -> None:
    version = propose(author, changed_draft(author, amount="955 €"))

    page = publish(author, version)

    assert "une autre personne doit la valider" in page
    assert "934 €" in said()


def test_a_replay_of_another_state_of_the_base_is_not_enough(author: User, reader: User) -> None:
    version = propose(author, changed_draft(author, amount="955 €"))
    posted(reader, f"/atelier/versions/{version.pk}/rejouer/")
    posted(reader, "/atelier/fiches/ESSAI-REVERSEMENT/retirer/")

    assert "rejouez les questions" in posted(reader, f"/atelier/versions/{version.pk}/publier/")
    assert "934 €" in said()


def test_what_is_validated_waits_for_its_publication(author: User, reader: User) -> None:
    version = propose(author, changed_draft(author, amount="955 €"))
    posted(reader, f"/atelier/versions/{version.pk}/rejouer/")

    posted(reader, f"/atelier/versions/{version.pk}/valider/", commentaire="vu")
    version.refresh_from_db()
    assert version.etat == Etat.VALIDEE
    assert "934 €" in said()

    posted(author, f"/atelier/versions/{version.pk}/publier/")
    assert "955 €" in said()


def test_a_version_of_a_later_day_is_published_ahead_and_announced(author: User, reader: User) -> None:
    later = timezone.localdate() + timedelta(days=90)
    version = propose(author, changed_draft(author, amount="955 €", start=later.isoformat()))
    publish(reader, version)

    assert "934 €" in said()
    assert f"À partir du {later:%d/%m/%Y}" in said()
    assert "955 €" in said(on=later)
    assert "934 €" not in said(on=later)


def test_a_correction_of_today_leaves_what_is_planned_for_later(author: User, reader: User) -> None:
    later = timezone.localdate() + timedelta(days=90)
    publish(reader, propose(author, changed_draft(author, amount="955 €", start=later.isoformat())))
    planned = Version.objects.order_by("-pk")[0]
    current = planned.fiche.versions.get(number=planned.number - 1)
    posted(author, f"/atelier/versions/{current.pk}/retablir/")

    publish(reader, Version.objects.order_by("-pk")[0])

    assert "934 €" in said()
    assert "955 €" in said(on=later)


def test_withdrawing_is_one_click_and_every_version_stays_readable(author: User) -> None:
    page = posted(author, "/atelier/fiches/ESSAI-CUMUL/retirer/")

    assert "Fiche retirée" in page
    assert "934 €" not in said()
    for version in Version.objects.filter(fiche__identifier="ESSAI-CUMUL"):
        assert version.etat == Etat.RETIREE
        assert "Le cumul d’un salaire" in read(author, f"/atelier/versions/{version.pk}/")


def test_going_back_makes_a_new_version_to_read_again(author: User, reader: User) -> None:
    publish(reader, propose(author, changed_draft(author, amount="955 €")))
    older = Version.objects.filter(fiche__identifier="ESSAI-CUMUL").order_by("number")[1]

    page = posted(author, f"/atelier/versions/{older.pk}/retablir/")

    restored = Version.objects.order_by("-pk")[0]
    assert "à relire" in page
    assert (restored.number, restored.etat, restored.tree) == (4, Etat.A_RELIRE, older.tree)
    publish(reader, restored)
    assert "934 €" in said()


def test_the_difference_stands_side_by_side(author: User) -> None:
    version = propose(author, changed_draft(author, amount="955 €"))

    page = read(author, f"/atelier/versions/{version.pk}/")

    assert "<del>934</del>" in page
    assert "<ins>955</ins>" in page


def test_the_author_is_told_what_to_mend(author: User, reader: User) -> None:
    version = propose(author, changed_draft(author, amount="955 €"))

    page = posted(reader, f"/atelier/versions/{version.pk}/renvoyer/", commentaire="Quelle est la source du montant ?")

    assert "Quelle est la source du montant" in page
    version.refresh_from_db()
    assert version.etat == Etat.BROUILLON


@pytest.mark.parametrize("caisse", ["nord", "sud"])
def test_the_experts_of_a_caisse_edit_its_consignes_only(small_base: object, caisse: str) -> None:
    local = make_person(Role.EXPERT, caisse=caisse, username=f"expert-{caisse}")

    assert "cellule nationale" in posted(local, "/atelier/fiches/ESSAI-CUMUL/retirer/")
    assert "cellule nationale" in posted(local, "/atelier/fiches/ESSAI-CUMUL/modifier/")
    page = posted(local, "/atelier/fiches/ESSAI-CONSIGNE-NORD/modifier/")

    assert Draft.objects.count() == (1 if caisse == "nord" else 0)
    assert ("Texte de la fiche" in page) == (caisse == "nord")
    assert Version.objects.filter(fiche__identifier="ESSAI-CUMUL", etat=Etat.PUBLIEE).count() == 2


def test_a_caisse_s_expert_cannot_write_a_national_fiche(small_base: object) -> None:
    local = make_person(Role.EXPERT, caisse="nord", username="expert-nord")
    posted(local, "/atelier/brouillons/nouveau/")
    draft = Draft.objects.get()
    text = draft.text.replace("caisse: nord\n", "").replace("nature: consigne", "nature: legislation")

    page = posted(local, f"/atelier/brouillons/{draft.pk}/proposer/", texte=text, revision="1")

    assert "cellule nationale" in page
    assert not Fiche.objects.filter(identifier="A-REMPLACER").exists()


@pytest.mark.parametrize(("role", "opened"), [(Role.EXPERT, "/atelier/"), (Role.TELECONSEILLER, "/")])
def test_each_role_opens_on_its_work_of_the_day(small_base: object, role: Role, opened: str) -> None:
    make_person(role, username="personne")

    response = Client().post("/connexion/", {"login": "personne", "password": PASSWORD})

    assert response.headers["Location"] == opened


@pytest.mark.parametrize("role", [Role.TELECONSEILLER, Role.SUPERVISEUR, Role.MANAGER, Role.DPO])
def test_the_workshop_is_for_experts(small_base: object, role: Role) -> None:
    client = as_person(make_person(role))

    assert client.get("/atelier/").status_code == 403
    assert client.post("/atelier/fiches/ESSAI-CUMUL/retirer/").status_code == 403


def test_the_page_of_the_day_lists_what_waits_and_what_ends(author: User, reader: User) -> None:
    version = propose(author, changed_draft(author, amount="955 €"))
    soon = timezone.localdate() + timedelta(days=10)
    ending = Fiche.objects.get(identifier="ESSAI-AGE").versions.get()
    Version.objects.filter(pk=ending.pk).update(en_vigueur_au=soon)
    Version.objects.filter(fiche__identifier="ESSAI-REVERSEMENT").update(
        published_at=timezone.now() - timedelta(days=400)
    )

    page = read(reader, "/atelier/")

    assert f"/atelier/versions/{version.pk}/" in page
    assert "Bientôt périmées" in page
    assert "/atelier/fiches/ESSAI-AGE/" in page
    assert "À revoir" in page
    assert "/atelier/fiches/ESSAI-REVERSEMENT/" in page
    assert "un autre expert la valide" in read(author, "/atelier/")


def test_a_date_of_effect_is_read_from_the_head(author: User) -> None:
    version = propose(author, changed_draft(author, amount="955 €", start="2026-03-01"))

    assert version.en_vigueur_du == date(2026, 3, 1)
    assert version.dated == timezone.localdate()
