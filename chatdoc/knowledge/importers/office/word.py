"""Word files, by their styles: « Titre 1 », lists, tables, boxes."""

import io
from collections.abc import Sequence
from typing import Any, Final

import mammoth

from chatdoc.knowledge.importers.office.as_fiche import OfficeText
from chatdoc.knowledge.importers.office.figures import Pictures
from chatdoc.knowledge.importers.office.packed import DAMAGED, UNREADABLE, day_of, opened, property_of
from chatdoc.knowledge.importers.office.web_blocks import read_page
from chatdoc.knowledge.importers.office.web_cleaning import PICTURE_SCHEME
from chatdoc.knowledge.outcomes import BadText

PROPERTIES: Final = "docProps/core.xml"
_STYLES: Final = "\n".join(
    (
        *(f"p[style-name='Titre {level}'] => h{level}:fresh" for level in range(1, 7)),
        "p[style-name='Titre'] => h1:fresh",
        "p[style-name='Title'] => h1:fresh",
        *(f"p[style-name='{name}'] => div.attention > p:fresh" for name in ("Attention", "Alerte", "Important")),
        *(f"p[style-name='{name}'] => div.note > p:fresh" for name in ("Remarque", "Note", "À noter")),
    )
)


def read_word(content: bytes) -> OfficeText:
    with opened(content) as archive:
        title = property_of(archive, PROPERTIES, "title")
        dated = day_of(property_of(archive, PROPERTIES, "modified", "created"))
    found: list[bytes] = []
    pictures = Pictures(lambda address: _held(found, address))
    try:
        page = mammoth.convert_to_html(
            io.BytesIO(content),
            style_map=_STYLES,
            convert_image=mammoth.images.img_element(lambda image: _keep(found, image)),
        ).value
    except UNREADABLE as error:
        raise BadText(DAMAGED) from error
    return OfficeText(read_page(page, pictures), title, dated, tuple(pictures.kept.values()))


def _keep(found: list[bytes], image: Any) -> dict[str, str]:
    """Mammoth writes what we answer in the page, in the order of reading, with the text the writer gave instead."""
    with image.open() as file:
        found.append(file.read())
    return {"src": f"{PICTURE_SCHEME}:{len(found) - 1}"}


def _held(found: Sequence[bytes], address: str) -> bytes | None:
    rank = address.removeprefix(f"{PICTURE_SCHEME}:")
    return found[int(rank)] if rank.isdecimal() and int(rank) < len(found) else None
