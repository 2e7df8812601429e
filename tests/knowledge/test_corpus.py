"""The public texts, read whole."""

from pathlib import Path

import pytest

from chatdoc.knowledge.queries import published_versions, version_page
from tests.knowledge.importing import import_paths

pytestmark = [pytest.mark.corpus, pytest.mark.django_db]


def test_every_service_public_fiche_goes_in_and_twice_changes_nothing(corpus: Path) -> None:
    report = import_paths(corpus / "service_public")

    assert (report.failed, report.blocked) == ([], [])
    assert len(report.imported) > 1200
    assert {version.fiche_id for version in published_versions()} == set(report.imported)
    again = import_paths(corpus / "service_public")
    assert (again.imported, again.updated) == ([], [])


def test_a_whole_text_stands_before_an_extract_and_the_newest_before_the_others(corpus: Path) -> None:
    import_paths(corpus / "service_public")

    assert not any(version.is_extract and version.fiche_id in {"F12842", "F13845"} for version in published_versions())
    page = version_page("F14043")
    assert page is not None
    assert str(page.version.dated) == "2026-08-14"


def test_every_other_structure_of_the_corpus_goes_in(corpus: Path) -> None:
    folder = corpus / "questions_dev"

    report = import_paths(folder / "cnil_base_523.jsonl.gz", folder / "crpa_base_38.jsonl")

    assert (len(report.imported), report.failed) == (561, [])
