"""From a unit to a line of the card: whole sentences, lists and rows of the source, nothing added."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import log

from chatdoc.answering import lines
from chatdoc.answering.columns import asked_columns
from chatdoc.answering.effects import is_closed
from chatdoc.answering.pieces import Candidate, Piece
from chatdoc.answering.question import Question
from chatdoc.answering.scoring import Wanted
from chatdoc.answering.superseded import Superseded
from chatdoc.common.sentences import sentences
from chatdoc.knowledge.facts.french import digits
from chatdoc.knowledge.units import Unit
from chatdoc.retrieval.ranking.terms import base_terms

_OPENING = 80  # words: what comes after them is cut shorter, so that more of the fiche is said
MAX_TABLE, _AS_WELL = 90, 0.8  # words of rows shown together; of the best row's score
MAX_OPEN_TABLE, MAX_SAID_ITEMS, _LEAST_ITEMS = 215, 3, 2
_SENTENCE, _EXAMPLE = 0.5, 0.4  # a sentence without the question's words may hold what is asked; an example repeats
_NUMBER, _NUMBER_SAID = re.compile(r"\d+"), 1.0
_SAYS = 8  # words of an introduction that says something by itself
_RESERVED = 20  # words kept for the fiche's warning and what the answer depends on
MAX_WHOLE = 400  # words of a list or a table in a complete card


@dataclass(frozen=True)
class Caps:
    """The most words of one line."""

    paragraph: int
    whole_list: int
    part_of_list: int


FIRST, NEXT = Caps(90, 110, 80), Caps(45, 80, 60)


@dataclass(frozen=True)
class PieceMaker:
    question: Question
    hidden: Mapping[tuple[int, int, int], Superseded]

    def make(self, candidate: Candidate, room: int, *, alone: bool = False) -> Piece | None:
        """The line for this unit within so many words; nothing when it has nothing to show. `alone`: this row only."""
        unit = candidate.unit
        if unit.kind == "row":
            return self._rows(candidate, room, alone)
        if unit.kind == "list":
            return self._list(candidate, room)
        if candidate.follow is not None:
            return self._announced(candidate, candidate.follow, room)
        text = lines.service_line(unit) if unit.kind == "service" else self._paragraph(candidate, room)
        return _made(candidate, (unit, *candidate.twins), text) if text else None

    def _announced(self, candidate: Candidate, follow: Unit, room: int) -> Piece | None:
        """The announcement with what it announces, or neither."""
        line = lines.service_line(follow) if follow.kind == "service" else lines.prefix(follow) + follow.text
        text = f"{lines.prefix(candidate.unit)}{candidate.unit.text} {line.removeprefix(lines.prefix(follow))}"
        return _made(candidate, (candidate.unit, follow), text) if lines.count_words(text) <= room else None

    def _paragraph(self, candidate: Candidate, room: int) -> str:
        unit, prefix = candidate.unit, lines.prefix(candidate.unit, twins=candidate.twins)
        most = self._caps(room).paragraph
        if lines.count_words(unit.text) <= min(most, room - lines.count_words(prefix)):
            return prefix + unit.text
        left = min(most, room) - lines.count_words(prefix)
        body = best_sentences(unit.text, self.question, left)
        return prefix + body if body else ""

    def _list(self, candidate: Candidate, room: int) -> Piece:
        unit = candidate.unit
        whole = lines.list_lines(unit, twins=candidate.twins)
        caps = self._caps(room)
        room = min(room, caps.whole_list if self.question.length != "complet" else MAX_WHOLE)
        if lines.count_words(whole) <= room:
            return _made(candidate, (unit, *candidate.twins), whole)
        return _made(candidate, (unit, *candidate.twins), self._best_items(candidate, min(room, caps.part_of_list)))

    def _caps(self, room: int) -> Caps:
        return NEXT if self.question.length == "standard" and room < self.question.budget - _OPENING else FIRST

    def _best_items(self, candidate: Candidate, room: int) -> str:
        unit, twins = candidate.unit, candidate.twins
        order = nearest_first([_terms(item) for item in unit.items], self.question, self._numbered(unit))
        kept: set[int] = set()
        for rank in order:
            if lines.count_words(lines.list_lines(unit, kept | {rank}, twins)) <= room:
                kept.add(rank)
        if len(kept) >= _LEAST_ITEMS:
            return lines.list_lines(unit, kept, twins)
        # Items too long to be shown together: what introduces them is said all the same.
        alone = lines.list_lines(unit, (), twins)
        return alone if lines.count_words(unit.lead) >= _SAYS and lines.count_words(alone) <= room else ""

    def _numbered(self, unit: Unit) -> frozenset[int]:
        """Items that open with a number of the question: « 3eme enfant » and « 3 e enfant ou plus »."""
        said = set(_NUMBER.findall(digits(self.question.folded)))
        first = ((rank, _NUMBER.match(item.lstrip())) for rank, item in enumerate(unit.items))
        return frozenset(rank for rank, number in first if number and number[0] in said)

    def _rows(self, candidate: Candidate, room: int, alone: bool) -> Piece | None:
        state, unit = candidate.state, candidate.unit
        if state.truth is None and state.group and state.group[0] == "table":
            return self._open_rows(candidate, room)
        if len(unit.cells) < 2:
            return _made(candidate, (unit,), lines.prefix(unit) + unit.text)
        shown = self._visible(unit, candidate)
        if self._is_of_another_date(unit):
            return None
        together = None if alone else self._together(candidate, room)
        if together is not None:
            return together
        asked = [column for column in asked_columns(unit, self.question) if column in shown] or shown
        others = [column for column in shown if column not in asked]
        piece = _made(candidate, (unit,), lines.row_line(unit, shown))
        return replace(piece, spoken=lines.row_line(unit, asked), unspoken=lines.row_line(unit, others))

    def _together(self, candidate: Candidate, room: int) -> Piece | None:
        """Rows that the words call as well as this one, under one introduction, when no fact chooses between them."""
        scores, unit = candidate.source.scores, candidate.unit
        rows = sorted(
            self._called_as_well(candidate), key=lambda row: (row is not unit, -scores[row.number], row.number)
        )
        rows = [row for row in rows if not self._is_of_another_date(row)]
        name = (unit.lead or unit.table_title).strip(" :")
        intro = f"{lines.prefix(unit)}{name} :" if name else lines.prefix(unit).strip() or "Selon le cas :"
        while len(rows) > 1:
            shown = [(row, self._whole_line(row, candidate)) for row in sorted(rows, key=lambda row: row.number)]
            text = _table_text(intro, shown)
            if lines.count_words(text) <= min(room, MAX_TABLE):
                return _made(candidate, tuple(row for row, _ in shown), text)
            rows.pop()
        return None

    def _called_as_well(self, candidate: Candidate) -> list[Unit]:
        source, unit = candidate.source, candidate.unit
        if source.branches.of(unit)[-1].condition is not None:
            return []
        least = _AS_WELL * source.scores[unit.number]
        rows = [row for row in source.version.units if row.table == unit.table and source.scores[row.number] >= least]
        return [row for row in rows if len(row.cells) > 1 and not source.judged.state(row).is_closed]

    def _whole_line(self, row: Unit, candidate: Candidate) -> str:
        return f"- {lines.row_label(row)} : {lines.row_values(row, self._visible(row, candidate))}"

    def _open_rows(self, candidate: Candidate, room: int) -> Piece | None:
        """A fact is missing: every branch still open once, in the order of the table, each with its label."""
        unit, judged = candidate.unit, candidate.source.judged
        if self._is_of_another_date(unit):
            return None
        rows = [u for u in candidate.source.version.units if u.table == unit.table and not judged.state(u).is_closed]
        shown = [(row, text) for row in rows if (text := self._open_line(row, candidate))]
        if not shown:
            return None
        intro = lines.prefix(unit) + table_intro(unit, asked_columns(unit, self.question))
        limit = min(room - _RESERVED, MAX_OPEN_TABLE if self.question.length != "complet" else MAX_WHOLE)
        while len(shown) > 1 and lines.count_words(_table_text(intro, shown)) > limit:
            shown.pop()
            if "extrait" not in intro:
                intro = f"{intro.removesuffix(' :')} (extrait du tableau) :"
        return _made(candidate, tuple(row for row, _ in shown), _table_text(intro, shown))

    def _open_line(self, row: Unit, candidate: Candidate) -> str:
        visible = self._visible(row, candidate)
        asked = [column for column in asked_columns(candidate.unit, self.question) if column in visible] or visible[:1]
        values = lines.row_values(row, asked, compact=True)
        return f"- {lines.row_label(row)} : {values}" if values else ""

    def _is_of_another_date(self, unit: Unit) -> bool:
        """The columns asked about state the rule of another date of effect: the others answer something else."""
        columns = asked_columns(unit, self.question)
        return bool(columns) and all(is_closed(unit, column, self.question.known) for column in columns)

    def _visible(self, unit: Unit, candidate: Candidate) -> list[int]:
        """Its columns, less those that a newer text contradicts and those of another date of effect."""
        version = candidate.source.version.version_id
        filled = (column for column in range(1, len(unit.cells)) if unit.cells[column].strip())
        open_ones = (column for column in filled if not is_closed(unit, column, self.question.known))
        return [column for column in open_ones if (version, unit.number, column) not in self.hidden]


def _made(candidate: Candidate, units: tuple[Unit, ...], text: str) -> Piece:
    source = candidate.source
    prefix = lines.prefix(candidate.unit, twins=candidate.twins)
    return Piece(source.version, source.rank, units, text.strip(), candidate.score, candidate.state, prefix=prefix)


def table_intro(unit: Unit, columns: Sequence[int] = ()) -> str:
    """What the rows below state: the header of their one column, under the title of their table."""
    header = unit.headers[columns[0]] if len(columns) == 1 and len(unit.headers) > columns[0] else ""
    intro = unit.table_title or header or unit.lead or "Selon le cas"
    if header and unit.table_title and len(unit.headers) > 2:
        intro = header
    return f"{intro.strip(' :')} :"


def _table_text(intro: str, shown: Sequence[tuple[Unit, str]]) -> str:
    return "\n".join([intro, *(text for _, text in shown)])


def _terms(text: str) -> frozenset[str]:
    return frozenset(base_terms(text))


def nearest_first(
    items: Sequence[frozenset[str]], question: Question, numbered: frozenset[int] = frozenset()
) -> list[int]:
    """The items that say the question's rarer words, then those next to them: a list may be a table laid flat."""
    count = Counter(term for terms in items for term in terms)
    weights = [
        sum(question.terms.get(term, 0.0) * log(1 + len(items) / count[term]) for term in terms)
        + (_NUMBER_SAID if rank in numbered else 0.0)
        for rank, terms in enumerate(items)
    ]
    said = sorted((rank for rank, weight in enumerate(weights) if weight > 0), key=lambda r: (-weights[r], r))
    ahead = said[:MAX_SAID_ITEMS]
    places = ahead or [0]
    others = [rank for rank in range(len(items)) if rank not in ahead]
    return [*ahead, *sorted(others, key=lambda rank: (_distance(rank, places), -weights[rank], rank))]


def _distance(rank: int, places: Sequence[int]) -> float:
    """What follows a place is nearer than what comes before it: a cell stands after its row's name."""
    return min((rank - place) if rank > place else 1.5 * (place - rank) for place in places)


def _weight(text: str, question: Question) -> float:
    return sum(question.terms.get(term, 0.0) for term in set(base_terms(text)))


def best_sentences(text: str, question: Question, room: int) -> str:
    """The sentences nearest to the question, in their order, with the one each leans on."""
    parts, wanted = sentences(text), Wanted.of(question)
    worth = [_sentence_worth(part, question, wanted) for part in parts]
    order = sorted(range(len(parts)), key=lambda rank: (-worth[rank], rank))
    kept: set[int] = set()
    for rank in order:
        with_it = kept | {rank} | ({rank - 1} if rank and lines.leans_on_previous(parts[rank]) else set())
        if lines.count_words(" ".join(parts[r] for r in with_it)) <= room:
            kept = with_it
    return " ".join(parts[rank] for rank in sorted(kept))


def _sentence_worth(sentence: str, question: Question, wanted: Wanted) -> float:
    worth = (_SENTENCE + _weight(sentence, question)) * wanted.of_words(sentence)
    return worth * (_EXAMPLE if lines.is_example(sentence) else 1.0)
