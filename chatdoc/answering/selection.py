"""Inside the fiches found: the units that answer, in the order of their worth, within a number of words."""

from collections.abc import Sequence
from dataclasses import replace

from chatdoc.answering.candidates import candidates_of
from chatdoc.answering.missing_figures import lacks_the_figure
from chatdoc.answering.picking import Picker
from chatdoc.answering.pieces import Selection
from chatdoc.answering.question import Question
from chatdoc.answering.superseded import superseded_cells
from chatdoc.retrieval.results import FicheHit, PublishedVersion

MAX_FICHES, MAX_RIVALS = 3, 6
_LEAST = 0.08  # of the best score: below, a unit of another fiche is filling, not an answer
_NEAR = 0.75  # of the first fiche's score: below, another subject


def select(question: Question, hits: Sequence[FicheHit], rivals: Sequence[PublishedVersion] | None = None) -> Selection:
    """`rivals`: the texts that may contradict those found; the fiches found themselves by default."""
    near = [hit for hit in hits[:MAX_FICHES] if hit.score >= _NEAR * hits[0].score]
    others = [hit.version for hit in hits[:MAX_RIVALS]] if rivals is None else rivals
    hidden = superseded_cells([hit.version for hit in near], others)
    candidates = candidates_of(question, near)
    picker = Picker(question, hidden)
    for candidate in candidates:
        if picker.is_full:
            break
        # The room left goes to the leading fiche: what it says next is nearer than what another one says.
        if candidate.source.rank == 0 or candidate.score >= _LEAST * candidates[0].score:
            picker.offer(candidate)
    selection = picker.selection(candidates)
    return replace(selection, lacks_figure=lacks_the_figure(question, selection.pieces, candidates))
