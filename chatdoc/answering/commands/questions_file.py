"""A questions file, one JSON object a line (design §5): what each line asks, or why it cannot be used."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from chatdoc.common.errors import BadInput
from chatdoc.common.json_lines import BadLine, read_object
from chatdoc.knowledge.facts import given_date
from chatdoc.privacy import guarded_words


@dataclass(frozen=True)
class AskedLine:
    identifier: str
    query: str
    context: dict[str, Any]
    on: date | None


def read_line(line: bytes, number: int) -> AskedLine:
    entry = read_object(line)
    query = entry.get("query") if entry.get("query") is not None else entry.get("question")
    if not isinstance(query, str) or not query.strip():
        raise BadLine("la question manque (« query » ou « question »).")
    context = entry.get("context") or {}
    if not isinstance(context, dict):
        raise BadLine("« context » doit être un objet.")
    identifier = entry.get("id")
    return AskedLine(str(number if identifier is None else identifier), query, context, _day(entry.get("date")))


def _day(value: Any) -> date | None:
    if value is None:
        return None
    try:
        return given_date(guarded_words(str(value)))
    except BadInput as error:
        raise BadLine(error.message) from error
