"""What a file holds, told from its first bytes; its name only helps where the content cannot tell."""

import re
import zipfile
from enum import StrEnum
from pathlib import Path, PurePosixPath

from chatdoc.common.plain_text import has_control_characters
from chatdoc.knowledge.outcomes import BadText
from chatdoc.knowledge.reading.files import SourceFile


class Format(StrEnum):
    JSON_LINES = "fiches-json"
    LEGI = "legi"
    VOSDROITS = "vosdroits"
    MARKDOWN = "markdown"
    YAML = "yaml"
    WEB_PAGE = "html"
    WORD = "docx"
    OPEN_DOCUMENT = "odt"
    PDF = "pdf"
    OTHER = ""


OFFICE_FORMATS = frozenset({Format.WEB_PAGE, Format.WORD, Format.OPEN_DOCUMENT, Format.PDF})
_BASE_FILES = {"caisses.yaml", "sigles.yaml", "synonymes.yaml", "instructions.yaml"}
_PICTURES = {".png", ".jpg", ".jpeg", ".webp", ".gif", ".svg", ".ico"}
_PDF = b"%PDF-"
_UNREAD = {b"{\\rtf": "RTF", b"\xd0\xcf\x11\xe0": "ancien Word ou Excel (.doc, .xls)"}
_XML_START = re.compile(rb"^\s*<(?:\?xml|!--|!DOCTYPE|[A-Za-z])")


def sniff(source: SourceFile) -> Format:
    """Raise `BadText` for an empty or binary file."""
    head = source.head()
    name = PurePosixPath(source.name).name.lower()
    if PurePosixPath(name).suffix in _PICTURES:
        return Format.OTHER
    if not head.strip():
        raise BadText("fichier vide")
    if kind := office_kind(source.path):
        return kind
    if head.startswith(b"PK\x03\x04"):
        raise BadText("archive ou document abîmé, ou incomplet : enregistrez-le de nouveau, puis réimportez-le")
    if _PDF in head[:1024]:
        return Format.PDF
    text = _decoded(head).removeprefix("\ufeff").encode().lstrip()
    if text[:1] in (b"{", b"["):
        return Format.JSON_LINES
    if text[:3] == b"---" and (name.endswith((".md", ".markdown")) or b"\nid:" in text):
        return Format.MARKDOWN
    if _is_web_page(text, name):
        return Format.WEB_PAGE
    if _XML_START.match(text):
        return Format.VOSDROITS
    return Format.YAML if name in _BASE_FILES else Format.OTHER


def office_kind(path: Path) -> Format | None:
    """Word and OpenDocument files are zip archives that say what they hold."""
    if not zipfile.is_zipfile(path):
        return None
    with zipfile.ZipFile(path) as archive:
        names = set(archive.namelist())
        if "word/document.xml" in names:
            return Format.WORD
        is_text = "content.xml" in names and b"opendocument.text" in _member_head(archive, names, "mimetype")
    return Format.OPEN_DOCUMENT if is_text else None


def _member_head(archive: zipfile.ZipFile, names: set[str], member: str) -> bytes:
    if member not in names:
        return b""
    with archive.open(member) as file:
        return file.read(200)


def _is_web_page(text: bytes, name: str) -> bool:
    return text[:200].lower().startswith((b"<!doctype html", b"<html")) or name.endswith((".html", ".htm"))


def _decoded(head: bytes) -> str:
    if unread := next((name for start, name in _UNREAD.items() if head.startswith(start)), ""):
        raise BadText(f"format non pris en charge : {unread}. Enregistrez le document en .docx, .odt ou PDF")
    encoding = "utf-16" if head[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
    try:
        text = head.decode(encoding)
    except UnicodeDecodeError as error:
        # The head may end in the middle of a character, or be in Latin-1 and say so, as XML may.
        if error.start < len(head) - 4 and b"encoding=" not in head[:100]:
            raise BadText("fichier binaire, ou texte qui n’est pas en UTF-8") from error
        text = head.decode("latin-1" if b"encoding=" in head[:100] else encoding, errors="ignore")
    if has_control_characters(text):
        raise BadText("fichier binaire, ou texte avec des caractères de contrôle")
    return text
