"""Whether a model of the site may word answers: its figures on a question set, against written limits."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from chatdoc.evaluation.scoring.measures import Outcome
from chatdoc.evaluation.scoring.statistics import Rate, percentile

FIRST_SECONDS: Final = 3.0  # 95 answers in a hundred
WHOLE_SECONDS: Final = 15.0
MOST_WITHHELD: Final = 0.10  # of its sentences
MOST_CARDS_ALONE: Final = 0.10  # of the questions it was asked
MOST_FACTS_LOST: Final = 0.05  # against the card


@dataclass(frozen=True)
class Attempt:
    """What became of one question put to the model."""

    shown: int
    withheld: int
    failure: str
    first_seconds: float | None
    seconds: float


@dataclass(frozen=True)
class Verdict:
    """One figure beside its limit."""

    key: str
    name: str
    value: float | None
    limit: float
    ok: bool
    unit: str = "%"


@dataclass(frozen=True)
class Qualification:
    attempts: int
    failures: dict[str, int]
    verdicts: tuple[Verdict, ...]

    @property
    def is_qualified(self) -> bool:
        return self.attempts > 0 and all(verdict.ok for verdict in self.verdicts)


def qualify(attempts: Sequence[Attempt], ours: Sequence[Outcome], card: Sequence[Outcome]) -> Qualification:
    """`ours`: what the advisor sees with the model; `card`: without it, on the same questions."""
    failed = [one.failure for one in attempts if one.failure]
    sentences = Rate(sum(a.withheld for a in attempts), sum(a.shown + a.withheld for a in attempts))
    changed = sum(a.status != b.status for a, b in zip(ours, card, strict=True))
    verdicts = (
        _seconds("first", "première phrase, p95", [a.first_seconds for a in attempts], FIRST_SECONDS),
        _seconds("whole", "réponse entière, p95", [a.seconds for a in attempts if not a.failure], WHOLE_SECONDS),
        _share("withheld", "phrases retirées", sentences, MOST_WITHHELD),
        _share("alone", "carte restée seule", Rate(len(failed), len(attempts)), MOST_CARDS_ALONE),
        _lost(ours, card),
        Verdict("status", "statuts changés (refus compris)", float(changed), 0, changed == 0, ""),
    )
    return Qualification(len(attempts), {reason: failed.count(reason) for reason in sorted(set(failed))}, verdicts)


def _seconds(key: str, name: str, found: Sequence[float | None], limit: float) -> Verdict:
    known = [value for value in found if value is not None]
    value = percentile(known, 0.95) if known else None
    return Verdict(key, name, value, limit, value is not None and value <= limit, "s")


def _share(key: str, name: str, rate: Rate, limit: float) -> Verdict:
    return Verdict(key, name, rate.value, limit, rate.value is not None and rate.value <= limit)


def _lost(ours: Sequence[Outcome], card: Sequence[Outcome]) -> Verdict:
    """Facts that the card gives and the wording loses, as a share of those expected."""
    total = sum(len(outcome.question.facts) for outcome in card)
    lost = (_facts(card) - _facts(ours)) / total if total else 0.0
    return Verdict("facts", "faits perdus par rapport à la carte", lost, MOST_FACTS_LOST, lost <= MOST_FACTS_LOST)


def _facts(outcomes: Sequence[Outcome]) -> int:
    return sum(outcome.facts_found for outcome in outcomes)
