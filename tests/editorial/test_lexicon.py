"""Sigles and everyday words: proposed, replayed, published by another, heard at once."""

import pytest
from asgiref.sync import sync_to_async
from django.db import connections

from chatdoc.accounts.models import Role, User
from chatdoc.answering.actions import CallContext, write_answer
from chatdoc.audit.models import Entry
from chatdoc.knowledge.actions.publication import mark_published
from chatdoc.knowledge.exporting.base_files import base_files
from chatdoc.knowledge.models import Etat, LexiconChange, Sigle, Synonym
from chatdoc.retrieval.queries import sigles_at_hand
from tests.accounts.factories import make_person
from tests.calls.streaming import events, post, signed_in
from tests.editorial.acting import as_person, posted, read
from tests.retrieval.factories import ask, found

pytestmark = pytest.mark.django_db
WRITE = "/atelier/lexique/nouveau/"
SAID = "zinzolin du tralala"


def propose(author: User, **fields: str) -> LexiconChange:
    page = posted(author, WRITE, **{"genre": "synonyme", "nom": "reversement d’essai", "raison": "essai", **fields})
    assert "Changement proposé" in page, page
    return LexiconChange.objects.latest("pk")


def publish(reader: User, change: LexiconChange) -> str:
    posted(reader, f"/atelier/lexique/{change.pk}/rejouer/")
    return posted(reader, f"/atelier/lexique/{change.pk}/publier/", commentaire="vu")


def test_everyday_words_find_the_fiche_only_once_another_person_has_published_them(author: User, reader: User) -> None:
    change = propose(author, valeurs=f"{SAID}\nle zinzolin du défunt")
    assert ask(SAID).understanding.expansions == {}

    page = publish(reader, change)

    assert "Lexique publié" in page
    assert ask(SAID).understanding.expansions == {SAID: ("reversement d’essai",)}
    assert found(SAID)[0] == "ESSAI-REVERSEMENT"
    assert Synonym.objects.get(term="reversement d’essai").said == [SAID, "le zinzolin du défunt"]
    actions = list(Entry.objects.filter(action__endswith="_entry").values_list("action", flat=True))
    assert actions == ["knowledge.propose_entry", "knowledge.publish_entry"]


def test_the_replay_hears_the_candidate_and_the_search_of_others_does_not(author: User, reader: User) -> None:
    change = propose(author, genre="sigle", nom="ZRX", valeurs="Reversement d’essai")

    page = posted(reader, f"/atelier/lexique/{change.pk}/rejouer/")

    assert "question" in page
    assert "ZRX" not in sigles_at_hand()
    assert change.etat == Etat.A_RELIRE


def test_nobody_publishes_their_own_entry_and_a_replay_is_needed(author: User, reader: User) -> None:
    change = propose(author, valeurs=SAID)

    assert "une autre personne doit la valider" in publish(author, change)
    other = propose(author, genre="sigle", nom="ZRX", valeurs="Reversement d’essai")
    assert "rejouez les questions" in posted(reader, f"/atelier/lexique/{other.pk}/publier/")
    assert not Sigle.objects.filter(sigle="ZRX").exists()


def test_an_entry_is_changed_then_removed(author: User, reader: User) -> None:
    publish(reader, propose(author, genre="sigle", nom="ZRX", valeurs="Reversement d’essai"))
    assert "Changer « ZRX »" in read(author, f"{WRITE}?genre=sigle&nom=ZRX").replace("\xa0", " ")

    publish(reader, propose(author, genre="sigle", nom="ZRX", valeurs="Reversement d’essai\nZone rurale"))
    assert Sigle.objects.get(sigle="ZRX").expansions == ["Reversement d’essai", "Zone rurale"]
    assert "Ambigu" in read(author, "/atelier/lexique/")
    assert "zone rurale" in dict(base_files())["sigles.yaml"].lower()

    publish(reader, propose(author, genre="sigle", nom="ZRX", retirer="1"))
    assert not Sigle.objects.filter(sigle="ZRX").exists()


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"valeurs": ""}, "déjà celui d’une version"),
        ({"valeurs": "Mme Ghislaine Verdurin, née le 14 mai 1964"}, "données personnelles"),
        ({"valeurs": SAID, "raison": ""}, "raison du changement est vide"),
        ({"valeurs": SAID, "nom": " "}, "le nom est vide"),
        ({"valeurs": "\n".join(f"dit {n}" for n in range(80))}, "au plus 60 lignes"),
    ],
)
def test_what_cannot_enter_is_refused_with_its_reason_and_stays_in_the_page(
    author: User, fields: dict[str, str], reason: str
) -> None:
    response = as_person(author).post(WRITE, {"genre": "synonyme", "nom": "terme", "raison": "essai", **fields})

    assert response.status_code == 400
    assert reason in response.content.decode()
    assert not LexiconChange.objects.exists()


def test_the_author_is_told_what_to_mend(author: User, reader: User) -> None:
    change = propose(author, valeurs=SAID)

    page = posted(reader, f"/atelier/lexique/{change.pk}/renvoyer/", commentaire="Trop rare")

    assert "Trop rare" in page
    change.refresh_from_db()
    assert change.etat == Etat.BROUILLON


def test_the_lexicon_holds_for_all_so_a_caisse_reads_it_only(author: User) -> None:
    local = make_person(Role.EXPERT, caisse="nord", username="nord")

    assert as_person(local).get("/atelier/lexique/").status_code == 200
    assert as_person(local).get(WRITE).status_code == 403
    assert as_person(make_person(Role.TELECONSEILLER)).get("/atelier/lexique/").status_code == 403


def test_the_filter_is_posted_and_shown_again_after_the_guard(author: User) -> None:
    Sigle.objects.create(sigle="ZRX", expansions=["Reversement d'essai"])

    assert "ZRX" in posted(author, "/atelier/lexique/", mot="reversement")
    page = posted(author, "/atelier/lexique/", mot="Mme Verdurin")
    assert "Verdurin" not in page
    assert "Rien ici" in page


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("words", "told"), [("impact sur PR", True), ("impact sur pr", True), ("impact", False)])
async def test_the_card_says_that_a_sigle_has_several_meanings(small_base: object, words: str, *, told: bool) -> None:
    await Sigle.objects.acreate(sigle="PR", expansions=["Pension de réversion", "Point de retraite"])
    await sync_to_async(mark_published)()

    _, body = await post(await signed_in(), words)

    meanings = [one["meanings"] for one in events(body)["card"]["ambiguous"]]
    await sync_to_async(connections.close_all)()
    assert meanings == [["Pension de réversion", "Point de retraite"]] * told


def test_what_is_proposed_never_changes(author: User) -> None:
    change = propose(author, valeurs=SAID)
    change.values = []

    with pytest.raises(TypeError):
        change.save()
    assert write_answer("Né en 1966, quel âge ?", CallContext())[0].text
