"""Articles of codes: one fiche per article."""

from chatdoc.common.plain_text import has_control_characters, plain
from chatdoc.knowledge.documents import Document, Metadata, Source
from chatdoc.knowledge.importers import fields
from chatdoc.knowledge.importers.fields import Row
from chatdoc.knowledge.outcomes import BadText, Skipped
from chatdoc.knowledge.tree import Block, Paragraph


def is_article(row: Row) -> bool:
    return bool(row.get("code")) and bool(row.get("article"))


def read_article(row: Row, path: str) -> Document | Skipped:
    number = plain(row.get("article"))
    text = str(row.get("texte") or "")
    if not plain(text):
        return Skipped(path, f"article {number} sans texte")
    if has_control_characters(text):
        raise BadText("caractères de contrôle dans le texte")
    code = plain(row.get("code_titre"))
    dated = fields.dated(row)
    # A text its source calls historical was the law until that day at least, and is not today's.
    ended = dated if "HISTORIQUE" in plain(row.get("statut")).upper() else None
    return Document(
        identifier=f"LEGI-{plain(row['code'])}-{number}"[:120],
        title=f"{code}, article {number}",
        nature="legislation",
        blocks=_paragraphs(text),
        metadata=_metadata(row, code, number, dated.isoformat() if dated else ""),
        theme=(code, *(plain(step) for step in row.get("section") or () if plain(step))),
        url=fields.url(row),
        en_vigueur_au=ended,
        dated=dated,
    )


def _paragraphs(text: str) -> tuple[Block, ...]:
    return tuple(Paragraph(found) for part in text.split("\n") if (found := plain(part)))


def _metadata(row: Row, code: str, number: str, dated: str) -> Metadata:
    source = Source(f"{code}, article {number} (base LEGI, DILA)", fields.url(row), dated)
    return Metadata(sources=(source,), texts=(f"{code}, article {number}",), warning=plain(row.get("statut")))
