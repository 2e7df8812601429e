"""What a file holds, told from its first bytes; its name only helps where the content cannot tell."""

import re
from enum import StrEnum
from pathlib import PurePosixPath

from chatdoc.common.plain_text import has_control_characters
from chatdoc.knowledge.outcomes import BadText
from chatdoc.knowledge.reading.files import SourceFile


class Format(StrEnum):
    JSON_LINES = "fiches-json"
    LEGI = "legi"
    VOSDROITS = "vosdroits"
    MARKDOWN = "markdown"
    YAML = "yaml"
    OTHER = ""


_BASE_FILES = {"caisses.yaml", "sigles.yaml", "synonymes.yaml"}
_PICTURES = {".png", ".jpg", ".jpeg", ".webp", ".gif", ".svg", ".ico"}
_LATER = {b"%PDF": "pdf", b"{\\rtf": "rtf"}
_XML_START = re.compile(rb"^\s*<(?:\?xml|!--|!DOCTYPE|[A-Za-z])")


def sniff(source: SourceFile) -> Format:
    """Raise `BadText` for an empty or binary file."""
    head = source.head()
    name = PurePosixPath(source.name).name.lower()
    if PurePosixPath(name).suffix in _PICTURES:
        return Format.OTHER
    if not head.strip():
        raise BadText("fichier vide")
    text = _decoded(head).removeprefix("\ufeff").encode().lstrip()
    if text[:1] in (b"{", b"["):
        return Format.JSON_LINES
    if text[:3] == b"---" and (name.endswith((".md", ".markdown")) or b"\nid:" in text):
        return Format.MARKDOWN
    if _is_web_page(text):
        return Format.OTHER
    if _XML_START.match(text):
        return Format.VOSDROITS
    return Format.YAML if name in _BASE_FILES else Format.OTHER


def _is_web_page(text: bytes) -> bool:
    return text[:200].lower().startswith((b"<!doctype html", b"<html"))


def _decoded(head: bytes) -> str:
    if head.startswith(tuple(_LATER)):
        raise BadText(
            "format non pris en charge pour l’instant (PDF ou RTF) : fournissez du XML, du JSON ou du Markdown"
        )
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
