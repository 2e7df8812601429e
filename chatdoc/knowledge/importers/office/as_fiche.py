"""What a document says of itself: a title, an identifier, dates. All are guesses for the expert to confirm."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from typing import Final

from django.utils.text import slugify

from chatdoc.common.plain_text import plain
from chatdoc.knowledge.documents import Document, Metadata, Source
from chatdoc.knowledge.facts.french import DATE, date_parts, fold
from chatdoc.knowledge.outcomes import BadText
from chatdoc.knowledge.pictures import KeptPicture
from chatdoc.knowledge.tree import Block, Paragraph, Section
from chatdoc.knowledge.units import cut_units

_LONGEST_TITLE: Final = 150
_READ_FOR_DATES: Final = 20_000
_BEFORE_DATE: Final = r"\b[^.;]{0,40}?\s(?:depuis|le|du|au|en|a compter du|a partir du|:)\s+"
_IN_FORCE: Final = re.compile(
    rf"\b(?:en vigueur|entree? en vigueur|applicables?|date d'(?:effet|application)){_BEFORE_DATE}(?:{DATE.pattern})"
)
_WRITTEN: Final = re.compile(
    rf"\b(?:mise? a jour|actualisee?|redigee?|version|publiee?|modifiee?|edition){_BEFORE_DATE}(?:{DATE.pattern})"
)


@dataclass(frozen=True)
class OfficeText:
    """What was read of a file, before it is a fiche."""

    blocks: tuple[Block, ...]
    title: str = ""  # from the file's own properties
    dated: date | None = None  # when it was last changed, from the same
    pictures: tuple[KeptPicture, ...] = ()


def as_fiche(text: OfficeText, name: str) -> Document:
    """Raise `BadText` when nothing can be read in it."""
    title, blocks = _title_and_rest(text, name)
    if not blocks:
        raise BadText("document sans texte")
    said = fold(" ".join(unit.text for unit in cut_units(blocks))[:_READ_FOR_DATES])
    written = _day(_WRITTEN, said) or text.dated
    source = Source(f"Document « {PurePosixPath(name).name} »", date=written.isoformat() if written else "")
    return Document(
        identifier=_identifier(name),
        title=title,
        nature="procedure",
        blocks=blocks,
        metadata=Metadata(sources=(source,)),
        en_vigueur_du=_day(_IN_FORCE, said),
        dated=written,
        is_guessed=True,
        pictures=text.pictures,
    )


def _title_and_rest(text: OfficeText, name: str) -> tuple[str, tuple[Block, ...]]:
    """A first title that holds all the rest is the fiche's own."""
    first, rest = (text.blocks[0], text.blocks[1:]) if text.blocks else (None, ())
    if isinstance(first, Section) and not rest:
        return first.title[:500], first.blocks
    if isinstance(first, Paragraph) and isinstance(rest[0] if rest else None, Section) and _may_title(first.text):
        return first.text, rest
    stem = PurePosixPath(name).stem.replace("_", " ").replace("-", " ")
    return plain(text.title)[:500] or plain(stem)[:500], text.blocks


def _may_title(text: str) -> bool:
    return len(text) <= _LONGEST_TITLE and not text.endswith((".", ":", ";"))


def _identifier(name: str) -> str:
    slug = slugify(PurePosixPath(name).stem)[:100].strip("-")
    return f"DOC-{slug or 'sans-nom'}".upper()


def _day(pattern: re.Pattern[str], said: str) -> date | None:
    found = pattern.search(said)
    parts = date_parts(found) if found else None
    return date(parts[0], parts[1] or 1, parts[2] or 1) if parts else None
