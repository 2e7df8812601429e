"""The right fiche without the figure asked for: better say so than give another figure."""

import re
from collections.abc import Sequence

from chatdoc.answering.pieces import Candidate, Piece
from chatdoc.answering.question import Question
from chatdoc.knowledge.facts.french import digits, fold
from chatdoc.knowledge.units import Unit
from chatdoc.retrieval.ranking.terms import base_terms, label_terms

_AMOUNT_ASKED = re.compile(
    r"\b(?:montants?|plafonds?|seuils?|valeurs?|prix|tarifs?|couts?|coutent?"
    r"|combien (?:coute|verse|touche|gagne|paie|percoi\w+))\b"
)
_LIMIT_ASKED = re.compile(r"\b(?:minimum|maximum|taux|combien)\b(?! plein)")
_TIME_ASKED = re.compile(r"\bcombien de (?:mois|jours?|temps|semaines?|heures?|annees?|ans)\b|\bdelais?\b")
_AMOUNT = re.compile(r"\d\s?(?:€|%|euros?\b)")
_AMOUNT_IN_WORDS = re.compile(r"\d\s?(?:fois\b|points?\b|/)|\bmoitie\b|\bgratuit|\bquart\b|\btiers\b")
_TIME = re.compile(
    r"\b\d+(?:er)?\s+(?:mois|jours?|ans?|semaines?|heures?|trimestres?|[a-z]+ 20\d\d)\b|\bimmediat|\bdes que\b"
)
_ADMITTED = re.compile(
    r"\b(?:pas|plus) dans (?:cette|la) base\b|\bbase ne (?:contient|donne|decrit|precise)\b|\baucun n'est repris\b"
)
_YEAR = re.compile(r"(?:19|20)\d\d")


def lacks_the_figure(question: Question, pieces: Sequence[Piece], candidates: Sequence[Candidate]) -> bool:
    """An amount or a delay is asked, and nothing near it holds one; or the base says itself that it does not."""
    wanted = _wanted(question.folded)
    if wanted is None or not pieces:
        return False
    if _is_strict(question.folded) and not any(_holds(c.unit.text, wanted, in_words=True) for c in candidates):
        return True
    return _is_admitted(question, pieces, wanted)


def _is_admitted(question: Question, pieces: Sequence[Piece], wanted: re.Pattern[str]) -> bool:
    admitted = [piece for piece in pieces if piece.rank == 0 and _admits(piece.text)]
    holding = [piece for piece in pieces if _holds(piece.text, wanted)]
    nearest = max((_nearness(piece.text, piece.units[0], question) for piece in admitted), default=0.0)
    return nearest > max((_nearness(piece.text, piece.units[0], question) for piece in holding), default=0.0)


def _wanted(folded: str) -> re.Pattern[str] | None:
    if _TIME_ASKED.search(folded):
        return _TIME
    return _AMOUNT if _AMOUNT_ASKED.search(folded) or _LIMIT_ASKED.search(folded) else None


def _is_strict(folded: str) -> bool:
    return bool(_TIME_ASKED.search(folded) or _AMOUNT_ASKED.search(folded))


def _holds(text: str, wanted: re.Pattern[str], in_words: bool = False) -> bool:
    folded = digits(fold(text))
    said = wanted.search(folded) or (in_words and _AMOUNT_IN_WORDS.search(folded))
    return bool(said) and not _ADMITTED.search(folded)


def _admits(text: str) -> bool:
    return bool(_ADMITTED.search(fold(text)))


def _nearness(text: str, unit: Unit, question: Question) -> float:
    """How many of the question's words stand in the line or over it; a year dates a figure, it names nothing."""
    said = {*base_terms(text), *(term for title in unit.path for term in label_terms(title))}
    return sum(question.terms.get(term, 0.0) for term in said if not _YEAR.fullmatch(term))
