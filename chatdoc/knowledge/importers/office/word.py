"""Word files, by their styles: « Titre 1 », lists, tables, boxes."""

import io
from typing import Final

import mammoth

from chatdoc.knowledge.importers.office.as_fiche import OfficeText
from chatdoc.knowledge.importers.office.packed import DAMAGED, UNREADABLE, day_of, opened, property_of
from chatdoc.knowledge.importers.office.web_blocks import read_page
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
    try:
        page = mammoth.convert_to_html(
            io.BytesIO(content), style_map=_STYLES, convert_image=mammoth.images.img_element(lambda _: {"src": ""})
        ).value
    except UNREADABLE as error:
        raise BadText(DAMAGED) from error
    return OfficeText(read_page(page), title, dated)
