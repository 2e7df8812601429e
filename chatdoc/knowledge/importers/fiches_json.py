"""Fiches as JSON rows: structured blocks, texts by case, plain texts, sections, or a title alone."""

from collections.abc import Iterator, Mapping
from typing import Any

from chatdoc.common.plain_text import has_control_characters, plain
from chatdoc.knowledge.documents import Document
from chatdoc.knowledge.importers import fields
from chatdoc.knowledge.importers.case_texts import read_cases
from chatdoc.knowledge.importers.fields import Row
from chatdoc.knowledge.importers.flat_text import read_flat
from chatdoc.knowledge.importers.structured_blocks import read_blocks
from chatdoc.knowledge.outcomes import BadText, Outline, Skipped
from chatdoc.knowledge.tree import Block, Note, Paragraph, Section, Service

NATURES = frozenset({"legislation", "procedure", "consigne", "offre"})


def read_row(row: Row, path: str) -> Document | Outline | Skipped:
    identifier = fields.identifier(row)
    blocks = tuple(_blocks(row))
    if not identifier:
        return Skipped(path, "ligne sans identifiant ni adresse" if blocks else "ligne sans identifiant ni texte")
    if not blocks:
        return Outline(path, identifier, fields.title(row), fields.theme(row))
    _refuse_control_characters(row)
    return Document(
        identifier=identifier,
        title=fields.title(row),
        nature=_nature(row),
        blocks=blocks,
        metadata=fields.metadata(row),
        theme=fields.theme(row),
        url=fields.url(row),
        en_vigueur_du=fields.dated(row),
        dated=fields.dated(row),
        # A text cut into cases by its source drops lines of the whole page.
        is_extract=bool(row.get("cas")) and not fields.first(row, fields.TEXTS),
    )


def has_text(row: Row) -> bool:
    return bool(fields.first(row, (*fields.TEXTS, "cas", "sections")))


def _nature(row: Row) -> str:
    named = plain(row.get("nature"))
    return named if named in NATURES else "legislation"


def _refuse_control_characters(value: Any) -> None:
    if isinstance(value, str) and has_control_characters(value):
        raise BadText("caractères de contrôle dans le texte")
    inner = value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ()
    for part in inner:
        _refuse_control_characters(part)


def _blocks(row: Row) -> Iterator[Block]:
    text = tuple(_text(row))
    if not text:
        return
    yield from _warning(row)
    yield from _opening(row, text)
    yield from text
    yield from _closing(row)


def _text(row: Row) -> Iterator[Block]:
    body = fields.first(row, fields.TEXTS)
    if isinstance(body, list):
        yield from read_blocks(body)
    elif body:
        yield from read_flat(str(body), fields.title(row))
    if cases := row.get("cas"):
        yield from read_cases(cases)
    for part in row.get("sections") or ():
        yield from _section(part)


def _section(part: Any) -> Iterator[Block]:
    if not isinstance(part, Mapping):
        yield from read_flat(str(part))
        return
    title = fields.title(part)
    body = fields.first(part, fields.TEXTS)
    inside = read_blocks(body) if isinstance(body, list) else tuple(read_flat(str(body or ""), title))
    if inside:
        yield Section("chapitre", title, inside) if title else inside[0]
        yield from () if title else inside[1:]


def _warning(row: Row) -> Iterator[Block]:
    note = row.get("avertissement")
    if not note:
        return
    body = note.get("texte") if isinstance(note, Mapping) else note
    blocks = read_blocks(body if isinstance(body, list) else [body])
    if blocks:
        yield Note("avertissement", blocks, fields.title(note) if isinstance(note, Mapping) else "")


def _opening(row: Row, text: tuple[Block, ...]) -> Iterator[Block]:
    """The description and the introduction say the subject in one breath: they come first, once."""
    said = {plain(block.text) for block in text if isinstance(block, Paragraph)}
    for key in ("description", "introduction", "intro"):
        body = row.get(key)
        blocks = read_blocks(body) if isinstance(body, list) else tuple(read_flat(str(body or "")))
        for block in blocks:
            if isinstance(block, Paragraph) and block.text in said:
                continue
            said.add(block.text if isinstance(block, Paragraph) else "")
            yield block


def _closing(row: Row) -> Iterator[Block]:
    for key, title, nature in (
        ("services", "Services en ligne", ""),
        ("contact", "Où s’adresser", "Contact"),
        ("references", "Textes de référence", "Texte de référence"),
    ):
        entries = [entry for entry in row.get(key) or () if isinstance(entry, Mapping)]
        if entries:
            yield Section("chapitre", title, tuple(_service(entry, nature) for entry in entries))


def _service(entry: Mapping[str, Any], nature: str) -> Service:
    (service,) = read_blocks([{**entry, "type": "service", "nature": entry.get("nature") or nature}])
    assert isinstance(service, Service)  # noqa: S101  (a service entry reads as a service)
    return service
