"""The base read against itself: what two fiches say differently is shown, decided once, and not shown again."""

from datetime import date
from pathlib import Path

import pytest
from django_tasks_db.models import DBTaskResult

from benchmarks.contradictions import measured
from chatdoc.accounts.models import Role, User
from chatdoc.accounts.permissions import CONSOLE
from chatdoc.audit.models import Entry
from chatdoc.editorial.actions.reread import reread_base
from chatdoc.editorial.models import Finding, FindingEtat, FindingKind, FindingScope
from chatdoc.editorial.tasks import ask_rereading, is_rereading
from chatdoc.knowledge.actions.drafts import readable
from chatdoc.knowledge.documents import Metadata
from chatdoc.knowledge.models import Draft, Etat, Sigle, Version
from chatdoc.knowledge.tree import Table
from config.cli import main
from tests.accounts.factories import make_person
from tests.conftest import PROJECT
from tests.editorial.acting import as_person, posted, read
from tests.editorial.importing import work
from tests.knowledge.importing import import_paths
from tests.retrieval.factories import publish

pytestmark = pytest.mark.django_db
PAGE = "/base/a-traiter/"
OLD = "La demande de pension de réversion d’essai doit être déposée dans un délai de 6 mois après le décès."
NEW = "Pour la pension de réversion d’essai, la demande est à déposer dans les 12 mois qui suivent le décès."


@pytest.fixture
def expert(db: None) -> User:
    return make_person(Role.EXPERT)


def two_texts(old: str = OLD, new: str = NEW, caisse: str = "") -> None:
    publish("ANCIENNE", "Pension de réversion d’essai", old, start=date(2020, 1, 1))
    publish("NOUVELLE", "Demander la réversion d’essai", new, caisse=caisse, start=date(2026, 1, 1))


def found(kind: FindingKind = FindingKind.CONTRADICTION) -> list[Finding]:
    reread_base(CONSOLE)
    return list(Finding.objects.filter(kind=kind, etat=FindingEtat.A_TRAITER))


def test_the_older_text_stands_first_and_what_differs_is_marked(expert: User) -> None:
    two_texts()

    (finding,) = found()

    assert (finding.one.fiche.identifier, finding.is_older, finding.scope) == ("ANCIENNE", True, FindingScope.DATES)
    page = read(expert, PAGE)
    assert "la plus ancienne" in page
    assert "<del>6 mois</del>" in page
    assert "<ins>12 mois</ins>" in page
    assert "Retirer l’ancienne, ANCIENNE" in page


@pytest.mark.parametrize(
    "new",
    [
        "Pour la pension de réversion d’essai, la demande est à déposer dans les six mois qui suivent le décès.",
        "La pension de retraite d’essai du fonctionnaire est payée dans un délai de 12 mois.",
        "Né en 1970, l’assuré part à 64 ans.",
    ],
)
def test_the_same_value_or_another_point_is_no_contradiction(new: str) -> None:
    two_texts(new=new)

    assert found() == []


def test_a_duration_in_another_unit_is_the_same_value() -> None:
    two_texts(old=OLD.replace("6 mois", "1 an"))

    assert found() == []


def test_tables_are_compared_cell_by_cell() -> None:
    head = ("Année de naissance", "Âge légal de départ")
    publish("AGES-A", "Âge légal de départ", Table(head, (("1966", "63 ans et 6 mois"),)), start=date(2023, 1, 1))
    publish("AGES-B", "Âge légal de départ", Table(head, (("1966", "63 ans et 3 mois"),)), start=date(2026, 1, 1))

    (finding,) = found()

    assert finding.point == "Âge légal de départ · 1966"
    assert (finding.one.fiche.identifier, finding.is_older) == ("AGES-A", True)


def test_a_consigne_against_a_national_rule_is_said_to_be_one_and_two_caisses_are_not_compared() -> None:
    two_texts(caisse="nord")
    publish("AUTRE", "Réversion d’essai : délai", NEW.replace("12 mois", "9 mois"), caisse="sud")

    pairs = {(f.one.fiche.identifier, f.other.fiche.identifier, f.scope) for f in found() if f.other}

    assert pairs == {("ANCIENNE", "NOUVELLE", FindingScope.LOCAL), ("ANCIENNE", "AUTRE", FindingScope.LOCAL)}


def test_what_is_said_to_be_no_matter_comes_back_only_when_a_text_changes(expert: User) -> None:
    two_texts()
    (finding,) = found()

    posted(expert, f"{PAGE}{finding.pk}/sans-objet/")

    assert found() == []
    assert Entry.objects.filter(action="editorial.dismiss_finding", actor=expert.username).exists()
    publish("ANCIENNE", "Pension de réversion d’essai", OLD, start=date(2021, 1, 1))  # the same words, another version
    assert found() == []
    assert Finding.objects.get().one.number == 2
    publish("ANCIENNE", "Pension de réversion d’essai", OLD.replace("6 mois", "8 mois"), start=date(2022, 1, 1))
    assert [one.one_text for one in found()] == [OLD.replace("6 mois", "8 mois")]


def test_what_was_decided_is_found_again_under_its_filter_and_reopened(expert: User) -> None:
    two_texts()
    (finding,) = found()
    posted(expert, f"{PAGE}{finding.pk}/sans-objet/")

    assert "Rien sous ces filtres" in read(expert, PAGE)
    assert f"{PAGE}{finding.pk}/reprendre/" in read(expert, f"{PAGE}?etat=sans_objet&genre=contradiction")
    posted(expert, f"{PAGE}{finding.pk}/reprendre/")

    assert len(found()) == 1


def test_the_older_fiche_is_withdrawn_in_one_click_and_leaves_the_list(expert: User) -> None:
    two_texts()
    (finding,) = found()

    page = posted(expert, f"{PAGE}{finding.pk}/retirer/ancienne/")

    assert "Fiche ANCIENNE retirée" in page
    assert "NOUVELLE" not in page.split("Filtrer")[1]
    assert Version.objects.get(fiche__identifier="ANCIENNE").etat == Etat.RETIREE
    assert found() == []


def test_a_consigne_is_opened_with_both_texts_and_both_fiches(expert: User) -> None:
    two_texts(caisse="nord")
    (finding,) = found()

    posted(expert, f"{PAGE}{finding.pk}/consigne/")

    text = Draft.objects.get().text
    assert "caisse: nord" in text
    assert readable(text).metadata.linked == ("ANCIENNE", "NOUVELLE")
    assert OLD in text
    assert NEW in text
    assert Finding.objects.get().etat == FindingEtat.CONSIGNE


def test_the_experts_of_a_caisse_see_what_touches_their_consignes_and_withdraw_those_only(expert: User) -> None:
    two_texts(caisse="nord")
    (finding,) = found()
    north, south = (make_person(Role.EXPERT, caisse=name, username=name) for name in ("nord", "sud"))

    assert "Retirer NOUVELLE" in read(north, PAGE)
    assert "Retirer l’ancienne" not in read(north, PAGE)
    assert "cellule nationale" in posted(north, f"{PAGE}{finding.pk}/retirer/ancienne/")
    assert "ANCIENNE" not in read(south, PAGE)
    assert as_person(south).post(f"{PAGE}{finding.pk}/sans-objet/").status_code == 404


def test_the_page_is_for_experts_and_takes_any_address(expert: User) -> None:
    assert as_person(make_person(Role.TELECONSEILLER)).get(PAGE).status_code == 403
    assert as_person(expert).get(f"{PAGE}?genre=<script>&etat=x&page=zut").status_code == 200


def test_fiches_that_repeat_each_other_are_shown_once() -> None:
    passages = (
        "Le relevé de carrière d’essai rassemble les périodes travaillées, les trimestres et les points acquis.",
        "Une anomalie se signale en ligne, avec les bulletins de salaire et les attestations des employeurs.",
    )
    publish("A", "Relevé de carrière d’essai", *passages)
    publish("B", "Vérifier sa carrière d’essai", *passages, "La caisse répond par courrier.")

    (finding,) = found(FindingKind.DOUBLON)

    assert finding.point == "2 passages communs"


def test_a_link_to_a_withdrawn_fiche_is_shown() -> None:
    publish("A", "Fiche d’essai", "Une règle.", metadata=Metadata(linked=("B",), related=("ABSENTE", "C")))
    publish("B", "Fiche retirée", "Une règle.", etat=Etat.RETIREE)
    publish("C", "Fiche publiée", "Une règle.")

    assert [one.one_text for one in found(FindingKind.LIEN)] == ["B, ABSENTE"]


def test_a_sigle_of_two_meanings_is_shown_unless_the_lexicon_says_so() -> None:
    publish("A", "Réversion", "La pension de réversion (PR) est demandée en ligne.")
    publish("B", "Points", "Chaque point retraite (PR) a une valeur.")
    publish("C", "Réversion", "Les pensions de réversion (PR) sont payées le 9.")

    assert [one.point for one in found(FindingKind.SIGLE)] == ["PR"]
    Sigle.objects.create(sigle="PR", expansions=["Pension de réversion", "Point retraite"])
    assert found(FindingKind.SIGLE) == []


@pytest.mark.django_db(transaction=True)
def test_publications_ask_for_one_rereading_that_the_worker_makes(expert: User) -> None:
    two_texts()

    assert DBTaskResult.objects.count() == 1
    assert is_rereading()
    assert "La base se relit" in read(expert, PAGE)
    assert not Finding.objects.exists()
    work()
    assert not is_rereading()
    assert "Base relue le" in read(expert, PAGE)
    assert Finding.objects.count() == 1
    ask_rereading()
    ask_rereading()
    assert is_rereading()


def test_contradictions_sown_in_the_starter_base_are_found(db: None) -> None:
    """A small draw; `python -m benchmarks.contradictions` sows a hundred in service-public (docs/mesures)."""
    assert main(["import", str(PROJECT / "base"), "--publish"]) == 0

    sown, seen, before, fiches = measured(seed=2026, count=20)

    assert len(sown) == 20
    assert len(seen) >= 16
    assert before <= 0.07 * fiches


@pytest.mark.corpus
def test_the_fiches_before_and_after_the_suspension_contradict_each_other(corpus: Path) -> None:
    import_paths(corpus / "service_public" / "fiches_retraite_recentes.jsonl")

    pairs = {(one.one.fiche.identifier, one.other.fiche.identifier, one.is_older) for one in found() if one.other}

    assert ("F35063", "F14043", True) in pairs
