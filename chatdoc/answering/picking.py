"""Takes the candidates best first as long as the words allow, and says on which missing fact the answer hangs."""

from collections.abc import Mapping

from chatdoc.answering.analysis import base_terms
from chatdoc.answering.pieces import Candidate, Piece, Selection
from chatdoc.answering.question import Question
from chatdoc.answering.superseded import Superseded
from chatdoc.answering.wording import PieceMaker
from chatdoc.retrieval.ranking.intents import Intent

_GENERAL = 0.5  # of the leading score: a general rule this near comes before a branch
_HANGS = 0.35  # of the leading score: a branch this near is part of the answer
_SECOND_FICHE_WORDS = 110
_LEAST_ROOM = 8


class Picker:
    """Takes the candidates best first, as long as the words allow."""

    def __init__(self, question: Question, hidden: Mapping[tuple[int, int, int], Superseded]) -> None:
        self._question = question
        self._hidden = hidden
        self._maker = PieceMaker(question, hidden)
        self._left = question.budget
        self._second_left = _SECOND_FICHE_WORDS
        self._pieces: list[Piece] = []
        self._taken: set[tuple[int, int]] = set()
        self._shown: list[frozenset[str]] = []
        self._taken_candidates: list[Candidate] = []

    def offer(self, candidate: Candidate) -> None:
        unit = candidate.unit
        if (candidate.source.version.version_id, unit.number) in self._taken or self._left < _LEAST_ROOM:
            return
        piece = self._maker.make(candidate, self._left)
        if piece is None or not piece.text or not self._fits(piece) or self._repeats(piece):
            return
        self._take(piece)
        self._taken_candidates.append(candidate)

    def selection(self) -> Selection:
        asked = self._undecided()
        if asked is None:
            return Selection(tuple(self._pieces), self._hidden, open_labels=self._choices())
        general = self._general_place() if self._question.is_general else None
        if general is not None:
            self._pieces.insert(0, self._pieces.pop(general))
            return Selection(tuple(self._pieces), self._hidden)
        return self._hanging_on(asked)

    def _hanging_on(self, asked: Candidate) -> Selection:
        group = asked.state.group or ()
        labels = asked.source.judged.open_labels(group)
        return Selection(tuple(self._pieces), self._hidden, group, asked.state.missing, labels)

    def _choices(self) -> tuple[str, ...]:
        """Cases that no rule reads, around the leading piece: offered to the advisor, nothing hangs on them."""
        lead = self._taken_candidates[0] if self._taken_candidates else None
        return lead.source.judged.open_labels(lead.state.choice) if lead and lead.state.choice else ()

    def _undecided(self) -> Candidate | None:
        """The branch on which the answer hangs: the leading piece's, or a near one when a value is asked."""
        if not self._taken_candidates:
            return None
        lead = self._taken_candidates[0]
        near = [lead]
        if self._question.wants_value and not self._question.is_general:
            near += [
                c
                for c in self._taken_candidates[1:]
                if c.source.rank == lead.source.rank and c.score >= _HANGS * lead.score
            ]
        return next((c for c in near if self._hangs(c)), None)

    def _hangs(self, candidate: Candidate) -> bool:
        state = candidate.state
        if state.group is not None and state.missing:
            asks_age = bool(self._question.intents & Intent.AGE)
            return not (asks_age and state.missing == ("age",)) and _values_differ(candidate)
        return False

    def _general_place(self) -> int | None:
        """A rule that holds in every branch answers « quelles sont les conditions ? » before any branch does."""
        first = self._pieces[0]
        places = (
            place
            for place, piece in enumerate(self._pieces)
            if piece.rank == first.rank and not piece.units[0].cases and piece.state.truth is True
            if piece.units[0].kind in ("paragraph", "list") and piece.score >= _GENERAL * first.score
            if piece.units[0].note is None
        )
        return next(places, None)

    def _fits(self, piece: Piece) -> bool:
        return piece.words <= self._left and (piece.rank == 0 or not self._pieces or piece.words <= self._second_left)

    def _repeats(self, piece: Piece) -> bool:
        terms = frozenset(base_terms(piece.text))
        if piece.units[0].cases:  # « pas de majoration » in its case adds what the general words do not say
            return any(piece.text == other.text for other in self._pieces)
        for shown in self._shown:
            if len(terms & shown) >= 0.85 * max(len(terms), 1):
                return True
        self._shown.append(terms)
        return False

    def _take(self, piece: Piece) -> None:
        self._pieces.append(piece)
        self._left -= piece.words
        if piece.rank:
            self._second_left -= piece.words
        self._taken.update((piece.version.version_id, unit.number) for unit in piece.units)


def _values_differ(candidate: Candidate) -> bool:
    """A missing fact changes nothing when every row says the same."""
    unit = candidate.unit
    if unit.kind != "row" or candidate.state.group is None or candidate.state.group[0] != "table":
        return True
    rows = [other for other in candidate.source.version.units if other.table == unit.table]
    return len({row.cells[1:] for row in rows}) > 1
