"""Inside the fiches found: the units that answer, in the order of their worth, within a number of words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from chatdoc.answering import lines
from chatdoc.answering.analysis import VersionReading, base_terms, read_version, sentences
from chatdoc.answering.branches import Branches, BranchState, Group, Judged, branches_of
from chatdoc.answering.question import Question
from chatdoc.answering.scoring import score_units
from chatdoc.answering.superseded import Superseded, superseded_cells
from chatdoc.knowledge.units import Unit
from chatdoc.retrieval.ranking.intents import Intent
from chatdoc.retrieval.results import FicheHit, PublishedVersion

MAX_FICHES, MAX_RIVALS = 3, 6
MAX_PARAGRAPH, MAX_LIST, MAX_TABLE = 70, 110, 130
_LEAST = 0.08  # of the best score: below, a unit is filling, not an answer
_HOLDS, _OPEN, _DOUBTFUL = 2.0, 0.9, 0.4
_GENERAL = 0.5
_ABOUT = 0.3
_HANGS = 0.35  # of the leading score: a branch this near is part of the answer
_FACT_CASE = 0.5
_FACT_ROW = 0.8  # a row that the facts just given point to is rarely beside the point
_SECOND_FICHE_WORDS = 110
_SECOND, _FALL = 0.8, 3  # what a fiche found second is worth, and how fast it falls with its distance
_NEAR = 0.75  # of the first fiche's score: below, another subject


@dataclass(frozen=True)
class Piece:
    """What is shown as one line of the card, with the units it comes from."""

    version: PublishedVersion
    rank: int  # of its fiche among the hits
    units: tuple[Unit, ...]
    text: str
    score: float
    state: BranchState

    @property
    def words(self) -> int:
        return lines.count_words(self.text)


@dataclass(frozen=True)
class Selection:
    pieces: tuple[Piece, ...]
    superseded: Mapping[tuple[int, int, int], Superseded]
    undecided: Group | None = None  # the branches the answer hangs on, when a fact or a choice is missing
    missing: tuple[str, ...] = ()
    open_labels: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Candidate:
    source: "_Source"
    unit: Unit
    score: float
    state: BranchState


@dataclass(frozen=True)
class _Source:
    """One fiche found, as this question sees it."""

    hit: FicheHit
    rank: int
    factor: float
    reading: VersionReading
    branches: Branches
    judged: Judged
    scores: Mapping[int, float]

    @property
    def version(self) -> PublishedVersion:
        return self.hit.version


def select(question: Question, hits: Sequence[FicheHit], rivals: Sequence[PublishedVersion] | None = None) -> Selection:
    """`rivals`: the texts that may contradict those found; the fiches found themselves by default."""
    near = [hit for hit in hits[:MAX_FICHES] if hit.score >= _NEAR * hits[0].score]
    sources = [_source(question, hit, rank, hits[0].score) for rank, hit in enumerate(near)]
    others = [hit.version for hit in hits[:MAX_RIVALS]] if rivals is None else rivals
    hidden = superseded_cells([hit.version for hit in near], others)
    candidates = sorted(
        (c for source in sources for c in _candidates(question, source)),
        key=lambda c: (-c.score, c.source.rank, c.unit.number),
    )
    picker = _Picker(question, hidden)
    for candidate in candidates:
        if candidate.score < _LEAST * candidates[0].score:
            break
        picker.offer(candidate)
    return picker.selection()


def _source(question: Question, hit: FicheHit, rank: int, best: float) -> _Source:
    reading = read_version(hit.version)
    branches = branches_of(hit.version)
    factor = 1.0 if rank == 0 or best <= 0 else _SECOND * max(hit.score / best, 0.0) ** _FALL
    return _Source(
        hit, rank, factor, reading, branches, branches.judged(question.known), score_units(question, hit, reading)
    )


def _pointed_at(question: Question, unit: Unit, table: float, best: float) -> float:
    """A row that the known facts point to is the answer when a value is asked, if its table is about the question."""
    if unit.kind != "row":
        return _FACT_CASE * best
    is_answer = question.wants_value and table >= _ABOUT * best
    return best + 0.2 * table if is_answer else _FACT_ROW * best


def _candidates(question: Question, source: _Source) -> Iterator[_Candidate]:
    leads = {unit.lead for unit in source.version.units if unit.lead}
    tables = _table_scores(source)
    best = max(source.scores.values(), default=0.0) or 1.0
    for unit in source.version.units:
        state = source.judged.state(unit)
        if state.is_closed or (unit.kind == "paragraph" and unit.text in leads) or not unit.text.strip():
            continue
        if unit.note == "avertissement" and source.version.metadata.warning:
            continue  # shown once, at the end of the card
        score = source.scores[unit.number]
        if state.truth is True and source.branches.of(unit):
            score = max(score, tables.get(unit.table, 0.0)) * _HOLDS
            if source.judged.uses_facts(unit):
                score = max(score, _pointed_at(question, unit, tables.get(unit.table, 0.0), best))
        elif state.truth is False:
            score *= _DOUBTFUL
        elif state.truth is None and state.missing:
            score *= _OPEN
        yield _Candidate(source, unit, score / best * source.factor, state)  # fiches of any length compare


def _table_scores(source: _Source) -> dict[int | None, float]:
    best: dict[int | None, float] = {}
    for unit in source.version.units:
        if unit.table is not None:
            best[unit.table] = max(best.get(unit.table, 0.0), source.scores[unit.number])
    return best


class _Picker:
    """Takes the candidates best first, as long as the words allow."""

    def __init__(self, question: Question, hidden: Mapping[tuple[int, int, int], Superseded]) -> None:
        self._question = question
        self._hidden = hidden
        self._left = question.budget
        self._second_left = _SECOND_FICHE_WORDS
        self._pieces: list[Piece] = []
        self._taken: set[tuple[int, int]] = set()
        self._shown: list[frozenset[str]] = []
        self._taken_candidates: list[_Candidate] = []

    def offer(self, candidate: _Candidate) -> None:
        unit = candidate.unit
        if (candidate.source.version.version_id, unit.number) in self._taken or self._left < 8:
            return
        piece = self._piece(candidate)
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

    def _hanging_on(self, asked: _Candidate) -> Selection:
        group = asked.state.group or ()
        labels = asked.source.judged.open_labels(group)
        return Selection(tuple(self._pieces), self._hidden, group, asked.state.missing, labels)

    def _choices(self) -> tuple[str, ...]:
        """Cases that no rule reads, around the leading piece: offered to the advisor, nothing hangs on them."""
        lead = self._taken_candidates[0] if self._taken_candidates else None
        return lead.source.judged.open_labels(lead.state.choice) if lead and lead.state.choice else ()

    def _undecided(self) -> _Candidate | None:
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

    def _hangs(self, candidate: _Candidate) -> bool:
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

    def _piece(self, candidate: _Candidate) -> Piece | None:
        unit = candidate.unit
        if unit.kind == "row":
            return self._rows(candidate)
        if unit.kind == "list":
            return self._list(candidate)
        text = lines.service_line(unit) if unit.kind == "service" else self._paragraph(unit)
        return _made(candidate, (unit,), text) if text else None

    def _paragraph(self, unit: Unit) -> str:
        prefix = lines.prefix(unit)
        if lines.count_words(unit.text) <= min(MAX_PARAGRAPH, self._left - lines.count_words(prefix)):
            return prefix + unit.text
        room = min(MAX_PARAGRAPH, self._left) - lines.count_words(prefix)
        body = best_sentences(unit.text, self._question, room)
        return prefix + body if body else ""

    def _list(self, candidate: _Candidate) -> Piece:
        unit = candidate.unit
        whole = lines.list_lines(unit)
        room = min(self._left, MAX_LIST if self._question.length != "complet" else 400)
        if lines.count_words(whole) <= room:
            return _made(candidate, (unit,), whole)
        return _made(candidate, (unit,), self._best_items(unit, room))

    def _best_items(self, unit: Unit, room: int) -> str:
        order = sorted(range(len(unit.items)), key=lambda rank: (-_weight(unit.items[rank], self._question), rank))
        kept: set[int] = set()
        for rank in order:
            if lines.count_words(lines.list_lines(unit, kept | {rank})) <= room:
                kept.add(rank)
        return lines.list_lines(unit, kept) if kept else ""

    def _rows(self, candidate: _Candidate) -> Piece | None:
        if candidate.state.truth is None and candidate.state.group and candidate.state.group[0] == "table":
            return self._open_rows(candidate)
        return _made(
            candidate, (candidate.unit,), lines.row_line(candidate.unit, self._columns(candidate.unit, candidate))
        )

    def _open_rows(self, candidate: _Candidate) -> Piece | None:
        """A fact is missing: every branch still open, each with its label."""
        version, judged = candidate.source.version, candidate.source.judged
        rows = [u for u in version.units if u.table == candidate.unit.table and not judged.state(u).is_closed]
        labelled = [(row, lines.row_values(row, self._columns(row, candidate), compact=True)) for row in rows]
        shown = [(row, values) for row, values in labelled if values]
        if not shown:
            return None
        text = "\n".join([_table_intro(candidate.unit), *(f"- {lines.row_label(r)} : {values}" for r, values in shown)])
        piece = _made(candidate, tuple(row for row, _ in shown), lines.prefix(candidate.unit) + text)
        if piece.words <= min(MAX_TABLE if self._question.length != "complet" else 400, self._left):
            return piece
        return replace(
            piece,
            units=(candidate.unit,),
            text=lines.row_line(candidate.unit, self._columns(candidate.unit, candidate)),
        )

    def _columns(self, unit: Unit, candidate: _Candidate) -> set[int]:
        key = (candidate.source.version.version_id, unit.number)
        return {column for (version, number, column) in self._hidden if (version, number) == key}


def _made(candidate: _Candidate, units: tuple[Unit, ...], text: str) -> Piece:
    source = candidate.source
    return Piece(source.version, source.rank, units, text.strip(), candidate.score, candidate.state)


def _table_intro(unit: Unit) -> str:
    header = unit.headers[1] if len(unit.headers) == 2 else ""
    intro = unit.table_title or header or unit.lead or "Selon le cas"
    return f"{intro.rstrip(' :')} :"


def _values_differ(candidate: _Candidate) -> bool:
    """A missing fact changes nothing when every row says the same."""
    unit = candidate.unit
    if unit.kind != "row" or candidate.state.group is None or candidate.state.group[0] != "table":
        return True
    rows = [other for other in candidate.source.version.units if other.table == unit.table]
    return len({row.cells[1:] for row in rows}) > 1


def _weight(text: str, question: Question) -> float:
    return sum(question.terms.get(term, 0.0) for term in set(base_terms(text)))


def best_sentences(text: str, question: Question, room: int) -> str:
    """The sentences nearest to the question, in their order, with the one each leans on."""
    parts = sentences(text)
    order = sorted(range(len(parts)), key=lambda rank: (-_weight(parts[rank], question), rank))
    kept: set[int] = set()
    for rank in order:
        wanted = kept | {rank} | ({rank - 1} if rank and lines.leans_on_previous(parts[rank]) else set())
        if lines.count_words(" ".join(parts[r] for r in wanted)) <= room:
            kept = wanted
    return " ".join(parts[rank] for rank in sorted(kept))
