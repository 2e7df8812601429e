"""Pictures: kept with their document, described by a person, exported and taken back as they were."""

import io
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document as Word
from fpdf import FPDF
from odf.draw import Frame
from odf.draw import Image as OpenImage
from odf.opendocument import OpenDocumentText
from odf.text import H, P
from PIL import Image, ImageDraw
from PIL.ExifTags import Base

from chatdoc.accounts.permissions import CONSOLE
from chatdoc.knowledge.actions.export_base import export_base
from chatdoc.knowledge.exporting.markdown_body import write_body
from chatdoc.knowledge.importers.markdown_blocks import read_body
from chatdoc.knowledge.models import Picture, Version
from chatdoc.knowledge.outcomes import BadText
from chatdoc.knowledge.pictures import is_kept_form, picture_of
from chatdoc.knowledge.tree import Figure, Item, ItemList, Note, Paragraph, Section, figures_of, load_blocks
from chatdoc.knowledge.units import cut_units
from tests.knowledge.importing import import_paths
from tests.knowledge.office_files import diagram, web_page

pytestmark = pytest.mark.django_db
FICHE = """---
id: SCHEMA-1
titre: Les étapes
nature: procedure
sources:
  - titre: Règlement d’essai
---

Voici les étapes.

::: figure Le circuit
image: {image}
description: La demande passe par trois services.
:::
"""


def word() -> bytes:
    document = Word()
    document.add_heading("Circuit d’une demande", 1)
    document.add_paragraph("Avant l’image.")
    document.add_picture(io.BytesIO(diagram()))
    document.add_paragraph("Après l’image.")
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def open_document() -> bytes:
    document = OpenDocumentText()
    document.text.addElement(H(outlinelevel=1, text="Circuit d’une demande"))
    document.text.addElement(P(text="Avant l’image."))
    place = document.addPictureFromString(diagram(), "image/png")
    frame = Frame(width="10cm", height="5cm")
    frame.addElement(OpenImage(href=place))
    holder = P()
    holder.addElement(frame)
    document.text.addElement(holder)
    document.text.addElement(P(text="Après l’image."))
    written = io.BytesIO()
    document.write(written)
    return written.getvalue()


def pdf() -> bytes:
    document = FPDF()
    document.add_page()
    document.set_font("Helvetica", "", 11)
    document.multi_cell(0, 5, "Avant l'image, une ligne de texte.", new_x="LMARGIN", new_y="NEXT")
    document.image(io.BytesIO(diagram()), w=120)
    document.multi_cell(0, 5, "Apres l'image, une autre ligne.", new_x="LMARGIN", new_y="NEXT")
    return bytes(document.output())


def zipped_page() -> bytes:
    page = b'<html><body><main><h1>Circuit</h1><p>Avant.<img src="img/a%20b.png" alt="">Fin.</p></main></body></html>'
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("pages/page.html", page)
        archive.writestr("pages/img/a b.png", diagram())
    return written.getvalue()


@pytest.mark.parametrize(
    ("name", "make"),
    [("circuit.docx", word), ("circuit.odt", open_document), ("circuit.pdf", pdf), ("circuit.zip", zipped_page)],
)
def test_a_picture_comes_with_its_document_where_it_stood(tmp_path: Path, name: str, make: Callable[[], bytes]) -> None:
    (tmp_path / name).write_bytes(make())

    report = import_paths(tmp_path / name, publish=False)

    assert report.failed == []
    blocks = load_blocks(Version.objects.get().tree)
    kinds = [type(block) for block in blocks]
    (figure,) = figures_of(blocks)
    assert kinds[kinds.index(Figure) - 1] is Paragraph
    assert kinds[-1] is Paragraph
    assert bytes(Picture.objects.get(name=figure.image).content).startswith(b"\x89PNG")


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract n’est pas installé")
def test_the_words_read_on_a_picture_are_a_proposal_that_no_card_says(tmp_path: Path) -> None:
    (tmp_path / "circuit.docx").write_bytes(word())

    import_paths(tmp_path / "circuit.docx", publish=False)

    blocks = load_blocks(Version.objects.get().tree)
    (figure,) = figures_of(blocks)
    assert figure.to_review
    assert "EMPLOYEUR" in figure.description.upper()
    assert not any("EMPLOYEUR" in unit.text.upper() for unit in cut_units(blocks))


def test_a_description_that_was_read_is_a_passage() -> None:
    units = cut_units((Figure("a.png", "La demande passe par trois services."), Figure("b.png")))

    assert [unit.text for unit in units] == ["La demande passe par trois services."]


@pytest.mark.parametrize(
    "blocks",
    [
        (Figure("a.png"),),
        (Figure("a.png", "Description : avec deux-points.", "Titre", True),),
        (Section("chapitre", "Partie", (Figure("a.png", "D"), Paragraph("Suite."))),),
        (Note("attention", (Figure("a.png", "D"),)),),
        (ItemList((Item("Étape", (Figure("a.png", "D"),)),)),),
    ],
)
def test_a_figure_is_written_and_read_back_as_it_was(blocks: tuple[Figure, ...]) -> None:
    assert read_body(write_body(blocks)) == blocks


@pytest.mark.parametrize("lines", ["description: rien", "image: a.png\na_relire: peut-être", "image: a.png\nautre: x"])
def test_a_figure_badly_written_is_refused(lines: str) -> None:
    with pytest.raises(BadText, match="figure"):
        read_body(f"::: figure\n{lines}\n:::\n")


def test_the_base_goes_out_and_comes_back_with_its_pictures(tmp_path: Path) -> None:
    (tmp_path / "fiche.md").write_text(FICHE.format(image="schema.png"))
    (tmp_path / "schema.png").write_bytes(diagram())
    assert import_paths(tmp_path).imported == ["SCHEMA-1"]
    first, second = tmp_path / "une.zip", tmp_path / "deux.zip"
    export_base(CONSOLE, first)
    kept = bytes(Picture.objects.get().content)
    with zipfile.ZipFile(first) as archive:
        names = archive.namelist()
    Version.objects.all().delete()
    Picture.objects.all().delete()

    report = import_paths(first)

    assert report.failed == []
    assert bytes(Picture.objects.get().content) == kept
    export_base(CONSOLE, second)
    assert second.read_bytes() == first.read_bytes()
    assert f"images/{Picture.objects.get().name}" in names


def test_a_fiche_whose_picture_is_nowhere_is_named(tmp_path: Path) -> None:
    (tmp_path / "fiche.md").write_text(FICHE.format(image="absente.png"))

    report = import_paths(tmp_path)

    assert "image absente" in report.failed[0]["reason"]
    assert not Version.objects.exists()


def test_a_picture_is_drawn_again_without_what_hides_in_it() -> None:
    hidden = Image.open(io.BytesIO(diagram()))
    exif = hidden.getexif()
    exif[Base.Artist] = "Ghislaine Verdurin"
    written = io.BytesIO()
    hidden.save(written, format="PNG", exif=exif)
    assert b"Verdurin" in written.getvalue()

    picture = picture_of(written.getvalue())

    assert picture is not None
    assert b"Verdurin" not in picture.content
    assert is_kept_form(picture.name, picture.content)
    assert not is_kept_form(picture.name, picture.content + b"x")


@pytest.mark.parametrize("content", [b"", b"<svg onload='x()'/>", b"\x89PNG\r\n\x1a\n" + bytes(50)])
def test_what_is_no_picture_is_left_out(content: bytes) -> None:
    assert picture_of(content) is None


def test_an_icon_is_no_figure() -> None:
    small = io.BytesIO()
    Image.new("RGB", (20, 20), "red").save(small, format="PNG")
    assert picture_of(small.getvalue()) is None


def test_a_logo_on_every_page_is_no_figure(tmp_path: Path) -> None:
    document = FPDF()
    logo = io.BytesIO()
    drawn = Image.new("RGB", (200, 200), "white")
    ImageDraw.Draw(drawn).ellipse((20, 20, 180, 180), fill="green")
    drawn.save(logo, format="PNG")
    for rank in range(4):
        document.add_page()
        document.set_font("Helvetica", "", 11)
        document.image(logo, w=30)
        document.multi_cell(0, 5, f"Une ligne de la page {rank}, assez longue pour en faire une phrase.")
    (tmp_path / "livret.pdf").write_bytes(bytes(document.output()))

    import_paths(tmp_path / "livret.pdf", publish=False)

    assert figures_of(load_blocks(Version.objects.get().tree)) == []


def test_a_page_alone_comes_without_the_pictures_it_names_elsewhere(tmp_path: Path) -> None:
    page = web_page().replace(b"</main>", b'<img src="https://exemple.invalid/a.png"><img src="../../a.png"></main>')
    (tmp_path / "page.html").write_bytes(page)

    assert import_paths(tmp_path / "page.html", publish=False).failed == []

    assert not Picture.objects.exists()
