"""A version published and not in force yet is announced beside today's rule: « À partir du 01/01/2027 : … »."""

from collections.abc import Iterator, Sequence
from typing import Final

from rapidfuzz.fuzz import ratio

from chatdoc.answering import lines
from chatdoc.answering.composition import Line
from chatdoc.answering.pieces import Selection
from chatdoc.answering.question import Question
from chatdoc.answering.wording import best_sentences
from chatdoc.knowledge.units import Unit
from chatdoc.retrieval.queries import next_version
from chatdoc.retrieval.results import PublishedVersion

MAX_CHANGES: Final = 2
MAX_WORDS: Final = 40
ALIKE: Final = 55  # of 100: below, two paragraphs do not say the same thing of two dates
CHANGES: Final = "ce que dit cette fiche change."


def announced(question: Question, selection: Selection) -> tuple[Line, ...]:
    """Of the leading fiche alone: what else is found is not what was asked."""
    lead = selection.pieces[0].version if selection.pieces else None
    coming = next_version(lead, question.known.on) if lead else None
    if lead is None or coming is None or coming.en_vigueur_du is None or not coming.units:
        return ()
    shown = [unit for piece in selection.pieces if piece.version is lead for unit in piece.units]
    changed = list(_changes(shown, coming.units))
    if not changed:
        return (_line(coming, coming.units[0], CHANGES),)
    said = ((unit, _said(unit, question)) for unit in changed[:MAX_CHANGES])
    return tuple(_line(coming, unit, words or CHANGES) for unit, words in said)


def _line(coming: PublishedVersion, unit: Unit, words: str) -> Line:
    since = f"À partir du {coming.en_vigueur_du:%d/%m/%Y}"
    return Line(f"{since} : {words}", coming, (unit,), (since,), is_ours=words == CHANGES)


def _changes(shown: Sequence[Unit], coming: Sequence[Unit]) -> Iterator[Unit]:
    """What takes the place of the lines shown, as far as it says something else."""
    texts = {(unit.text, unit.cases) for unit in coming}
    kept = {(unit.text, unit.cases) for unit in shown}
    for unit in shown:
        if (unit.text, unit.cases) not in texts:
            found = _in_place_of(unit, [other for other in coming if (other.text, other.cases) not in kept])
            if found:
                yield found


def _in_place_of(unit: Unit, coming: Sequence[Unit]) -> Unit | None:
    same = [other for other in coming if other.kind == unit.kind and other.cases == unit.cases]
    if unit.kind == "row":
        return next((other for other in same if other.cells[0] == unit.cells[0]), None)
    best = max(same, key=lambda other: ratio(other.text, unit.text), default=None)
    return best if best and ratio(best.text, unit.text) >= ALIKE else None


def _said(unit: Unit, question: Question) -> str:
    if unit.kind == "row":
        return lines.row_line(unit, range(1, len(unit.cells)))
    if unit.kind == "list":
        return lines.list_lines(unit) if lines.count_words(unit.text) <= MAX_WORDS else ""
    return f"{lines.prefix(unit)}{best_sentences(unit.text, question, MAX_WORDS)}"
