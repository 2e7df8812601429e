"""A page saved from a browser, or exported by another base."""

import base64
import re
from datetime import date
from typing import Final

from charset_normalizer import from_bytes

from chatdoc.common.dates import ImpossibleDate, read_date
from chatdoc.common.plain_text import has_control_characters
from chatdoc.knowledge.importers.office.as_fiche import OfficeText
from chatdoc.knowledge.importers.office.figures import Find, Pictures, nothing_beside
from chatdoc.knowledge.importers.office.web_blocks import read_page
from chatdoc.knowledge.outcomes import BadText

_INLINE: Final = re.compile(r"data:image/[a-z.+-]{1,20};base64,", re.I)
_DECLARED: Final = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([A-Za-z0-9_-]{1,40})", re.I)
_TITLE: Final = re.compile(r"<title[^>]{0,200}>([^<]{0,500})</title>", re.I)
_CHANGED: Final = re.compile(
    r"<meta[^>]{0,300}(?:dcterms\.modified|dc\.date|article:modified_time|last-modified)[^>]{0,300}>", re.I
)
_DAY: Final = re.compile(r"content\s*=\s*[\"'](\d{4}-\d\d-\d\d)", re.I)


def read_web_page(content: bytes, beside: Find = nothing_beside) -> OfficeText:
    text = _decoded(content)
    if has_control_characters(text):
        raise BadText("caractères de contrôle dans la page")
    titled = _TITLE.search(text[:100_000])
    pictures = Pictures(lambda address: _written_in(address) or beside(address))
    blocks = read_page(text, pictures)
    return OfficeText(blocks, titled[1] if titled else "", _changed(text[:100_000]), tuple(pictures.kept.values()))


def _written_in(address: str) -> bytes | None:
    """A picture spelled out in the page itself."""
    found = _INLINE.match(address)
    try:
        return base64.b64decode(address[found.end() :], validate=False) if found else None
    except ValueError:
        return None


def _decoded(content: bytes) -> str:
    """As it says it is written, else UTF-8, else what its letters look like."""
    declared = _DECLARED.search(content[:4096])
    for encoding in filter(None, (declared and declared[1].decode("ascii"), "utf-8-sig")):
        try:
            return content.decode(encoding)
        except (LookupError, UnicodeDecodeError):
            continue
    guessed = from_bytes(content[:200_000]).best()
    if guessed is None:
        raise BadText("page dont l’écriture n’est pas reconnue : enregistrez-la en UTF-8")
    return content.decode(guessed.encoding, errors="replace")


def _changed(head: str) -> date | None:
    meta = _CHANGED.search(head)
    day = _DAY.search(meta.group()) if meta else None
    try:
        return read_date(day[1]) if day else None
    except ImpossibleDate:
        return None
