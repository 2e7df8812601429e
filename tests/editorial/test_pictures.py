"""A picture is described by a person before its page is validated; the editor takes the description."""

import re

import pytest

from chatdoc.accounts.models import User
from chatdoc.editorial.describing import pictured_in, with_descriptions
from chatdoc.knowledge.actions.pictures import keep_pictures
from chatdoc.knowledge.models import Draft, Etat, Picture, Version
from chatdoc.knowledge.pictures import picture_of
from chatdoc.knowledge.unread import READ_BY_MACHINE
from tests.editorial.acting import as_person, posted, read
from tests.knowledge.office_files import diagram

pytestmark = pytest.mark.django_db
HEAD = """---
id: ESSAI-SCHEMA
titre: Circuit d’essai
nature: procedure
sources:
  - titre: Règlement d’essai
---

Voici le circuit d’essai.

"""
KEPT = picture_of(diagram())
assert KEPT is not None
NAME = KEPT.name
UNDESCRIBED = f"::: figure Le circuit\nimage: {NAME}\n:::\n"
PROPOSED = f"::: figure Le circuit\nimage: {NAME}\ndescription: EMPLOYEUR CAISSE\na_relire: oui\n:::\n"
SAID = "L’employeur écrit à la caisse, qui paie."


@pytest.fixture
def picture() -> Picture:
    assert KEPT is not None
    keep_pictures([KEPT])
    return Picture.objects.get()


def drafted(author: User, text: str) -> Draft:
    return Draft.objects.create(text=text, author=author, last_by=author)


def proposed(author: User, text: str) -> Version:
    draft = drafted(author, text)
    posted(author, f"/atelier/brouillons/{draft.pk}/proposer/", texte=text, essais="", revision="1")
    return Version.objects.get(fiche__identifier="ESSAI-SCHEMA")


@pytest.mark.parametrize(
    ("block", "reason"),
    [
        (UNDESCRIBED, "1 image n’a pas de description"),
        (PROPOSED, "1 description d’image n’a pas été relue"),
        (f"::: avertissement\n{READ_BY_MACHINE}\n:::\n", "est encore là"),
    ],
)
def test_what_a_machine_read_is_validated_by_nobody_before_a_person_has_read_it(
    author: User, reader: User, picture: Picture, block: str, reason: str
) -> None:
    version = proposed(author, HEAD + block)

    page = posted(reader, f"/atelier/versions/{version.pk}/valider/")

    version.refresh_from_db()
    assert version.etat == Etat.A_RELIRE
    assert "ne peut pas être validée" in page
    assert reason in page


def test_the_description_written_beside_the_text_goes_into_it_and_lets_the_page_through(
    author: User, reader: User, picture: Picture
) -> None:
    draft = drafted(author, HEAD + PROPOSED)
    page = read(author, f"/atelier/brouillons/{draft.pk}/")
    assert f"/base/images/{NAME}" in page
    assert "1 description d’image n’a pas été relue" in page

    saved = as_person(author).post(
        f"/atelier/brouillons/{draft.pk}/enregistrer/",
        {
            "texte": draft.text,
            "essais": "",
            "revision": 1,
            f"description-{NAME}": SAID,
            f"etait-{NAME}": "EMPLOYEUR CAISSE",
        },
    )

    said = saved.json()
    assert f"description: {SAID}\n:::" in said["text"]
    assert "a_relire" not in said["text"]
    assert said["pictures"] == [{"image": NAME, "to_review": False}]
    version = proposed(author, said["text"])
    posted(reader, f"/atelier/versions/{version.pk}/rejouer/")
    assert "Version validée" in posted(reader, f"/atelier/versions/{version.pk}/valider/")


def test_a_proposed_description_may_be_accepted_as_it_is() -> None:
    fields = {f"description-{NAME}": "EMPLOYEUR CAISSE", f"etait-{NAME}": "EMPLOYEUR CAISSE"}

    assert with_descriptions(HEAD + PROPOSED, fields) == HEAD + PROPOSED
    accepted = with_descriptions(HEAD + PROPOSED, {**fields, f"lue-{NAME}": "oui"})

    (found,) = pictured_in(accepted)
    assert (found.description, found.to_review) == ("EMPLOYEUR CAISSE", False)


def test_a_field_nobody_touched_changes_nothing_written_in_the_text() -> None:
    text = HEAD + UNDESCRIBED
    typed = text.replace(f"image: {NAME}\n", f"image: {NAME}\ndescription: tapée dans le texte\n")

    assert with_descriptions(typed, {f"description-{NAME}": "", f"etait-{NAME}": ""}) == typed


def test_the_picture_of_a_draft_that_is_given_up_goes_with_it(author: User, picture: Picture) -> None:
    draft = drafted(author, HEAD + UNDESCRIBED)
    other = drafted(author, HEAD + UNDESCRIBED)

    posted(author, f"/atelier/brouillons/{draft.pk}/abandonner/", revision="1")
    assert Picture.objects.exists()
    posted(author, f"/atelier/brouillons/{other.pk}/abandonner/", revision="1")

    assert not Picture.objects.exists()


def test_a_version_keeps_its_picture_and_shows_it(author: User, picture: Picture) -> None:
    version = proposed(author, HEAD + PROPOSED)

    page = read(author, f"/atelier/versions/{version.pk}/")
    shown = as_person(author).get(f"/base/images/{NAME}")

    assert Picture.objects.get().is_shown
    assert re.search(rf'<img src="/base/images/{NAME}" alt="Le circuit"', page)
    assert (shown.status_code, shown["Content-Type"]) == (200, "image/png")
    assert as_person(author).get("/base/images/aucune.png").status_code == 404


def test_a_picture_the_base_does_not_hold_is_refused_by_name(author: User) -> None:
    draft = drafted(author, HEAD + UNDESCRIBED)

    page = posted(author, f"/atelier/brouillons/{draft.pk}/proposer/", texte=draft.text, essais="", revision="1")

    assert "n’est pas dans la base" in page
    assert Draft.objects.filter(pk=draft.pk).exists()
