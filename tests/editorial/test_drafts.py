"""The editor: what is typed is saved, guarded, previewed, and never written over somebody else's words."""

from typing import Any

import pytest

from chatdoc.accounts.models import Role, User
from chatdoc.knowledge.models import Draft, Etat, Gap, GapEtat, GapReport, Version
from tests.accounts.factories import make_person
from tests.editorial.acting import as_person, posted, read

pytestmark = pytest.mark.django_db
TEXT = """---
id: ESSAI-CHAT
titre: Pension de chat d’essai
nature: legislation
theme: [Retraite, Animaux]
en_vigueur_du: 2026-01-01
sources:
  - titre: Règlement d’essai, article 99
    date: 2026-01-01
---

La pension de chat est de 45 € par mois.

| Année de naissance | Supplément |
|---|---|
| Né en 1964 | 7 € |
| Né en 1965 | 9 € |

::: cas Le chat est roux
Un supplément est versé.
:::
"""


@pytest.fixture
def draft(author: User) -> Draft:
    posted(author, "/atelier/brouillons/nouveau/")
    return Draft.objects.get()


def save(user: User, draft: Draft, text: str = TEXT, trials: str = "", revision: int = 1) -> tuple[int, Any]:
    response = as_person(user).post(
        f"/atelier/brouillons/{draft.pk}/enregistrer/", {"texte": text, "essais": trials, "revision": revision}
    )
    return response.status_code, response.json()


def test_a_save_keeps_the_words_and_shows_the_fiche_its_conditions_and_its_cards(author: User, draft: Draft) -> None:
    status, said = save(author, draft, trials="combien pour une pension de chat\nnée en 1965, quel supplément ?")

    preview = said["preview"].replace("\u202f", " ").replace("\u00a0", " ")
    draft.refresh_from_db()
    assert (status, said["revision"], draft.text) == (200, 2, TEXT)
    assert "La pension de chat est de 45 € par mois." in preview
    assert "9 €" in preview.split("Conditions lues")[0]
    assert "Né en 1964 : comprise" in preview
    assert "Le chat est roux : au choix du téléconseiller" in preview


def test_two_people_never_overwrite_each_other(author: User, reader: User, draft: Draft) -> None:
    assert save(author, draft)[0] == 200

    status, said = save(reader, draft, text=TEXT.replace("45 €", "46 €"), revision=1)

    draft.refresh_from_db()
    assert status == 409
    assert "autrice a enregistré ce brouillon" in said["message"]
    assert "45 €" in draft.text
    assert "vous êtes peut-être deux" in read(reader, f"/atelier/brouillons/{draft.pk}/")


def test_a_person_s_data_is_saved_nowhere(author: User, draft: Draft) -> None:
    before = draft.text

    status, said = save(author, draft, text=TEXT + "\nExemple : Mme Ghislaine Verdurin, née le 14 mai 1964.\n")

    draft.refresh_from_db()
    assert status == 400
    assert "données personnelles" in said["message"]
    assert "Verdurin" not in said["message"]
    assert draft.text == before


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("sources:\n  - titre: Règlement d’essai, article 99\n    date: 2026-01-01\n", "", "sources"),
        ("en_vigueur_du: 2026-01-01", "en_vigueur_du: 2026-01-01\nen_vigueur_au: 2025-01-01", "précède"),
        ("nature: legislation", "nature: poeme", "nature inconnue"),
        ("::: cas Le chat est roux", "::: cas", "sans condition"),
        ("id: ESSAI-CHAT", "id: ESSAI-CUMUL", "est pris"),
        ("id: ESSAI-CHAT", "id: ESSAI-CHAT\ncaisse: lune", "n’existe pas"),
        ("---\nid", "id", "en-tête"),
    ],
)
def test_what_cannot_be_a_fiche_is_refused_and_stays_typed(
    author: User, draft: Draft, old: str, new: str, said: str
) -> None:
    text = TEXT.replace(old, new, 1)

    page = posted(author, f"/atelier/brouillons/{draft.pk}/proposer/", texte=text, revision="1")

    draft.refresh_from_db()
    assert said in page
    assert draft.text == text
    assert not Version.objects.filter(etat=Etat.A_RELIRE).exists()


def test_a_script_in_a_draft_is_only_words(author: User, draft: Draft) -> None:
    _, said = save(author, draft, text=TEXT + "\n<script>alert(1)</script>\n", trials="<b>chat</b> ?")

    assert "<script" not in said["preview"]
    assert "<b>" not in said["preview"]


def test_from_a_gap_to_a_published_fiche_and_the_reporter_is_told(author: User, reader: User) -> None:
    advisor = make_person(Role.TELECONSEILLER, username="alix")
    as_person(advisor).post("/appel/manque/", {"question": "pension de chat"}, content_type="application/json")
    gap = Gap.objects.get()
    page = posted(author, "/atelier/brouillons/nouveau/", manque=str(gap.pk))
    draft = Draft.objects.get()
    assert "Pour le manque" in page
    assert draft.trials == ["pension de chat"]
    gap.refresh_from_db()
    assert gap.etat == GapEtat.EN_COURS

    posted(author, f"/atelier/brouillons/{draft.pk}/proposer/", texte=TEXT, essais="pension de chat", revision="1")
    version = Version.objects.order_by("-pk")[0]
    posted(reader, f"/atelier/versions/{version.pk}/rejouer/")
    posted(reader, f"/atelier/versions/{version.pk}/publier/")

    gap.refresh_from_db()
    home = read(advisor, "/")
    assert gap.etat == GapEtat.PUBLIE
    assert "Publié depuis votre signalement" in home
    assert "/base/fiches/ESSAI-CHAT/" in home
    assert "Publié depuis votre signalement" not in read(make_person(Role.TELECONSEILLER, username="noa"), "/")
    posted(advisor, "/appel/manques/vus/")
    assert "Publié depuis votre signalement" not in read(advisor, "/")
    assert not GapReport.objects.exists()


def test_a_gap_dismissed_leaves_the_queue(author: User) -> None:
    advisor = make_person(Role.TELECONSEILLER, username="alix")
    as_person(advisor).post("/appel/manque/", {"question": "pension de chat"}, content_type="application/json")
    gap = Gap.objects.get()
    assert "pension de chat" in read(author, "/atelier/manques/")

    posted(author, f"/atelier/manques/{gap.pk}/sans-objet/")

    assert "pension de chat" not in read(author, "/atelier/manques/")
    assert not GapReport.objects.exists()


def test_a_draft_abandoned_gives_its_gap_back(author: User) -> None:
    advisor = make_person(Role.TELECONSEILLER, username="alix")
    as_person(advisor).post("/appel/manque/", {"question": "pension de chat"}, content_type="application/json")
    posted(author, "/atelier/brouillons/nouveau/", manque=str(Gap.objects.get().pk))

    posted(author, f"/atelier/brouillons/{Draft.objects.get().pk}/abandonner/", revision="1")

    assert Gap.objects.get().etat == GapEtat.OUVERT
    assert not Draft.objects.exists()
