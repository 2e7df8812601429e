"""Two sentences of two fiches that say one thing with another figure."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import Final

from chatdoc.editorial.rereading.statements import Statement
from chatdoc.knowledge.conditions import parse_label

SAME_POINT: Final = 0.6  # of the weight of both sentences' words, each said by the other or over it
SAME_SUBJECT: Final = 0.9  # of the weight of one fiche's title, in the other's sentence or titles
LEAST_SHARED: Final = 3  # words of both sentences
SPEAKS_ALONE: Final = 45.0  # weight of the words shared: so many say what they are about without a title
WIDEST: Final = 300  # sentences: a word that more of them hold leads to none
LEADS: Final = 6  # rarest words of a sentence: two of them in common make a pair to compare


@dataclass(frozen=True)
class Contradiction:
    one: Statement
    other: Statement
    score: float


def contradictions(statements: Sequence[Statement]) -> list[Contradiction]:
    """The nearest first. Each sentence is paired once with each other fiche."""
    weights = _weights(statements)
    found = [
        Contradiction(one, other, score)
        for one, other in _candidates(statements, weights)
        if _may_be_compared(one, other) and (score := _likeness(one, other, weights))
    ]
    return list(_once(sorted(found, key=lambda c: -c.score)))


def _weights(statements: Sequence[Statement]) -> Mapping[str, float]:
    counts = Counter(term for statement in statements for term in statement.above)
    return {term: log(1 + len(statements) / count) for term, count in counts.items()}


def _candidates(statements: Sequence[Statement], weights: Mapping[str, float]) -> Iterator[tuple[Statement, Statement]]:
    """Those that share two of their rare words."""
    holding: dict[str, list[int]] = defaultdict(list)
    for rank, statement in enumerate(statements):
        for term in statement.near:
            holding[term].append(rank)
    seen: set[tuple[int, int]] = set()
    for rank, statement in enumerate(statements):
        rare = sorted((t for t in statement.near if len(holding[t]) <= WIDEST), key=lambda t: (-weights[t], t))
        shared = Counter(other for term in rare[:LEADS] for other in holding[term])
        for other, count in shared.items():
            pair = (min(rank, other), max(rank, other))
            if count >= 2 and other != rank and pair not in seen:
                seen.add(pair)
                yield statements[pair[0]], statements[pair[1]]


def _may_be_compared(one: Statement, other: Statement) -> bool:
    """Another fiche, other values of one kind, and nothing that says they speak of different things."""
    caisses = {one.version.caisse, other.version.caisse}
    if one.version.fiche_id == other.version.fiche_id or len(caisses - {""}) > 1:
        return False
    if one.unit.kind == other.unit.kind == "row" and len(caisses) == 1:
        return False  # `answering.conflicts` compares tables, cell by cell
    if one.years and other.years and one.years != other.years:
        return False
    return _differ(one, other) and not _excluding(one.unit.cases, other.unit.cases)


def _differ(one: Statement, other: Statement) -> bool:
    kinds = one.values.keys() & other.values.keys()
    return any(one.values[kind] - other.values[kind] and other.values[kind] - one.values[kind] for kind in kinds)


def _excluding(one: Iterable[str], other: Iterable[str]) -> bool:
    """Two cases that no one person can be in."""
    mine, theirs = ({label for label in labels if parse_label(label)} for labels in (one, other))
    return bool(mine and theirs) and mine != theirs


def _likeness(one: Statement, other: Statement, weights: Mapping[str, float]) -> float:
    """0: they do not speak of one point."""
    shared = one.near & other.near
    if len(shared) < 2 or len(shared | one.title & other.title) < LEAST_SHARED:
        return 0.0
    if not _one_subject(one, other, weights) and _weight(shared, weights) < SPEAKS_ALONE:
        return 0.0
    said = _weight(one.terms & other.above, weights) + _weight(other.terms & one.above, weights)
    score = said / (_weight(one.terms, weights) + _weight(other.terms, weights))
    return score if score >= SAME_POINT else 0.0


def _one_subject(one: Statement, other: Statement, weights: Mapping[str, float]) -> bool:
    told = [_is_told(mine.title, theirs, weights) for mine, theirs in ((one, other), (other, one))]
    return all(told) if one.points_back or other.points_back else any(told)


def _is_told(title: frozenset[str], statement: Statement, weights: Mapping[str, float]) -> bool:
    return bool(title) and _weight(title & statement.above, weights) >= SAME_SUBJECT * _weight(title, weights)


def _weight(terms: Iterable[str], weights: Mapping[str, float]) -> float:
    return sum(weights.get(term, 0.0) for term in terms)


def _once(found: Iterable[Contradiction]) -> Iterator[Contradiction]:
    """What a fiche repeats under each of its cases is one contradiction."""
    paired: set[tuple[str, str, str]] = set()
    for contradiction in found:
        sides = contradiction.one, contradiction.other
        keys = {(mine.version.fiche_id, mine.text, theirs.version.fiche_id) for mine, theirs in (sides, sides[::-1])}
        if not keys & paired:
            paired |= keys
            yield contradiction
