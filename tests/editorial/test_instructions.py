"""The instructions, from one expert's words to every advisor's card, through a second person."""

from typing import Any

import pytest
import yaml

from chatdoc.accounts.models import Role, User
from chatdoc.answering.actions import CallContext, write_answer
from chatdoc.answering.card import Answer
from chatdoc.audit.models import Entry
from chatdoc.knowledge.exporting.base_files import base_files
from chatdoc.knowledge.instructions import read_sentences, read_settings
from chatdoc.knowledge.models import Etat, InstructionVersion
from chatdoc.knowledge.queries.instructions import active_instructions
from tests.accounts.factories import make_person
from tests.editorial.acting import as_person, posted, read

pytestmark = pytest.mark.django_db
QUESTION = "Né en 1966, quel âge ?"
WRITE = "/atelier/instructions/nouvelle/"
FIELDS = {
    "instructions": "Tu cherches dans les documents fournis.\nTu fais une synthèse claire.",
    "longueur": "standard",
    "partie-demander": "1",
    "partie-essentiel": "2",
    "partie-offres": "3",
    "partie-liens": "4",
    "rappel": "Données personnelles : c’est interdit, et inutile pour répondre.",
    "mots": "",
    "raison": "essai",
}


def propose(author: User, **changed: str) -> int:
    before = InstructionVersion.objects.count()
    posted(author, WRITE, **{**FIELDS, **{name.replace("__", "-"): value for name, value in changed.items()}})
    assert InstructionVersion.objects.count() == before + 1
    return InstructionVersion.objects.order_by("-number").values_list("number", flat=True)[0]


def publish(reader: User, number: int) -> str:
    posted(reader, f"/atelier/instructions/{number}/rejouer/")
    return posted(reader, f"/atelier/instructions/{number}/publier/", commentaire="vu")


def card(words: str = QUESTION, **context: Any) -> Answer:
    return write_answer(words, CallContext(**context))[0]


def test_the_base_brings_its_instructions_as_version_1(author: User) -> None:
    active = active_instructions()

    assert active.number == 1
    assert active.text == "- Tu cherches dans les documents fournis.\n- Tu fais une synthèse claire."
    page = read(author, "/atelier/instructions/")
    assert "1 instruction demande un modèle de langue" in page
    assert "tenue par construction" in page.lower()


def test_what_is_proposed_changes_no_card_until_another_person_publishes(author: User, reader: User) -> None:
    before = card().text

    number = propose(author, longueur="bref")
    assert card().text == before

    assert "publiées" in publish(reader, number)
    assert len(card().text.split()) <= 60 < len(card(length="standard").text.split()) + 40
    assert [v.etat for v in InstructionVersion.objects.order_by("number")] == [Etat.RETIREE, Etat.PUBLIEE]


def test_nobody_publishes_their_own_words(author: User) -> None:
    number = propose(author, longueur="bref")

    assert "une autre personne doit la valider" in publish(author, number)
    assert active_instructions().number == 1


def test_nothing_is_published_without_a_replay_of_the_base_as_it_is(author: User, reader: User) -> None:
    number = propose(author, longueur="bref")

    refused = posted(reader, f"/atelier/instructions/{number}/publier/")

    assert "rejouez les questions" in refused
    assert active_instructions().number == 1
    other = propose(author, longueur="complet")
    publish(reader, other)  # the base is no longer the one of the first replay
    posted(reader, f"/atelier/instructions/{number}/publier/")
    assert active_instructions().number == other


def test_the_replay_names_the_cards_that_get_worse(author: User, reader: User) -> None:
    number = propose(author, longueur="bref", partie__offres="0")

    page = posted(reader, f"/atelier/instructions/{number}/rejouer/")

    assert "3 questions rejouées" in page
    assert "Quelles conditions pour la pension de reversement" in page


def test_the_card_follows_the_order_the_parts_and_the_words(author: User, reader: User) -> None:
    asked = card()
    assert "âge de départ" in asked.text.lower()
    number = propose(
        author,
        partie__demander="4",
        partie__essentiel="1",
        partie__offres="0",
        partie__liens="0",
        mots="départ > sortie",
    )
    publish(reader, number)

    after = card()

    assert after.parts == ("essentiel", "demander")
    assert (after.offers, after.related) == ((), ())
    assert "âge de sortie" in after.text.lower()
    assert "départ" not in after.text
    assert any("départ" in source.excerpt for source in after.sources)


def test_the_reminder_is_said_in_the_words_of_the_instructions(author: User, reader: User) -> None:
    publish(reader, propose(author, rappel="Ne tapez aucune donnée personnelle : elle ne sert à rien ici."))

    report = card("Mme Verdurin, née le 14 mai 1964, quel âge ?").guard

    assert report.reminder is not None
    assert report.reminder.startswith("Ne tapez aucune donnée personnelle : elle ne sert à rien ici. Retiré : ")


def test_one_click_returns_to_an_older_version_as_a_new_one(author: User, reader: User) -> None:
    publish(reader, propose(author, longueur="bref"))

    page = posted(author, "/atelier/instructions/1/retablir/")

    assert "de nouveau publiées" in page
    assert (active_instructions().number, active_instructions().settings.length) == (3, "standard")
    assert Entry.objects.filter(action="knowledge.restore_instructions", details={"older": 1}).count() == 1


def test_a_version_never_published_is_no_place_to_return_to(author: User) -> None:
    number = propose(author, longueur="bref")

    assert "état attendu" in posted(author, f"/atelier/instructions/{number}/retablir/")


def test_the_author_is_told_what_to_mend(author: User, reader: User) -> None:
    number = propose(author, longueur="bref")
    assert "commentaire est vide" in posted(reader, f"/atelier/instructions/{number}/renvoyer/")

    page = posted(reader, f"/atelier/instructions/{number}/renvoyer/", commentaire="Trop court pour la réversion.")

    assert "Trop court pour la réversion." in page
    assert InstructionVersion.objects.get(number=number).etat == Etat.BROUILLON


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"instructions": ""}, "instructions"),
        ({"longueur": "roman"}, "longueur"),
        ({"partie-essentiel": "0"}, "essentiel"),
        ({"mots": "55 ans > 60 ans"}, "chiffre"),
        ({"mots": "sauf > ou"}, "retourne une règle"),
        ({"mots": "ressources"}, "par ligne"),
        ({"mots": "inaptes > dans l’incapacité de travailler"}, "davantage de mots"),
        ({"rappel": ""}, "rappel"),
        ({"instructions": "Réponds comme à l’assurée Ghislaine Verdurin, née le 14 mai 1964."}, "données personnelles"),
        ({}, "déjà celui d’une version"),
    ],
)
def test_what_cannot_be_obeyed_is_refused_and_stays_in_the_page(
    author: User, changed: dict[str, str], said: str
) -> None:
    response = as_person(author).post(WRITE, {**FIELDS, **changed})

    page = response.content.decode()
    assert response.status_code == 400
    assert said in page
    assert "essai" in page
    assert InstructionVersion.objects.count() == 1


@pytest.mark.parametrize(("role", "caisse"), [(Role.TELECONSEILLER, ""), (Role.MANAGER, ""), (Role.EXPERT, "nord")])
def test_only_the_national_experts_write_instructions(small_base: object, role: Role, caisse: str) -> None:
    person = make_person(role, caisse=caisse, username="personne")

    assert as_person(person).get(WRITE).status_code == 403
    assert as_person(person).post("/atelier/instructions/1/retablir/").status_code == 403


def test_a_published_version_never_changes(small_base: object) -> None:
    version = InstructionVersion.objects.get()
    version.reason = "autre"

    with pytest.raises(TypeError):
        version.save()
    with pytest.raises(TypeError):
        version.save(update_fields=["reason"])


def test_the_export_gives_the_published_instructions_back(author: User, reader: User) -> None:
    publish(reader, propose(author, longueur="bref", mots="inaptes > empêchées"))

    (row,) = yaml.safe_load(dict(base_files())["instructions.yaml"])

    read_back = (read_sentences(row["instructions"]), read_settings(row["reglages"]))
    assert read_back == (active_instructions().sentences, active_instructions().settings)
