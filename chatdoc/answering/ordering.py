"""The order of a card, and nothing said twice in it."""

import re
from collections.abc import Iterable, Sequence

from chatdoc.answering.grounding import Figure, figures
from chatdoc.answering.pieces import Candidate, Piece, case_in
from chatdoc.answering.question import Question
from chatdoc.knowledge.facts.french import fold
from chatdoc.retrieval.ranking.intents import Intent
from chatdoc.retrieval.ranking.terms import base_terms, folded_label

_RULE, _STEPS, _PAPERS, _SERVICES = range(4)
_STEPS_TITLE = re.compile(r"\bdemarches?\b|\betapes?\b|\bcomment (?:faire|demander)\b")
_PAPERS_TITLE = re.compile(r"\bpieces?\b|\bjustificatifs?\b|\bdocuments? a\b")
_PRACTICAL = Intent.PAPERS | Intent.FORM | Intent.PLACE | Intent.ONLINE | Intent.APPEAL
_SAME, _SAME_FIGURES = 0.85, 0.55  # share of a line's terms that another one says already
_ENOUGH = 2  # services in a card that asks for none


def in_card_order(pieces: Sequence[Piece], question: Question) -> tuple[Piece, ...]:
    """The rule first, then the steps, the papers, the services, unless these are what is asked; what fills, last."""
    if question.intents & _PRACTICAL:
        return tuple(pieces)
    lead, rest = list(pieces[:1]), list(pieces[1:])
    ordered = [*lead, *sorted(rest, key=lambda piece: (not piece.is_near(pieces[0]), _place(piece)))]
    services = [piece for piece in ordered if _place(piece) == _SERVICES][_ENOUGH:]
    return tuple(piece for piece in ordered if piece not in services)


def within(pieces: Iterable[Piece], budget: int) -> list[Piece]:
    kept: list[Piece] = []
    for piece in pieces:
        if piece.words <= budget:
            kept.append(piece)
            budget -= piece.words
    return kept


def _place(piece: Piece) -> int:
    unit = piece.units[0]
    if unit.kind == "service":
        return _SERVICES
    heading = folded_label(" ; ".join(unit.path))
    if _PAPERS_TITLE.search(heading):
        return _PAPERS
    return _STEPS if _STEPS_TITLE.search(heading) else _RULE


class Said:
    """What the card says already."""

    def __init__(self) -> None:
        self._lines: list[tuple[Piece, frozenset[str]]] = []
        self._services: set[str] = set()

    def add(self, piece: Piece) -> None:
        self._lines.append((piece, frozenset(base_terms(piece.text))))
        if piece.units[0].kind == "service":
            self._services.add(_service_name(piece))

    def has(self, piece: Piece) -> bool:
        unit = piece.units[0]
        if unit.kind == "service" and _service_name(piece) in self._services:
            return True
        if unit.cases:  # « pas de majoration » in its case adds what the general words do not say
            return any(piece.text == other.text for other, _ in self._lines)
        terms = frozenset(base_terms(piece.text))
        return any(_repeats(piece, terms, other, said) for other, said in self._lines)


def _repeats(piece: Piece, terms: frozenset[str], other: Piece, said: frozenset[str]) -> bool:
    """Most of its terms and all its figures: « formulaire n° 10916 » is not said by « formulaire »."""
    shared = len(terms & said) / max(len(terms), 1)
    is_elsewhere = piece.version is not other.version  # two fiches say one rule in other words
    if shared < (_SAME_FIGURES if is_elsewhere else _SAME):
        return False
    stated = figures(piece.text)
    return (bool(stated) or shared >= _SAME) and stated <= figures(other.text)


def _service_name(piece: Piece) -> str:
    return fold(piece.units[0].text.split(" · ")[0])


def figures_by_case(asked: Candidate, labels: Iterable[str]) -> dict[str, frozenset[Figure]]:
    """What each case that holds figures states."""
    group, found = asked.state.choice or (), dict.fromkeys(labels, frozenset[Figure]())
    for unit in asked.source.version.units:
        label = case_in(unit, group)
        if label in found and not unit.note:
            found[label] |= figures(unit.text)
    return {label: stated for label, stated in found.items() if stated}
