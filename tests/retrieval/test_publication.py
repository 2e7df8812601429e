"""The index follows what is published, and stays on disk."""

from pathlib import Path

import pytest

from chatdoc.knowledge.actions.publication import mark_published
from chatdoc.knowledge.models import Etat
from chatdoc.retrieval import indexing
from chatdoc.retrieval.current import current_snapshot, one_state
from tests.retrieval.factories import ask, found, publish, publish_pension_fiches

pytestmark = pytest.mark.django_db


def test_what_is_published_is_found_at_once() -> None:
    publish("A", "Pension de réversion", "Une part de la pension.")
    before = ask("rachat de trimestres")

    publish("B", "Rachat de trimestres", "Un versement pour la retraite.")

    assert "B" not in [hit.version.fiche_id for hit in before.hits]
    assert found("rachat de trimestres")[0] == "B"
    assert ask("rachat").revision == before.revision + 1


def test_an_answer_is_made_of_one_state_of_the_base_even_when_another_is_published_meanwhile() -> None:
    publish("A", "Pension de réversion", "Une part de la pension.")

    with one_state():
        before = ask("rachat de trimestres")
        publish("B", "Rachat de trimestres", "Un versement pour la retraite.")
        during = ask("rachat de trimestres")

    assert during.revision == before.revision
    assert found("rachat de trimestres")[0] == "B"


def test_a_withdrawn_version_is_never_found() -> None:
    publish("A", "Pension de réversion", "Une part de la pension.")
    version = publish("B", "Pension d’orphelin", "Une pension à l’enfant.")
    assert "B" in found("pension d’orphelin")

    version.etat = Etat.RETIREE
    version.save(update_fields=["etat"])
    mark_published()

    assert "B" not in found("pension d’orphelin")


def test_a_withdrawn_version_is_not_found_while_another_process_makes_the_new_index(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    publish("A", "Pension de réversion", "Une part de la pension.")
    version = publish("B", "Pension d’orphelin", "Une pension à l’enfant.")
    assert "B" in found("pension d’orphelin")

    version.etat = Etat.RETIREE
    version.save(update_fields=["etat"])
    mark_published()
    with indexing.build_turn(wait=True):
        during = found("pension d’orphelin")

    assert during == ["A"]


def test_a_replaced_fiche_keeps_its_earlier_text_while_another_process_makes_the_new_index() -> None:
    publish("A", "Pension de réversion", "Une part de la pension.")
    earlier = publish("B", "Pension d’orphelin", "Une pension à l’enfant.")
    assert "B" in found("pension d’orphelin")

    with indexing.build_turn(wait=True):
        earlier.etat = Etat.RETIREE
        earlier.save(update_fields=["etat"])
        publish("B", "Pension d’orphelin", "Une pension à chaque enfant.")
        during = ask("pension d’orphelin").hits[0].version
    after = ask("pension d’orphelin").hits[0].version

    assert (during.fiche_id, during.number) == ("B", 1)
    assert (after.fiche_id, after.number) == ("B", 2)


def test_the_index_is_made_once_and_read_from_disk_after(monkeypatch: pytest.MonkeyPatch) -> None:
    publish_pension_fiches()
    folder = indexing.prepare_index()
    monkeypatch.setattr(indexing, "published_versions", lambda: pytest.fail("indexed twice"))

    assert indexing.prepare_index() == folder
    assert found("pension de réversion")[0] == "REVERSION"


def test_older_indexes_are_removed() -> None:
    publish("A", "Pension", "Une pension.")
    first = indexing.prepare_index()

    publish("B", "Autre pension", "Une autre pension.")
    second = indexing.prepare_index()

    assert not first.exists()
    assert [path for path in indexing.index_root().iterdir() if path.is_dir()] == [second]


def test_an_index_removed_by_hand_is_made_again() -> None:
    publish("A", "Pension", "Une pension.")
    folder = indexing.prepare_index()
    for path in folder.rglob("*.*"):
        path.unlink()
    publish("B", "Rachat", "Un rachat.")

    assert found("rachat") == ["B"]


def test_the_index_holds_no_program() -> None:
    publish("A", "Pension", "Une pension.")

    folder = indexing.prepare_index()

    assert {path.suffix for path in folder.rglob("*.*")} == {".npy", ".json"}


@pytest.mark.django_db(transaction=True)
def test_publishing_makes_the_index() -> None:
    publish("A", "Pension", "Une pension.")

    assert indexing.is_ready(indexing.index_folder(indexing.BaseState.current()))


def test_no_typed_word_is_kept_by_the_search(tmp_path: Path) -> None:
    publish_pension_fiches()

    ask("pension de réversion de xylophoniste")

    kept = b"".join(path.read_bytes() for path in indexing.index_root().rglob("*") if path.is_file())
    assert b"xylophon" not in kept
    assert "xylophon" not in repr(vars(current_snapshot()[0]))
