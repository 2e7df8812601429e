"""The guard at the door of the base: what a fiche or a line of its data may not say (document profile)."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from chatdoc.knowledge.documents import Document
from chatdoc.knowledge.outcomes import BaseData
from chatdoc.privacy import Refusal, guard_document, kinds_in_french, worth_reading

_UNREADABLE = "le contrôle des données personnelles n’a pas abouti sur ce texte : il n’entre pas"
_NAMELESS = "identifiant masqué : il contient des données personnelles"


def personal_data_in(document: Document) -> str | None:
    """A French reason when this text must not enter: the kinds found, never the words."""
    return reason_against("\n".join(_texts(document)))


def without_personal_data(data: BaseData) -> tuple[list[dict[str, object]], list[tuple[int, str]]]:
    """The lines that may enter, and the rank of the others with the reason."""
    reasons = [reason_against("\n".join(_texts(row))) for row in data.rows]
    allowed = [row for row, reason in zip(data.rows, reasons, strict=True) if reason is None]
    return allowed, [(rank, reason) for rank, reason in enumerate(reasons, start=1) if reason]


def shown_identifier(identifier: str) -> str:
    """A file named after someone must not name them in the report."""
    return identifier if reason_against(identifier) is None else _NAMELESS


def reason_against(text: str) -> str | None:
    """A French reason when this text of ours may not be kept."""
    read = worth_reading(text)
    if not read.strip():
        return None
    found = guard_document(read)
    if isinstance(found, Refusal):
        return None if found.code == "text_empty" else _UNREADABLE
    if not found.types:
        return None
    return f"données personnelles dans le texte : {kinds_in_french(found.types)}"


def _texts(value: Any) -> Iterator[str]:
    """Every piece of text, in the order of reading."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
