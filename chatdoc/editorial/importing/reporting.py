"""What the desk tells of one document: what was found in it, what the expert has to look at."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Final

from chatdoc.editorial.importing.near import Near, near_fiches
from chatdoc.knowledge.documents import Document
from chatdoc.knowledge.models import Sigle
from chatdoc.knowledge.tree import Block, Section, Table, every_block, figures_of
from chatdoc.knowledge.units import cut_units

_SIGLE: Final = re.compile(r"(?<![\w-])[A-ZÀÂÉÈÊÎÔÛÇ][A-ZÀÂÉÈÊÎÔÛÇ0-9]{1,7}(?![\w-])")
_ROMAN: Final = re.compile(r"[IVXLCDM]+")
_FEW: Final = 40  # what a report lists; the rest is counted


@dataclass(frozen=True)
class DocumentReport:
    sections: tuple[str, ...] = ()
    section_count: int = 0
    tables: int = 0
    figures: int = 0
    sigles_unknown: tuple[str, ...] = ()
    near: tuple[Near, ...] = ()
    en_vigueur_du: str = ""
    en_vigueur_au: str = ""
    texte_du: str = ""
    dates_guessed: bool = False

    def to_json(self) -> dict[str, Any]:
        return asdict(self)


def report_of(document: Document) -> DocumentReport:
    titles = list(_titles(document.blocks))
    return DocumentReport(
        sections=tuple(titles[:_FEW]),
        section_count=len(titles),
        tables=sum(isinstance(block, Table) for block in every_block(document.blocks)),
        figures=len(figures_of(document.blocks)),
        sigles_unknown=tuple(unknown_sigles(document)[:_FEW]),
        near=tuple(near_fiches(document)),
        en_vigueur_du=_iso(document.en_vigueur_du),
        en_vigueur_au=_iso(document.en_vigueur_au),
        texte_du=_iso(document.dated),
        dates_guessed=document.is_guessed,
    )


def unknown_sigles(document: Document) -> list[str]:
    """The words in capitals that the lexicon does not know, the most frequent first. A line all in capitals is loud."""
    known = set(Sigle.objects.values_list("sigle", flat=True))
    texts = (document.title, *(unit.text for unit in cut_units(document.blocks)))
    found = Counter(word for text in texts if text != text.upper() for word in _SIGLE.findall(text))
    return [word for word, _ in found.most_common() if word not in known and not _ROMAN.fullmatch(word)]


def _titles(blocks: Iterable[Block]) -> Iterator[str]:
    return (block.title for block in every_block(blocks) if isinstance(block, Section) and block.title)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
