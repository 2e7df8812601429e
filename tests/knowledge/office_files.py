"""Documents as people send them, made here: the same small procedure in every format."""

import base64
import io
from collections.abc import Sequence
from pathlib import Path

from docx import Document
from fpdf import FPDF
from odf.opendocument import OpenDocumentText
from odf.table import Table, TableCell, TableRow
from odf.text import H, List, ListItem, P
from PIL import Image, ImageDraw, ImageFont

TITLE = "Demander la retraite progressive"
STEPS = ("écrire à l’employeur", "attendre sa réponse, 2 mois", "déposer la demande en ligne")
ROWS = (("Né en", "Âge"), ("1964", "62 ans et 9 mois"), ("1966", "63 ans et 3 mois"))
LEAD = "L’assuré doit, dans l’ordre :"
FROM = "Procédure en vigueur depuis le 1er septembre 2026."


def web_page() -> bytes:
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in ROWS)
    steps = "".join(f"<li>{step}</li>" for step in STEPS)
    return f"""<!doctype html><html><head><meta charset="utf-8"><title>Base</title><script>alert(1)</script></head>
    <body><nav><a href="/">Accueil</a></nav><main><h1>{TITLE}</h1><p onclick="x()">{FROM}</p>
    <h2>Étapes</h2><p>{LEAD}</p><ol>{steps}</ol>
    <div class="encadre-attention"><p>Attention :</p><p>Le silence vaut accord.</p></div>
    <h2>Âges</h2><table>{rows}</table></main><footer>Mentions</footer></body></html>""".encode()


def word() -> bytes:
    document = Document()
    document.core_properties.title = "Sans intérêt"
    document.add_heading(TITLE, 1)
    document.add_paragraph(FROM)
    document.add_heading("Étapes", 2)
    document.add_paragraph(LEAD)
    for step in STEPS:
        document.add_paragraph(step, style="List Number")
    document.add_paragraph("Attention : Le silence vaut accord.")
    document.add_heading("Âges", 2)
    table = document.add_table(rows=0, cols=2)
    for row in ROWS:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    return _saved(document.save)


def open_document() -> bytes:
    document = OpenDocumentText()
    text = document.text
    text.addElement(H(outlinelevel=1, text=TITLE))
    text.addElement(P(text=FROM))
    text.addElement(H(outlinelevel=2, text="Étapes"))
    text.addElement(P(text=LEAD))
    steps = List()
    for step in STEPS:
        item = ListItem()
        item.addElement(P(text=step))
        steps.addElement(item)
    text.addElement(steps)
    text.addElement(P(text="Attention : Le silence vaut accord."))
    text.addElement(H(outlinelevel=2, text="Âges"))
    text.addElement(_open_table())
    return _saved(document.write)


def _open_table() -> Table:
    table = Table()
    for row in ROWS:
        line = TableRow()
        for text in row:
            cell = TableCell()
            cell.addElement(P(text=text))
            line.addElement(cell)
        table.addElement(line)
    return table


def pdf(password: str = "", pages: int = 1) -> bytes:
    document = _pdf(pages)
    if password:
        document.set_encryption(owner_password="x", user_password=password)
    return bytes(document.output())


def _pdf(pages: int) -> FPDF:
    document = FPDF()
    document.core_fonts_encoding = "cp1252"
    for rank in range(pages):
        document.add_page()
        _title(document, TITLE if rank == 0 else f"Partie {rank + 1}", 20)
        _text(document, FROM)
        _title(document, "Étapes", 15)
        _text(document, LEAD)
        for number, step in enumerate(STEPS, start=1):
            _text(document, f"{number}. {step}", gap=0)
        document.ln(6)
        _text(document, "Attention : Le silence vaut accord.")
        _title(document, "Âges", 15)
        with document.table() as table:
            for row in ROWS:
                table.row(row)
    return document


def pdf_of_table(rows: Sequence[tuple[str, ...]]) -> bytes:
    document = FPDF()
    document.add_page()
    _title(document, TITLE, 20)
    with document.table() as table:
        for row in rows:
            table.row(row)
    return bytes(document.output())


def _title(document: FPDF, text: str, size: int) -> None:
    document.set_font("Helvetica", "B", size)
    document.multi_cell(0, 10, text, new_x="LMARGIN", new_y="NEXT")
    document.set_font("Helvetica", "", 11)


def _text(document: FPDF, text: str, gap: int = 4) -> None:
    document.multi_cell(0, 5, text, new_x="LMARGIN", new_y="NEXT")
    document.ln(gap)


def scanned_pdf() -> bytes:
    """The first page of `pdf`, as a scanner gives it: one picture, no text."""
    import pypdfium2

    picture = pypdfium2.PdfDocument(pdf())[0].render(scale=3).to_pil().convert("L")
    document = FPDF()
    document.add_page()
    document.image(picture, 0, 0, 210)
    return bytes(document.output())


def _saved(save: object) -> bytes:
    written = io.BytesIO()
    save(written)  # type: ignore[operator]
    return written.getvalue()


def write(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def diagram() -> bytes:
    """Three boxes and two arrows, with words that Tesseract reads."""
    drawn = Image.new("RGB", (900, 260), "white")
    pen = ImageDraw.Draw(drawn)
    font = ImageFont.load_default(34)
    for rank, name in enumerate(("EMPLOYEUR", "CAISSE", "PAIEMENT")):
        left = 20 + rank * 300
        pen.rectangle((left, 80, left + 240, 180), outline="black", width=3)
        pen.text((left + 20, 108), name, fill="black", font=font)
        if rank < 2:
            pen.line((left + 240, 130, left + 300, 130), fill="black", width=3)
    written = io.BytesIO()
    drawn.save(written, format="PNG")
    return written.getvalue()


def inline(picture: bytes) -> bytes:
    """A picture written in its page."""
    return b"data:image/png;base64," + base64.b64encode(picture)
