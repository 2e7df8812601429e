from datetime import datetime

from django.db import connection
from django.db.models import QuerySet

from chatdoc.knowledge.instructions import EngineSettings, Instructions, Sentence
from chatdoc.knowledge.models import Etat, InstructionVersion

_TABLE = InstructionVersion._meta.db_table
_PUBLISHED = f"SELECT id, created_at FROM {_TABLE} WHERE etat = %s ORDER BY number DESC LIMIT 1"  # noqa: S608
_read: dict[tuple[int, datetime | str], Instructions] = {}  # a version never changes: read once


def active_instructions() -> Instructions:
    """The published version, asked at each question: a publication holds at once in every process."""
    with connection.cursor() as cursor:  # the manager would take longer than all the rest of this
        cursor.execute(_PUBLISHED, [Etat.PUBLIEE])
        key = cursor.fetchone()
    if key is None:
        return Instructions()
    if key not in _read:
        _read[key] = instructions_of(InstructionVersion.objects.get(pk=key[0]))
    return _read[key]


def instructions_of(version: InstructionVersion) -> Instructions:
    sentences = tuple(Sentence(**sentence) for sentence in version.sentences)
    return Instructions(version.number, sentences, EngineSettings.from_json(version.settings))


def instruction_versions() -> QuerySet[InstructionVersion]:
    return InstructionVersion.objects.select_related("author").prefetch_related("reviews__reviewer").order_by("-number")
