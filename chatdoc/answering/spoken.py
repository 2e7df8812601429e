"""Which piece is said to the insured first."""

import re
from collections import Counter
from collections.abc import Sequence
from math import log1p

from chatdoc.answering.columns import asked_columns
from chatdoc.answering.grounding import figures
from chatdoc.answering.lines import count_words
from chatdoc.answering.pieces import NEAR, Piece
from chatdoc.answering.question import Question
from chatdoc.answering.scoring import Wanted
from chatdoc.answering.sections import forbids
from chatdoc.common.sentences import sentences
from chatdoc.knowledge.units import Unit
from chatdoc.retrieval.ranking.intents import Intent
from chatdoc.retrieval.ranking.terms import base_terms

MAX_SPOKEN = {"bref": 40, "standard": 48, "complet": 60}
_FIRST = 8  # lines of the card
# Chosen by trials on four sets together, after a fit held out set by set; docs/mesures/selection.md.
_MARKED, _SETTLED, _CHOSEN, _IN_PART, _LATER = 1.5, 0.3, 0.6, 0.15, 0.25
_ASKED = 0.6  # a term of the question, or what one of them stands for
_NAMED_BEFORE = re.compile(
    r"\b(?:ils?|elles?|cela|ce|cet|cette|ces|celles?-ci|celui-ci|ceux-ci|sinon|toutefois|ainsi)\b", re.I
)
_NOT_SPOKEN = ("exemple", "avertissement", "attention")


def best_to_say(pieces: Sequence[Piece], question: Question) -> int:
    """The place of the piece that answers best among those that can be said to the insured: no warning to us."""
    places = range(min(len(pieces), _FIRST))
    sayable = [p for p in places if pieces[p].rank == pieces[0].rank and _is_sayable(pieces[p], question)]
    sayable.sort(key=_worths(pieces, sayable, question).__getitem__, reverse=True)
    openings = [p for p, piece in enumerate(pieces) if piece.rank == pieces[0].rank and _opens_its_fiche(piece)]
    before: list[int] = []  # no branch is said before its fact, when the fiche opens with as much
    if sayable and pieces[sayable[0]].state.truth is not True:
        body = pieces[sayable[0]].text.removeprefix(pieces[sayable[0]].prefix)
        before = [p for p in openings if _covered(pieces[p].text, question) >= _covered(body, question)]
    spoken = [place for place, piece in enumerate(pieces) if not _is_for_us(piece.units[0])]
    worthy = [place for place in spoken if pieces[place].rank and _is_worthy(pieces[place], pieces[0], question)]
    best = next(iter([*before, *sayable, *openings, *worthy, *spoken, 0]))
    introduction = _introduction(pieces, best, question)
    return best if introduction is None else introduction


def _worths(pieces: Sequence[Piece], places: Sequence[int], question: Question) -> dict[int, float]:
    """How well each may be said first: its score, the kind of thing asked in it, its branch, its place in the card."""
    wanted = Wanted.of(question)
    best = max((piece.score for piece in pieces), default=0.0) or 1.0
    marks = {place: wanted.of_words(pieces[place].text) for place in places}
    most = max(marks.values(), default=1.0)
    # « quelles sont les conditions ? » of a call that knew a fact before asks for the rule, not for the case
    wants_case = bool(question.said) or not question.is_general

    def worth(place: int) -> float:
        piece = pieces[place]
        is_settled = piece.state.truth is True
        return (
            piece.score / best
            + _MARKED * marks[place] / most
            + _SETTLED * is_settled
            + _CHOSEN * (is_settled and wants_case and bool(piece.units[0].cases))
            - _IN_PART * (piece.has_items and piece.words > MAX_SPOKEN[question.length])
            - _LATER * log1p(place)
        )

    return {place: worth(place) for place in places}


def items_to_say(piece: Piece, question: Question) -> list[str]:
    """The items of a list that fit in what is said: all of them, or those that the question names; else none."""
    lead, *items = piece.text.split("\n")
    room = MAX_SPOKEN[question.length]
    if piece.words <= room:
        return items
    common = {term for term, count in Counter(t for item in items for t in set(base_terms(item))).items() if count > 1}
    heard = common | set(base_terms(lead))
    named = {item: sum(question.terms.get(t, 0.0) for t in set(base_terms(item)) - heard) for item in items}
    kept: list[str] = []
    for item in sorted(items, key=lambda item: -named[item]):
        if named[item] >= _ASKED and count_words(" ".join([lead, *kept, item])) <= room:
            kept.append(item)
    return [item for item in items if item in kept]


def _is_worthy(piece: Piece, lead: Piece, question: Question) -> bool:
    """Another fiche says it, when the leading one has nothing near that can be said."""
    return piece.score >= NEAR * lead.score and _is_sayable(piece, question)


def _is_for_us(unit: Unit) -> bool:
    return unit.note in _NOT_SPOKEN or forbids(unit)


def _is_sayable(piece: Piece, question: Question) -> bool:
    unit = piece.units[0]
    if _is_for_us(unit) or (piece.has_items and not items_to_say(piece, question)):
        return False
    if unit.kind == "service":
        return bool(question.intents & (Intent.FORM | Intent.ONLINE | Intent.PLACE))
    return unit.kind != "row" or _points_to(piece, question)


def _points_to(piece: Piece, question: Question) -> bool:
    """A row chosen by a fact, or whose first cell the question names."""
    if piece.state.truth is True and piece.units[0].headers:
        return True
    return any(question.terms.get(term, 0.0) >= 0.6 for term in base_terms(piece.units[0].cells[0]))


def _introduction(pieces: Sequence[Piece], best: int, question: Question) -> int | None:
    """The author's own first sentences, when they say as much and no fact of the insured changes the value."""
    if _is_decided(pieces[best], question):
        return None
    wanted = _covered((pieces[best].spoken or pieces[best].text).removeprefix(pieces[best].prefix), question)
    places = (
        place
        for place, piece in enumerate(pieces)
        if piece.rank == pieces[best].rank and _opens_its_fiche(piece) and piece.words <= MAX_SPOKEN[question.length]
        if _covered(piece.text, question) >= wanted
    )
    return next(places, None)


def _is_decided(piece: Piece, question: Question) -> bool:
    """A branch that holds for this insured, among branches that say otherwise."""
    unit = piece.units[0]
    if unit.kind != "row":
        return not unit.cases or _answers(piece, question)
    if piece.state.truth is not True:
        return bool(unit.cases)
    columns = asked_columns(unit, question)
    rows = [other for other in piece.version.units if other.table == unit.table]
    return len({tuple(row.cells[c] for c in columns if c < len(row.cells)) for row in rows}) > 1


def _answers(piece: Piece, question: Question) -> bool:
    """« Vous êtes veuf : la condition de mariage est remplie » says nothing of the « réversion » asked for."""
    body = piece.text.removeprefix(piece.prefix)
    return (question.wants_value and bool(figures(body))) or _covered(body, question) >= _ASKED


def _opens_its_fiche(piece: Piece) -> bool:
    unit = piece.units[0]
    return unit.kind == "paragraph" and not unit.path and unit.note is None


def split_answer(body: str, piece: Piece, question: Question) -> tuple[str, str]:
    """As far as the last sentence that answers; what follows only speaks of the same subject: « se remarier ne la fait
    pas perdre » when the share between two wives is asked."""
    parts = sentences(body)
    subject = frozenset(base_terms(piece.version.title))
    asked = {term: weight for term, weight in question.terms.items() if weight >= _ASKED}
    beyond = asked.keys() - subject
    wanted = Wanted.of(question)
    said = [frozenset(base_terms(part)) for part in parts]
    answering = [rank for rank, part in enumerate(parts) if beyond & said[rank] or wanted.of_words(part) > 1]
    if not answering and beyond:  # in other words than the question's: as far as its subject is spoken of most
        worth = [sum(asked[term] for term in asked.keys() & terms) for terms in said]
        answering = [rank for rank, value in enumerate(worth) if value == max(worth)]
    last = answering[-1] if answering else len(parts) - 1
    while last + 1 < len(parts) and _NAMED_BEFORE.search(parts[last + 1]):
        last += 1
    return " ".join(parts[: last + 1]), " ".join(parts[last + 1 :])


def _covered(text: str, question: Question) -> float:
    return sum(question.terms.get(term, 0.0) for term in set(base_terms(text)) if not term.isdigit())
