"""Word and OpenDocument files are archives of XML: what is refused before any library opens them."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Final
from xml.parsers.expat import ExpatError
from xml.sax import SAXException

from lxml import etree

from chatdoc.knowledge.importers.safe_xml import parse_xml
from chatdoc.knowledge.outcomes import BadText
from chatdoc.knowledge.reading.limits import MAX_DOCUMENT, MAX_ENTRIES, MAX_RATIO, RATIO_FLOOR

DAMAGED: Final = "document abîmé ou protégé par un mot de passe : enregistrez-le de nouveau, puis réimportez-le"
# What the libraries let through when a file is not what it says.
UNREADABLE: Final = (
    *(LookupError, ValueError, AttributeError, TypeError, OSError, RecursionError, RuntimeError, EOFError),
    *(SAXException, ExpatError, zipfile.BadZipFile, zlib.error),
)


@contextmanager
def opened(content: bytes) -> Iterator[zipfile.ZipFile]:
    """The archive, once its size and its XML are known to harm nobody."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _refuse_bombs(archive, len(content))
            _refuse_entities(archive)
            yield archive
    except (zipfile.BadZipFile, RuntimeError, EOFError, KeyError) as error:
        raise BadText(DAMAGED) from error


def _refuse_bombs(archive: zipfile.ZipFile, packed: int) -> None:
    entries = archive.infolist()
    total = sum(entry.file_size for entry in entries)
    if len(entries) > MAX_ENTRIES or total > 8 * MAX_DOCUMENT or total > max(RATIO_FLOOR, packed * MAX_RATIO):
        raise BadText("document refusé : son contenu décompressé est démesuré (bombe de décompression ?)")


def _refuse_entities(archive: zipfile.ZipFile) -> None:
    """No office program writes a DTD: one is there to harm."""
    for entry in archive.infolist():
        if entry.filename.endswith((".xml", ".rels")):
            with archive.open(entry) as file:
                if b"<!DOCTYPE" in file.read(4096) or b"<!ENTITY" in file.read(4096):
                    raise BadText("document refusé : son XML déclare des entités")


def property_of(archive: zipfile.ZipFile, member: str, *names: str) -> str:
    """A property of the file (title, day of change), whatever its name space; empty when it is not told."""
    if member not in archive.namelist():
        return ""
    elements = parse_xml(archive.read(member)).iter(etree.Element)
    return next((found.text or "" for found in elements if etree.QName(found).localname in names), "")


def day_of(written: str) -> date | None:
    try:
        return date.fromisoformat(written[:10])
    except ValueError:
        return None
