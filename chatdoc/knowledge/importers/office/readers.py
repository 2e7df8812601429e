"""Which reader takes which format. Imported only when such a file comes: the libraries below are heavy."""

from collections.abc import Callable
from typing import Final

from chatdoc.knowledge.importers.office.as_fiche import OfficeText
from chatdoc.knowledge.importers.office.open_document import read_open_document
from chatdoc.knowledge.importers.office.pdf import read_pdf
from chatdoc.knowledge.importers.office.web_page import read_web_page
from chatdoc.knowledge.importers.office.word import read_word
from chatdoc.knowledge.reading.formats import Format

READERS: Final[dict[Format, Callable[[bytes], OfficeText]]] = {
    Format.WEB_PAGE: read_web_page,
    Format.WORD: read_word,
    Format.OPEN_DOCUMENT: read_open_document,
    Format.PDF: read_pdf,
}
