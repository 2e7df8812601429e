"""The card that one text would give by itself: the editor's preview, before any index knows it."""

from dataclasses import dataclass
from datetime import date

from chatdoc.answering.asking import questions_to_ask
from chatdoc.answering.card import Ask, Point
from chatdoc.answering.composition import compose
from chatdoc.answering.question import read_question
from chatdoc.answering.selection import select
from chatdoc.knowledge.documents import Document
from chatdoc.knowledge.facts import facts_in_words
from chatdoc.knowledge.units import cut_units
from chatdoc.privacy import SafeText
from chatdoc.retrieval.results import FicheHit, PassageHit, PublishedVersion, Understanding

_NOWHERE = 0  # no version of the base has this number


@dataclass(frozen=True)
class Trial:
    """What the text answers; empty: nothing in it does."""

    question: str
    a_dire: str
    points: tuple[Point, ...]
    asks: tuple[Ask, ...]


def card_of(document: Document, text: SafeText, on: date) -> Trial:
    said = facts_in_words(str(text))
    question = read_question(text, said, said, on, Understanding())
    version = _as_published(document)
    hits = (FicheHit(version, 1.0, (PassageHit(0, 0, 1.0),)),)
    selection = select(question, hits, ())
    if selection.lacks_figure or not selection.pieces:
        return Trial(str(text), "", (), ())
    composed = compose(question, selection, hits)
    return Trial(str(text), composed.a_dire, composed.points, questions_to_ask(question, selection, version))


def _as_published(document: Document) -> PublishedVersion:
    return PublishedVersion(
        version_id=_NOWHERE,
        fiche_id=document.identifier,
        number=_NOWHERE,
        title=document.title,
        nature=document.nature,
        caisse=document.caisse,
        theme=document.theme,
        url=document.url,
        en_vigueur_du=document.en_vigueur_du,
        en_vigueur_au=document.en_vigueur_au,
        metadata=document.metadata,
        units=cut_units(document.blocks),
    )
