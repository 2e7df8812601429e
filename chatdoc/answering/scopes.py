"""National and local side by side: the consigne beside the rule it completes, and what to say when they differ.

docs/decisions/0011-national-et-local.md: the national rule is said first; a consigne adds or makes precise.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from chatdoc.answering.analysis import read_version
from chatdoc.answering.composition import Line, scope_label
from chatdoc.answering.disagreement import disagree
from chatdoc.answering.pieces import Piece, Selection
from chatdoc.answering.question import Question
from chatdoc.answering.selection import select
from chatdoc.knowledge.units import Unit
from chatdoc.retrieval.queries import consignes_about, versions_of
from chatdoc.retrieval.ranking.terms import base_terms
from chatdoc.retrieval.results import FicheHit, PublishedVersion

MAX_WORDS: Final = 60
ABOUT: Final = 0.5  # of the question's words: a consigne that says fewer is about something else
WARNING: Final = (
    "Attention : la consigne de la caisse et la règle nationale donnent ici des valeurs différentes. "
    "La règle nationale prévaut : une consigne la complète et ne réduit jamais un droit. Signalez l’écart à l’expert."
)


def national_first(question: Question, hits: Sequence[FicheHit], caisse: str) -> tuple[FicheHit, ...]:
    """A consigne found first leads, unless the national rule it completes says another value for the same point."""
    if not hits or hits[0].version.is_national:
        return tuple(hits)
    lead = hits[0]
    for other in _others(question, lead.version, hits, caisse):
        if _disagreement(_pieces(question, lead), other.version.units):
            known = next((hit for hit in hits if hit.version is other.version), other)
            first = replace(known, score=max(known.score, lead.score))
            return (first, *(hit for hit in hits if hit.version is not first.version))
    return tuple(hits)


def beside(question: Question, selection: Selection, hits: Sequence[FicheHit], caisse: str) -> tuple[Line, ...]:
    """The lines of the other scope that the card does not hold yet; before them, a warning when the values differ."""
    if not caisse or not selection.pieces:
        return ()
    lead = selection.pieces[0].version
    shown = [piece for piece in selection.pieces if piece.version.caisse != lead.caisse]
    for other in () if shown else _others(question, lead, hits, caisse):
        shown = _pieces(question, other)[:1]
        if shown:
            break
    if not shown:
        return ()
    added = [_line(piece) for piece in shown if piece not in selection.pieces]
    own = [unit for piece in selection.pieces if piece.version is lead for unit in piece.units]
    warning = _warning(lead, own, shown)
    return (*([warning] if warning else []), *added)


def _others(question: Question, lead: PublishedVersion, hits: Sequence[FicheHit], caisse: str) -> Iterator[FicheHit]:
    """What the other scope says of the lead's subject, the nearest to the question first."""
    on = question.known.on
    if lead.is_national:
        linked = consignes_about([lead.fiche_id], on, caisse)
    else:
        linked = tuple(version for version in versions_of(lead.metadata.linked, on, caisse) if version.is_national)
    found = {hit.version.version_id: hit for hit in hits if hit.version.caisse != lead.caisse}
    told = [(_told(question, version), version) for version in linked]
    near = sorted((entry for entry in told if entry[0] >= ABOUT), key=lambda entry: (-entry[0], entry[1].version_id))
    for _, version in near:
        yield found.get(version.version_id) or FicheHit(version, hits[0].score, ())


def _told(question: Question, version: PublishedVersion) -> float:
    """The share of the question's words that the version says."""
    weights = {term: weight for term, weight in question.terms.items() if weight >= ABOUT and not term.isdigit()}
    if not weights:
        return 0.0
    head = " ".join((version.title, version.metadata.description, *version.metadata.words))
    said = {*base_terms(head), *(term for unit in version.units for term in base_terms(unit.text))}
    return sum(weight for term, weight in weights.items() if term in said) / sum(weights.values())


def _pieces(question: Question, hit: FicheHit) -> list[Piece]:
    read_version(hit.version)
    return list(select(replace(question, budget=MAX_WORDS), [hit], ()).pieces)


def _line(piece: Piece) -> Line:
    return Line(f"{scope_label(piece.version)} : {piece.text}", piece.version, piece.units)


def _warning(lead: PublishedVersion, own: Sequence[Unit], shown: Sequence[Piece]) -> Line | None:
    pair = _disagreement(shown, own) or _disagreement(shown, lead.units)
    if pair is None:
        return None
    piece, unit = pair
    return Line(WARNING, lead, (unit,), beside=Line("", piece.version, piece.units), is_ours=True)


def _disagreement(pieces: Sequence[Piece], units: Sequence[Unit]) -> tuple[Piece, Unit] | None:
    pairs = ((piece, unit) for piece in pieces for unit in units)
    return next(((p, unit) for p, unit in pairs if any(disagree(mine, unit) for mine in p.units)), None)
