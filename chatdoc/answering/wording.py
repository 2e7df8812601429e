"""From a unit to a line of the card: whole sentences, lists and rows of the source, nothing added."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from chatdoc.answering import lines
from chatdoc.answering.analysis import base_terms, sentences
from chatdoc.answering.pieces import Candidate, Piece
from chatdoc.answering.question import Question
from chatdoc.answering.superseded import Superseded
from chatdoc.knowledge.units import Unit

MAX_PARAGRAPH, MAX_LIST, MAX_TABLE = 70, 110, 130
MAX_WHOLE = 400  # words of a list or a table in a complete card


@dataclass(frozen=True)
class PieceMaker:
    question: Question
    hidden: Mapping[tuple[int, int, int], Superseded]

    def make(self, candidate: Candidate, room: int) -> Piece | None:
        """The line for this unit within so many words; nothing when it has nothing to show."""
        unit = candidate.unit
        if unit.kind == "row":
            return self._rows(candidate, room)
        if unit.kind == "list":
            return self._list(candidate, room)
        text = lines.service_line(unit) if unit.kind == "service" else self._paragraph(unit, room)
        return _made(candidate, (unit,), text) if text else None

    def _paragraph(self, unit: Unit, room: int) -> str:
        prefix = lines.prefix(unit)
        if lines.count_words(unit.text) <= min(MAX_PARAGRAPH, room - lines.count_words(prefix)):
            return prefix + unit.text
        left = min(MAX_PARAGRAPH, room) - lines.count_words(prefix)
        body = best_sentences(unit.text, self.question, left)
        return prefix + body if body else ""

    def _list(self, candidate: Candidate, room: int) -> Piece:
        unit = candidate.unit
        whole = lines.list_lines(unit)
        room = min(room, MAX_LIST if self.question.length != "complet" else MAX_WHOLE)
        if lines.count_words(whole) <= room:
            return _made(candidate, (unit,), whole)
        return _made(candidate, (unit,), self._best_items(unit, room))

    def _best_items(self, unit: Unit, room: int) -> str:
        order = sorted(range(len(unit.items)), key=lambda rank: (-_weight(unit.items[rank], self.question), rank))
        kept: set[int] = set()
        for rank in order:
            if lines.count_words(lines.list_lines(unit, kept | {rank})) <= room:
                kept.add(rank)
        return lines.list_lines(unit, kept) if kept else ""

    def _rows(self, candidate: Candidate, room: int) -> Piece | None:
        if candidate.state.truth is None and candidate.state.group and candidate.state.group[0] == "table":
            return self._open_rows(candidate, room)
        return _made(
            candidate, (candidate.unit,), lines.row_line(candidate.unit, self._columns(candidate.unit, candidate))
        )

    def _open_rows(self, candidate: Candidate, room: int) -> Piece | None:
        """A fact is missing: every branch still open, each with its label."""
        version, judged = candidate.source.version, candidate.source.judged
        rows = [u for u in version.units if u.table == candidate.unit.table and not judged.state(u).is_closed]
        labelled = [(row, lines.row_values(row, self._columns(row, candidate), compact=True)) for row in rows]
        shown = [(row, values) for row, values in labelled if values]
        if not shown:
            return None
        text = "\n".join([_table_intro(candidate.unit), *(f"- {lines.row_label(r)} : {values}" for r, values in shown)])
        piece = _made(candidate, tuple(row for row, _ in shown), lines.prefix(candidate.unit) + text)
        if piece.words <= min(MAX_TABLE if self.question.length != "complet" else MAX_WHOLE, room):
            return piece
        return replace(
            piece,
            units=(candidate.unit,),
            text=lines.row_line(candidate.unit, self._columns(candidate.unit, candidate)),
        )

    def _columns(self, unit: Unit, candidate: Candidate) -> set[int]:
        key = (candidate.source.version.version_id, unit.number)
        return {column for (version, number, column) in self.hidden if (version, number) == key}


def _made(candidate: Candidate, units: tuple[Unit, ...], text: str) -> Piece:
    source = candidate.source
    return Piece(source.version, source.rank, units, text.strip(), candidate.score, candidate.state)


def _table_intro(unit: Unit) -> str:
    header = unit.headers[1] if len(unit.headers) == 2 else ""
    intro = unit.table_title or header or unit.lead or "Selon le cas"
    return f"{intro.rstrip(' :')} :"


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
