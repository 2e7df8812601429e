from datetime import datetime

from django.db.models import QuerySet

from chatdoc.knowledge.instructions import EngineSettings, Instructions, Sentence
from chatdoc.knowledge.models import Etat, InstructionVersion

_read: dict[tuple[int, datetime], Instructions] = {}  # a version never changes: read once


def active_instructions() -> Instructions:
    """The published version, asked at each question: a publication holds at once in every process."""
    published = InstructionVersion.objects.filter(etat=Etat.PUBLIEE).order_by("-number")
    key = published.values_list("pk", "created_at").first()
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
