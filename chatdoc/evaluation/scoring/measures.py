"""One answer against its gold question, then a whole set."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import fmean

from chatdoc.evaluation.scoring.normalising import contains, normalise
from chatdoc.evaluation.scoring.questions import REFUSALS, GoldQuestion
from chatdoc.evaluation.scoring.statistics import Rate, percentile

ALL = "ensemble"
BEST = (1, 3, 5)


@dataclass(frozen=True)
class Given:
    """What a system gave for one question: its status, the fiches it found in rank order, its text."""

    status: str
    fiche_ids: tuple[str, ...]
    text: str
    ms: float


@dataclass(frozen=True)
class Outcome:
    question: GoldQuestion
    status: str
    rank: int | None  # of the first right fiche among distinct fiches, from 1
    facts_found: int
    words: int
    ms: float

    @property
    def has_all_facts(self) -> bool:
        return self.facts_found == len(self.question.facts)

    @property
    def is_refusal(self) -> bool:
        return self.status in REFUSALS

    def is_hit(self, best: int) -> bool:
        return self.rank is not None and self.rank <= best


def outcome_of(question: GoldQuestion, given: Given) -> Outcome:
    text = normalise(given.text)
    return Outcome(
        question=question,
        status=given.status,
        rank=_rank(question.fiche_ids, given.fiche_ids),
        facts_found=sum(any(contains(text, normalise(form)) for form in fact) for fact in question.facts),
        words=len(given.text.split()),
        ms=given.ms,
    )


def _rank(gold: frozenset[str], found: Iterable[str]) -> int | None:
    for rank, fiche_id in enumerate(dict.fromkeys(found), start=1):
        if fiche_id in gold:
            return rank
    return None


@dataclass(frozen=True)
class Summary:
    style: str
    questions: int
    hits: dict[int, Rate]
    mrr: float | None
    facts: Rate  # facts found out of facts expected
    complete: Rate  # right fiche first, and all its facts in the text
    refusals: Rate  # out of what the base does not hold
    false_refusals: Rate  # out of what it holds
    needs_facts: int
    expected_status: Rate  # our own gold questions say which status they expect
    words_mean: float
    words_max: int
    ms_mean: float
    ms_p50: float
    ms_p95: float


def summarise(outcomes: Sequence[Outcome]) -> list[Summary]:
    """One line per style in alphabetical order, then the whole."""
    by_style = sorted(outcomes, key=lambda outcome: outcome.question.style)
    lines = [_summary(style, list(group)) for style, group in groupby(by_style, lambda o: o.question.style)]
    return [*lines, _summary(ALL, list(outcomes))]


def _summary(style: str, outcomes: list[Outcome]) -> Summary:
    in_base = [o for o in outcomes if o.question.fiche_ids]
    with_facts = [o for o in in_base if o.question.facts]
    times = [o.ms for o in outcomes] or [0.0]
    words = [o.words for o in outcomes if not o.is_refusal] or [0]
    return Summary(
        style=style,
        questions=len(outcomes),
        hits={best: Rate(sum(o.is_hit(best) for o in in_base), len(in_base)) for best in BEST},
        mrr=fmean(1 / o.rank if o.rank else 0.0 for o in in_base) if in_base else None,
        facts=Rate(sum(o.facts_found for o in with_facts), sum(len(o.question.facts) for o in with_facts)),
        complete=_rate(with_facts, lambda o: o.is_hit(1) and o.has_all_facts),
        refusals=_rate([o for o in outcomes if o.question.expects_refusal], lambda o: o.is_refusal),
        false_refusals=_rate([o for o in in_base if not o.question.expects_refusal], lambda o: o.is_refusal),
        needs_facts=sum(o.status == "needs_facts" for o in outcomes),
        expected_status=_rate([o for o in outcomes if o.question.expected], lambda o: o.status == o.question.expected),
        words_mean=fmean(words),
        words_max=max(words),
        ms_mean=fmean(times),
        ms_p50=percentile(times, 0.5),
        ms_p95=percentile(times, 0.95),
    )


def _rate(outcomes: Sequence[Outcome], holds: Callable[[Outcome], bool]) -> Rate:
    return Rate(sum(holds(outcome) for outcome in outcomes), len(outcomes))
