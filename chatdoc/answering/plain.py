"""« Plus simple »: the same answer in fewer, plainer sentences of the base. None is rewritten, no word is added."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from chatdoc.answering import lines
from chatdoc.answering.composition import Line, is_grounded
from chatdoc.answering.pieces import Piece, Selection
from chatdoc.answering.question import Question
from chatdoc.answering.selection import select
from chatdoc.answering.spoken import best_to_say
from chatdoc.answering.wording import best_sentences
from chatdoc.common.sentences import sentences
from chatdoc.knowledge.units import Unit
from chatdoc.retrieval.ranking.intents import Intent
from chatdoc.retrieval.results import FicheHit, PublishedVersion

MAX_WORDS: Final = 120
MAX_POINTS: Final = 5
_LONGEST: Final = 35  # words of a point: beyond, its sentences nearest to the question
_LONGEST_SAID: Final = 90  # what is said first is cut once, when it is said
_PRACTICAL = Intent.FORM | Intent.ONLINE | Intent.PLACE
# What sends to a text or to a printed form, rather than says something.
_TEXT_NAMED = re.compile(
    r"\barticles?\s+(?:[LRD]\b|\d|premier)|\bart\.|\b[LRD]\.\s?\*?\d|\b[LRD]\*?\d{2,4}-\d|\bdécrets?\s+(?:n°|du\b)"
    r"|\bloi\s+(?:n°|du\b)|\bcirculaires?\b|\barrêtés?\s+du\b|\bcerfa\b|\bn°\s?\d{3,}|\bcode\s+d(?:e|u|es)\b",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"[\s\u00a0\u202f]*\([^()]*\)")


def plainer(
    question: Question, selection: Selection, hits: Sequence[FicheHit], rivals: Sequence[PublishedVersion]
) -> tuple[Question, Selection]:
    """The question as a plainer card answers it, and what it says."""
    short = replace(
        question,
        length="bref",
        budget=min(question.budget, MAX_WORDS),
        most_points=MAX_POINTS,
        wants_references=False,
    )
    if selection.undecided:  # the branches are the answer: chosen anew, so that they fit
        narrow = select(short, hits, rivals)
        return short, narrow if narrow.undecided else selection
    return short, replace(selection, pieces=tuple(_plain_pieces(selection.pieces, short)))


def _plain_pieces(pieces: Sequence[Piece], question: Question) -> list[Piece]:
    """What is said first, then the shortest, shown in the order of the card."""
    if not pieces:
        return []
    first = pieces[best_to_say(pieces, question)]
    said = _plain(first, question, _LONGEST_SAID) or first
    plain = [made for piece in pieces if piece is not first and (made := _plain(piece, question))]
    others = [piece for piece in plain if piece.is_near(said) and not _is_left_hanging(piece)]
    if not any(_opens(unit) for piece in (said, *plain) for unit in piece.units):
        others += _introduction(said)
    others.sort(key=lambda piece: (not _opens(piece.units[0]), _longest_sentence(piece)))
    kept, left = [said], question.budget - _words(said, question)
    for piece in others:
        if len(kept) <= MAX_POINTS and _words(piece, question) <= left:
            kept.append(piece)
            left -= _words(piece, question)
    place = {piece.units: rank for rank, piece in enumerate(pieces)}
    return [said, *sorted(kept[1:], key=lambda piece: place.get(piece.units, -1))]


def _plain(piece: Piece, question: Question, most: int = _LONGEST) -> Piece | None:
    """Its plain words, as they are in the base; nothing when it only sends to a text or a form."""
    unit = piece.units[0]
    if unit.kind == "row":
        return piece
    if unit.note == "exemple" or any(one.kind == "service" for one in piece.units):
        return piece if question.intents & _PRACTICAL and unit.note != "exemple" else None
    text = _plain_list(piece) if piece.has_items else _plain_paragraph(piece, question, most)
    if text is None:
        return None
    made = replace(piece, text=text)
    return made if is_grounded(Line(made.text, made.version, made.units)) else piece


def _plain_list(piece: Piece) -> str:
    """Every item stays: a list that lacks one says something else."""
    return "\n".join(map(_without_references, piece.text.split("\n")))


def _plain_paragraph(piece: Piece, question: Question, most: int) -> str | None:
    body = " ".join(_plain_sentences(piece.text.removeprefix(piece.prefix)))
    if lines.count_words(body) > most:
        body = best_sentences(body, question, most)
    return piece.prefix + body if body else None


def _plain_sentences(text: str) -> Iterator[str]:
    """A sentence that leans on one left out goes with it."""
    is_left_out = False
    for sentence in sentences(_without_references(text)):
        is_left_out = bool(_TEXT_NAMED.search(sentence)) or (is_left_out and lines.leans_on_previous(sentence))
        if not is_left_out:
            yield sentence


def _without_references(text: str) -> str:
    return _BRACKET.sub(lambda found: "" if _TEXT_NAMED.search(found[0]) else found[0], text)


def _introduction(said: Piece) -> Iterator[Piece]:
    """The first words of the fiche that answers, when they are short: what the thing is, as its author says it."""
    unit = next((unit for unit in said.version.units if _opens(unit)), None)
    if unit is None or said.units[0].cases:
        return
    text = " ".join(_plain_sentences(unit.text))
    made = replace(said, units=(unit,), text=text, spoken="", unspoken="", prefix="")
    if text and made.words <= _LONGEST and is_grounded(Line(text, said.version, (unit,))):
        yield made


def _is_left_hanging(piece: Piece) -> bool:
    return lines.leans_on_previous(piece.text.removeprefix(piece.prefix))


def _opens(unit: Unit) -> bool:
    return unit.kind == "paragraph" and not unit.path and unit.note is None and not unit.text.rstrip().endswith(":")


def _longest_sentence(piece: Piece) -> int:
    return max(map(lines.count_words, sentences(piece.text)))


def _words(piece: Piece, question: Question) -> int:
    return piece.words + question.sigles.cost(piece.text)
