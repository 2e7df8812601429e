"""OpenDocument texts (LibreOffice), by their outline, lists and tables."""

import io
from typing import Final

from odf.odf2xhtml import ODF2XHTML

from chatdoc.knowledge.importers.office.as_fiche import OfficeText
from chatdoc.knowledge.importers.office.figures import Pictures
from chatdoc.knowledge.importers.office.packed import DAMAGED, UNREADABLE, day_of, opened, property_of
from chatdoc.knowledge.importers.office.web_blocks import read_page
from chatdoc.knowledge.outcomes import BadText

PROPERTIES: Final = "meta.xml"


def read_open_document(content: bytes) -> OfficeText:
    with opened(content) as archive:
        title = property_of(archive, PROPERTIES, "title")
        dated = day_of(property_of(archive, PROPERTIES, "date", "creation-date"))
    try:
        page = ODF2XHTML(generate_css=False, embedable=True).odf2xhtml(io.BytesIO(content))
    except UNREADABLE as error:
        raise BadText(DAMAGED) from error
    pictures = Pictures(lambda address: _held(content, address))
    return OfficeText(read_page(page, pictures), title, dated, tuple(pictures.kept.values()))


def _held(content: bytes, address: str) -> bytes | None:
    if not address.startswith("Pictures/"):
        return None
    with opened(content) as archive:
        return archive.read(address) if address in archive.namelist() else None
