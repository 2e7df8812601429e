"""One file into its outcomes, whatever its format. A broken row or file is named; the others go on."""

import json
import zlib
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from chatdoc.knowledge.importers import base_files, fiches_json, legi, markdown
from chatdoc.knowledge.importers.markdown_figures import with_pictures
from chatdoc.knowledge.importers.vosdroits.publication import read_xml
from chatdoc.knowledge.outcomes import BadText, Failed, Outcome, Skipped
from chatdoc.knowledge.reading.files import SourceFile
from chatdoc.knowledge.reading.formats import OFFICE_FORMATS, Format, sniff
from chatdoc.knowledge.reading.limits import MAX_DOCUMENT, MAX_PDF

PICTURE = "image : elle entre avec la page ou la fiche qui la montre"
UNKNOWN = "format non reconnu : ni fiche XML, ni JSON, ni Markdown avec en-tête, ni page, ni document"


def read_in_order(
    sources: Sequence[SourceFile | Failed], forced: Format | None, step: Callable[[], None]
) -> Iterator[Outcome]:
    """What is beside the fiches first: caisses before their consignes, titles and paths before the texts."""
    for source in in_order(sources):
        yield from read_source(source, forced) if isinstance(source, SourceFile) else (source,)
        step()


def in_order(sources: Sequence[SourceFile | Failed]) -> list[SourceFile | Failed]:
    return sorted(sources, key=_rank)


def _rank(source: SourceFile | Failed) -> int:
    if isinstance(source, Failed):
        return 2
    return 0 if source.name.endswith((".yaml", ".yml")) else 1 if is_outline(source) else 2


def read_source(source: SourceFile, forced: Format | None = None) -> Iterator[Outcome]:
    try:
        yield from _read(source, forced or sniff(source))
    except BadText as error:
        yield Failed(source.name, error.reason)
    except (OSError, EOFError, zlib.error) as error:
        yield Failed(source.name, f"fichier illisible ({type(error).__name__})")


def is_outline(source: SourceFile) -> bool:
    """A file that starts with a row without text is read first: it names and places the fiches of the others."""
    try:
        if sniff(source) is not Format.JSON_LINES:
            return False
        row = json.loads(next(source.lines(), b""))
    except (BadText, ValueError, RecursionError, OSError, EOFError, zlib.error):
        return False
    return isinstance(row, dict) and not fiches_json.has_text(row) and not legi.is_article(row)


def _read(source: SourceFile, kind: Format) -> Iterator[Outcome]:
    if kind in (Format.JSON_LINES, Format.LEGI):
        yield from _rows(source)
    elif kind is Format.VOSDROITS:
        yield from read_xml(source.whole(), source.name)
    elif kind is Format.MARKDOWN:
        yield with_pictures(markdown.read_markdown(source.whole(), source.name), source.beside_it)
    elif kind in OFFICE_FORMATS:
        yield _office(source, kind)
    elif kind is Format.YAML:
        yield from base_files.read_yaml(source.whole(), source.name)
    else:
        yield Skipped(source.name, PICTURE if source.is_picture else UNKNOWN)


def _office(source: SourceFile, kind: Format) -> Outcome:
    from chatdoc.knowledge.importers.office.as_fiche import as_fiche  # heavy libraries, seldom needed
    from chatdoc.knowledge.importers.office.readers import READERS
    from chatdoc.knowledge.importers.office.web_page import read_web_page

    content = source.whole(MAX_PDF if kind is Format.PDF else MAX_DOCUMENT)
    text = read_web_page(content, source.beside_it) if kind is Format.WEB_PAGE else READERS[kind](content)
    return as_fiche(text, source.name)


def _rows(source: SourceFile) -> Iterator[Outcome]:
    first = source.head(512).removeprefix(b"\xef\xbb\xbf").lstrip()
    if base_files.is_gold(source.name):
        yield from base_files.read_gold(source.lines(), source.name)
    elif first.startswith(b"[") or not _is_line_of_json(source):
        yield from _array(source)
    else:
        for number, line in enumerate(source.lines(), start=1):
            if line.strip():
                yield _line(line, f"{source.name}, ligne {number}")


def _is_line_of_json(source: SourceFile) -> bool:
    """A JSON object spread over several lines is one document; JSON lines hold one each."""
    line = next(source.lines(), b"").strip()
    return line not in (b"{", b"") or source.head(2)[:1] != b"{"


def _array(source: SourceFile) -> Iterator[Outcome]:
    try:
        content = json.loads(source.whole())
    except (ValueError, RecursionError) as error:
        raise BadText("JSON illisible") from error
    rows = content if isinstance(content, list) else [content]
    for number, row in enumerate(rows, start=1):
        yield _row(row, f"{source.name}, élément {number}")


def _line(line: bytes, path: str) -> Outcome:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return Failed(path, "ligne JSON illisible")
    return _row(row, path)


def _row(row: Any, path: str) -> Outcome:
    if not isinstance(row, dict):
        return Failed(path, "ligne JSON qui n’est pas un objet")
    try:
        return legi.read_article(row, path) if legi.is_article(row) else fiches_json.read_row(row, path)
    except BadText as error:
        return Failed(path, error.reason)
    except (TypeError, ValueError, AttributeError, KeyError, RecursionError):
        # A row of a shape nobody has seen: named, and the others go in.
        return Failed(path, "structure de fiche non comprise")
