import pytest
from django.db import connection

from chatdoc.audit.actions import record
from chatdoc.audit.models import Entry
from chatdoc.audit.queries import first_broken_entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def three_lines() -> list[Entry]:
    return [record("camille", "knowledge.import", f"F{number}", count=number, tags=["a", "b"]) for number in range(3)]


def _rewrite(sql: str, *values: str | int) -> None:
    """What someone with the database's password could do."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


@pytest.mark.usefixtures("three_lines")
def test_a_journal_nobody_touched_is_whole() -> None:
    assert first_broken_entry() is None


def test_an_empty_journal_is_whole() -> None:
    assert first_broken_entry() is None


def test_a_line_changed_in_the_database_shows(three_lines: list[Entry]) -> None:
    _rewrite("UPDATE audit_entry SET target = %s WHERE id = %s", "F999", three_lines[1].pk)

    broken = first_broken_entry()

    assert broken == three_lines[1]


def test_a_line_removed_from_the_database_shows_at_the_next_one(three_lines: list[Entry]) -> None:
    _rewrite("DELETE FROM audit_entry WHERE id = %s", three_lines[1].pk)

    broken = first_broken_entry()

    assert broken == three_lines[2]


def test_a_line_is_neither_changed_nor_removed_by_the_product(three_lines: list[Entry]) -> None:
    for forbidden in (
        three_lines[0].save,
        three_lines[0].delete,
        Entry.objects.all().delete,
        lambda: Entry.objects.update(actor="x"),
    ):
        with pytest.raises(TypeError, match="append-only"):
            forbidden()
