"""A list of the workshop asks the database as often for fifty lines as for two, and reads no text it does not show."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from chatdoc.accounts.models import User
from chatdoc.editorial.models import ImportedDocument, ImportJob
from chatdoc.knowledge.models import Draft, Etat, Fiche, Version
from tests.editorial.acting import as_person
from tests.editorial.importing import DESK

pytestmark = pytest.mark.django_db


def fill(author: User, start: int, count: int) -> None:
    for rank in range(start, start + count):
        fiche = Fiche.objects.create(identifier=f"LISTE-{rank}", nature="legislation")
        text = {
            "title": f"Liste {rank}",
            "theme": ["Liste"],
            "tree": [],
            "content_hash": f"{rank:064}",
            "author": author,
        }
        Version.objects.create(fiche=fiche, number=1, etat=Etat.A_RELIRE, **text)
        Version.objects.create(
            fiche=fiche,
            number=2,
            etat=Etat.PUBLIEE,
            en_vigueur_au="2026-12-20",
            published_at="2020-01-01T00:00:00Z",
            **text,
        )
        draft = Draft.objects.create(text="---\n", fiche=fiche, author=author, last_by=author)
        job = ImportJob.objects.create(author=author, names=["a.md"], etat="termine")
        ImportedDocument.objects.create(job=job, position=0, rank=0, name="a.md", etat="brouillon", draft=draft)
        first = ImportJob.objects.order_by("pk")[0]
        ImportedDocument.objects.create(job=first, position=1, rank=rank, name="b.md", etat="brouillon", draft=draft)


def asked(user: User, path: str) -> list[str]:
    client = as_person(user)
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return [query["sql"] for query in queries.captured_queries]


def test_no_list_asks_more_when_it_is_longer(author: User) -> None:
    fill(author, 0, 2)
    first = ImportJob.objects.order_by("pk")[0].pk
    paths = ("/atelier/", DESK, f"{DESK}{first}/", "/atelier/manques/", "/atelier/fiches/LISTE-0/")
    before = {path: len(asked(author, path)) for path in paths}

    fill(author, 2, 30)

    assert {path: len(asked(author, path)) for path in paths} == before


def test_a_list_reads_no_text(author: User) -> None:
    fill(author, 0, 2)

    for path in ("/atelier/", "/atelier/fiches/LISTE-0/"):
        assert not any('"tree"' in sql for sql in asked(author, path)), path
    assert not any('"knowledge_draft"."text"' in sql for sql in asked(author, "/atelier/"))
