"""PDF files. A page without text is a picture: it is read by Tesseract and marked to be proof-read."""

import io
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Final

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfexceptions import PDFException
from pdfminer.psexceptions import PSException
from pdfplumber.page import Page
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import PdfminerException

from chatdoc.common.plain_text import plain
from chatdoc.knowledge.importers.flat_text import read_flat
from chatdoc.knowledge.importers.office.as_fiche import OfficeText
from chatdoc.knowledge.importers.office.figures import Pictures, nothing_beside
from chatdoc.knowledge.importers.office.nesting import Piece, nested
from chatdoc.knowledge.importers.office.packed import day_of
from chatdoc.knowledge.importers.office.pdf_lines import body_size, lines_of, without_running_texts
from chatdoc.knowledge.importers.office.pdf_pictures import pictures_of, without_running_pictures
from chatdoc.knowledge.importers.office.pdf_pieces import Placed, PlacedFigure, pieces_of
from chatdoc.knowledge.importers.office.recognising import recognised
from chatdoc.knowledge.outcomes import BadText
from chatdoc.knowledge.reading.steps import tell
from chatdoc.knowledge.tree import Note, Paragraph, Table
from chatdoc.knowledge.unread import READ_BY_MACHINE

LOCKED: Final = "PDF protégé par un mot de passe : enregistrez-le sans protection, puis réimportez-le"
DAMAGED: Final = "PDF abîmé ou incomplet : enregistrez-le de nouveau, puis réimportez-le"
_DOTS_PER_INCH: Final = 300
_LOOKS_LIKE: Final = ("size", "fontname")


def read_pdf(content: bytes) -> OfficeText:
    try:
        with pdfplumber.open(io.BytesIO(content)) as pdf:
            pages = [_read(page, rank, len(pdf.pages)) for rank, page in enumerate(pdf.pages)]
            pictures = Pictures(nothing_beside)
            blocks = nested(_pieces(pages, pictures))
            return OfficeText(blocks, plain(_property(pdf, "Title")), _changed(pdf), tuple(pictures.kept.values()))
    except PdfminerException as error:
        raise BadText(LOCKED if isinstance(error.args[0], PDFPasswordIncorrect) else DAMAGED) from error
    except (PDFException, PSException, ValueError, TypeError, KeyError, IndexError, RecursionError) as error:
        raise BadText(DAMAGED) from error


def _read(page: Page, rank: int, pages: int) -> "_Page":
    tell(rank + 1, pages)
    return _Page(page, rank)


class _Page:
    """What one page says; the page itself is let go at once, so that a long file stays small in memory."""

    def __init__(self, page: Page, rank: int) -> None:
        found = page.find_tables()
        self.tables = [Placed(table, rank, area.bbox[1]) for area in found if (table := _table(area.extract()))]
        boxes = [area.bbox for area in found]
        words = page.extract_words(extra_attrs=list(_LOOKS_LIKE), keep_blank_chars=False)
        outside = [word for word in words if not any(_inside(word, box) for box in boxes)]
        self.lines = list(lines_of(outside, rank, float(page.height)))
        self.is_picture = not words and bool(page.images)
        self.pictures = [] if self.is_picture else list(pictures_of(page))
        self.recognised = recognised(page.to_image(resolution=_DOTS_PER_INCH).original) if self.is_picture else ""
        page.close()


def _pieces(pages: Sequence[_Page], pictures: Pictures) -> list[Piece]:
    every_line = [line for page in pages for line in page.lines]
    kept = without_running_texts(every_line, len(pages))
    tables = [table for page in pages for table in page.tables]
    shown = without_running_pictures([page.pictures for page in pages])
    figures = [
        PlacedFigure(pictures.take(picture), rank, top) for rank, page in enumerate(shown) for top, picture in page
    ]
    return [*pieces_of(kept, tables, figures, body_size(kept)), *_read_on_pictures(pages)]


def _read_on_pictures(pages: Sequence[_Page]) -> Iterator[Piece]:
    texts = [page.recognised for page in pages if page.is_picture]
    if any(texts):
        yield Note("avertissement", (Paragraph(READ_BY_MACHINE),))
        for text in texts:
            yield from read_flat(text)


def _table(rows: Sequence[Sequence[str | None]]) -> Table | None:
    """The first row names the columns. One row or one column is a box around a text, kept as it is written."""
    read = [tuple(plain(cell) for cell in row) for row in rows if any(row)]
    if not read or len(read[0]) < 2:
        return Table((), tuple(read)) if read else None
    return Table(read[0], tuple(read[1:])) if len(read) > 1 else Table((), (read[0],))


def _inside(word: dict[str, Any], box: tuple[float, float, float, float]) -> bool:
    middle = (word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2
    return bool(box[0] <= middle[0] <= box[2] and box[1] <= middle[1] <= box[3])


def _property(pdf: PDF, name: str) -> str:
    value = pdf.metadata.get(name)
    return value if isinstance(value, str) else ""


def _changed(pdf: PDF) -> date | None:
    """« D:20260814093000+02'00' »"""
    day = (_property(pdf, "ModDate") or _property(pdf, "CreationDate")).removeprefix("D:")[:8]
    return day_of(f"{day[:4]}-{day[4:6]}-{day[6:]}")
