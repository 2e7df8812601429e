"""Other texts of the base that state the same point as a table found: the newer one must be at hand to win."""

from collections.abc import Sequence
from datetime import date

from chatdoc.answering.superseded import cells_of
from chatdoc.retrieval.queries import versions_stating
from chatdoc.retrieval.results import FicheHit, PublishedVersion

MAX_FICHES = 3
NEAR = 0.75  # of the first fiche's score: below, it is not shown


def rival_versions(hits: Sequence[FicheHit], on: date, caisse: str) -> tuple[PublishedVersion, ...]:
    shown = [hit.version for hit in hits[:MAX_FICHES] if hit.score >= NEAR * hits[0].score]
    meanings = {cell.point.meaning for version in shown for cell in cells_of(version)}
    return versions_stating(meanings, on, caisse) if meanings else ()
