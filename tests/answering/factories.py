"""Published versions made by hand: what a search would have found."""

from collections.abc import Mapping
from datetime import date
from itertools import count

from chatdoc.answering.pieces import Selection
from chatdoc.answering.question import Question, read_question
from chatdoc.answering.selection import select
from chatdoc.knowledge.documents import Metadata
from chatdoc.knowledge.facts import facts_in_words
from chatdoc.knowledge.tree import Block
from chatdoc.knowledge.units import cut_units
from chatdoc.privacy import Guarded, SafeText, guard
from chatdoc.retrieval.results import FicheHit, PassageHit, PublishedVersion, Understanding

TODAY = date(2026, 11, 22)
_numbers = count(10_000)


def made_version(
    fiche_id: str, title: str, *blocks: Block, start: date | None = None, metadata: Metadata | None = None
) -> PublishedVersion:
    return PublishedVersion(
        version_id=next(_numbers),
        fiche_id=fiche_id,
        number=1,
        title=title,
        nature="legislation",
        caisse="",
        theme=("Retraite",),
        url="",
        en_vigueur_du=start,
        en_vigueur_au=None,
        metadata=metadata or Metadata(),
        units=cut_units(blocks),
    )


def hits_of(*versions: PublishedVersion) -> tuple[FicheHit, ...]:
    return tuple(FicheHit(version, 10.0 - rank, (PassageHit(0, 0, 1.0),)) for rank, version in enumerate(versions))


def safe(text: str) -> SafeText:
    guarded = guard(text)
    assert isinstance(guarded, Guarded)
    return guarded.text


def asked(text: str, facts: Mapping[str, str] | None = None, **options: object) -> Question:
    return read_question(safe(text), facts_in_words(text), facts or {}, TODAY, Understanding(), **options)  # type: ignore[arg-type]


def selected(text: str, *versions: PublishedVersion, **facts: str) -> Selection:
    return select(asked(text, facts), hits_of(*versions))
