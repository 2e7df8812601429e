"""Takes the candidates best first as long as the words allow, and says on which missing fact the answer hangs."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from chatdoc.answering.branches import Group
from chatdoc.answering.columns import asked_columns
from chatdoc.answering.ordering import Said, figures_by_case, in_card_order, within
from chatdoc.answering.pieces import Candidate, Piece, Selection, case_in
from chatdoc.answering.question import Question
from chatdoc.answering.superseded import Superseded
from chatdoc.answering.twins import with_twins
from chatdoc.answering.wording import PieceMaker
from chatdoc.knowledge.units import Unit
from chatdoc.retrieval.ranking.intents import Intent
from chatdoc.retrieval.ranking.terms import label_terms

_GENERAL = 0.5  # of the leading score: a general rule this near comes before a branch
_HANGS = 0.35  # of the leading score: a branch this near is part of the answer
_SECOND_FICHE_WORDS = 120
_LEAST_ROOM, _LEAST_SHARE = 15, 6  # words, and of the budget: with fewer left nothing more is looked for
_TRIES = 16  # lines that did not fit or said nothing new: the card is as full as it will be
_CALLED, MAX_CHOICES = 0.6, 6


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
        self._tables: set[tuple[int, int | None]] = set()  # whose rows were shown together: the others said less
        self._started: set[tuple[int, int | None]] = set()  # one of whose rows was shown alone
        self._said = Said()
        self._taken_candidates: list[Candidate] = []
        self._refused = 0

    @property
    def is_full(self) -> bool:
        return self._refused >= _TRIES or self._left < min(_LEAST_ROOM, self._question.budget // _LEAST_SHARE)

    def offer(self, candidate: Candidate) -> None:
        unit = candidate.unit
        version = candidate.source.version.version_id
        if (version, unit.number) in self._taken or (version, unit.table) in self._tables or self.is_full:
            return
        if self._is_another_matter(candidate) or (unit.note == "exemple" and self._question.length == "bref"):
            return
        candidate = with_twins(candidate)
        piece = self._maker.make(candidate, self._left, alone=(version, unit.table) in self._started)
        if piece is None or not piece.text or not self._fits(piece) or self._said.has(piece):
            self._refused += 1
            return
        self._take(piece)
        self._taken_candidates.append(candidate)

    def selection(self, candidates: Sequence[Candidate] = ()) -> Selection:
        """`candidates`: where the branches that did not fit are found, when the answer hangs on them."""
        asked = self._undecided()
        if asked is None:
            return Selection(in_card_order(self._pieces, self._question), self._hidden, open_labels=self._choices())
        general = self._general_place() if self._question.is_general else None
        if general is not None:
            self._pieces.insert(0, self._pieces.pop(general))
            return Selection(in_card_order(self._pieces, self._question), self._hidden)
        return self._hanging_on(asked, candidates)

    def _hanging_on(self, asked: Candidate, candidates: Sequence[Candidate]) -> Selection:
        group, missing = _decided_by(asked)
        labels = asked.source.judged.open_labels(group)
        first = self._open_branches(asked, group, candidates)
        units = {(piece.version.version_id, unit.number) for piece in first for unit in piece.units}
        others = [p for p in self._pieces if not any((p.version.version_id, u.number) in units for u in p.units)]
        pieces = within([*first, *in_card_order(others, self._question)], self._question.budget)
        return Selection(tuple(pieces), self._hidden, group, missing, labels)

    def _open_branches(self, asked: Candidate, group: Group, candidates: Sequence[Candidate]) -> list[Piece]:
        """Each branch still open, once: the whole table, or the best line of each case."""
        if group[0] == "table":
            piece = self._maker.make(asked, self._question.budget)
            return [piece] if piece else []
        best: dict[str, Candidate] = {}
        for candidate in candidates:
            label = case_in(candidate.unit, group) if candidate.source is asked.source else ""
            if label and not candidate.state.is_closed:
                best.setdefault(label, candidate)
        open_ones = [best[label] for label in asked.source.judged.open_labels(group) if label in best]
        room = self._question.budget // max(len(open_ones), 1)
        made = (self._maker.make(replace(c, twins=()), max(room, _LEAST_ROOM)) for c in open_ones)
        return [piece for piece in made if piece and piece.text]

    def _is_another_matter(self, candidate: Candidate) -> bool:
        """A row that the facts chose answers: open cases that no word of the question calls are another matter."""
        lead = self._taken_candidates[0] if self._taken_candidates else None
        if lead is None or candidate.state.truth is not None or not lead.source.judged.uses_facts(lead.unit):
            return False
        reading = candidate.source.reading
        called = (term for term, weight in self._question.terms.items() if weight >= _CALLED)
        return not any(term not in reading.title and reading.says(term, candidate.unit.number) for term in called)

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
        if _is_said_of_all(candidate):
            return False
        if state.group is not None and state.missing:
            asks_age = bool(self._question.intents & Intent.AGE)
            return not (asks_age and state.missing == ("age",)) and _values_differ(candidate, self._question)
        return state.choice is not None and self._question.wants_value and self._is_open_choice(candidate)

    def _is_open_choice(self, candidate: Candidate) -> bool:
        """Cases that state different figures, and no word or number of the question that may name one of them."""
        labels = candidate.source.judged.open_labels(candidate.state.choice or ())
        if not 1 < len(labels) <= MAX_CHOICES or any(letter.isdigit() for letter in self._question.folded):
            return False
        said = [frozenset(label_terms(label)) for label in labels]
        own = frozenset.union(*said) - frozenset.intersection(*said)
        called = {term for term, weight in self._question.terms.items() if weight >= _CALLED}
        if own & called or any(terms and terms <= called for terms in said):
            return False
        stated = figures_by_case(candidate, labels)
        return len(stated) > 1 and len(set(stated.values())) > 1

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

    def _take(self, piece: Piece) -> None:
        self._pieces.append(piece)
        self._left -= piece.words
        if piece.rank:
            self._second_left -= piece.words
        self._taken.update((piece.version.version_id, unit.number) for unit in piece.units)
        if piece.units[0].kind == "row":
            tables = self._tables if len(piece.units) > 1 else self._started
            tables.add((piece.version.version_id, piece.units[0].table))
        self._said.add(piece)


def _decided_by(candidate: Candidate) -> tuple[Group, tuple[str, ...]]:
    """The branches its answer hangs on, with the facts that decide between them; else the cases to choose from."""
    state = candidate.state
    if state.group is not None and state.missing:
        return state.group, state.missing
    return state.choice or (), ("cas",)


def _is_said_of_all(candidate: Candidate) -> bool:
    """Every branch still open says the same words: no fact changes them."""
    group = candidate.state.group or candidate.state.choice
    if not candidate.twins or group is None:
        return False
    said = {case_in(unit, group) for unit in (candidate.unit, *candidate.twins)}
    return said >= set(candidate.source.judged.open_labels(group))


def _values_differ(candidate: Candidate, question: Question) -> bool:
    """A missing fact changes nothing when every row still open says the same of what is asked."""
    unit = candidate.unit
    if unit.kind != "row" or candidate.state.group is None or candidate.state.group[0] != "table":
        return True
    judged, columns = candidate.source.judged, asked_columns(unit, question)
    rows = [row for row in candidate.source.version.units if row.table == unit.table]
    said = {_cells(row, columns) for row in rows if not judged.state(row).is_closed}
    return len(said) > 1


def _cells(row: Unit, columns: Sequence[int]) -> tuple[str, ...]:
    return tuple(row.cells[column] for column in columns if column < len(row.cells))
