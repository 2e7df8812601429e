"""One collection of the published base, with what reads a question in its words."""

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from chatdoc.knowledge.queries import sigles, synonyms
from chatdoc.knowledge.queries.preview import versions_of_shown_fiches
from chatdoc.retrieval.ranking.conditions import parsed_labels
from chatdoc.retrieval.ranking.index import Index, open_index
from chatdoc.retrieval.ranking.lexicon import make_lexicon, said_by_term
from chatdoc.retrieval.ranking.phrases import everyday
from chatdoc.retrieval.ranking.reading import Reader
from chatdoc.retrieval.ranking.spelling import Speller
from chatdoc.retrieval.ranking.terms import remember
from chatdoc.retrieval.ranking.words import STOP_WORDS, WEAK_WORDS
from chatdoc.retrieval.results import Read


class Collection:
    """Fiches, or articles of codes: each is read and ranked as if the other were not there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.index: Index = open_index(folder)
        vocabulary = self.index.vocabulary
        remember(vocabulary.pieces, vocabulary.terms)
        lexicon = make_lexicon(sigles(), said_by_term(synonyms().items()), vocabulary.sigles)
        speller = Speller(vocabulary, STOP_WORDS | WEAK_WORDS | everyday().words)
        self.reader = Reader(self.index, lexicon, speller, parsed_labels(vocabulary.labels))

    @cached_property
    def rows(self) -> dict[int, int]:
        return {int(pk): row for row, pk in enumerate(self.index.versions.version_ids)}

    def among(self, pks: Iterable[int], allowed: NDArray[np.bool_]) -> list[int]:
        return [pk for pk in dict.fromkeys(pks) if pk in self.rows and allowed[self.rows[pk]]]

    def read(self, row: int) -> Read:
        places = self.index.places.version(row, self.index.vocabulary.numbers)
        return Read(places, self.index.stated.version(int(self.index.versions.version_ids[row])))

    def still_published(self) -> NDArray[np.bool_]:
        """Asked while a newer index is being made: a fiche withdrawn since is not shown.

        One that was replaced keeps its earlier text until then: without it another fiche would answer in its place.
        """
        kept = versions_of_shown_fiches().values_list("pk", flat=True)
        return np.isin(self.index.versions.version_ids, np.fromiter(kept.iterator(), dtype=np.int64))
