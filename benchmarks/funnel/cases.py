"""The funnel's cases, from the conditions that the fiches themselves state: each branch, each of its ends."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from chatdoc.answering.branches import Branch, Group, branches_of
from chatdoc.answering.effects import is_closed
from chatdoc.answering.grounding import Figure, figures
from chatdoc.knowledge.conditions import BirthRange, Condition, Known, NumberRange, OneOf
from chatdoc.knowledge.units import Unit
from chatdoc.retrieval.results import PublishedVersion

OLDEST, YOUNGEST = date(1950, 1, 1), date(1985, 12, 31)
TODAY = Known({}, date.today())
LEAST_ASKED, MOST_CHILDREN = 2, 6


@dataclass(frozen=True)
class Case:
    """One fact given, the branch it opens, and the figures that only its sisters state."""

    version: PublishedVersion
    words: str
    fact: str
    value: str
    label: str
    own: frozenset[Figure]
    of_others: frozenset[Figure]

    @property
    def fiche_id(self) -> str:
        return self.version.fiche_id


@dataclass(frozen=True)
class Split:
    """Sister branches that one fact tells apart, with what each states."""

    version: PublishedVersion
    words: str
    fact: str
    branches: tuple[Branch, ...]
    stated: Mapping[str, frozenset[Figure]]
    elsewhere: frozenset[Figure]

    def cases(self) -> Iterator[Case]:
        for branch in self.branches:
            others = frozenset().union(*(self.stated[b.label] for b in self.branches if b is not branch))
            of_others = others - self.stated[branch.label] - self.elsewhere
            for value in values_in(branch.condition):
                yield Case(
                    self.version, self.words, self.fact, value, branch.label,
                    self.stated[branch.label], of_others,
                )  # fmt: skip


def splits_of(version: PublishedVersion) -> Iterator[Split]:
    branches = branches_of(version)
    for group in branches.groups:
        sisters = tuple(b for b in branches.sisters(group) if isinstance(b.condition, BirthRange | NumberRange | OneOf))
        fact = _one_fact(sisters)
        if fact in ("naissance", "enfants", "situation") and len(sisters) >= LEAST_ASKED:
            yield from _split(version, group, sisters, fact)


def _one_fact(sisters: Iterable[Branch]) -> str:
    facts = {fact for branch in sisters if branch.condition is not None for fact in branch.condition.facts}
    return facts.pop() if len(facts) == 1 else ""


def _split(version: PublishedVersion, group: Group, sisters: tuple[Branch, ...], fact: str) -> Iterator[Split]:
    stated: dict[str, set[Figure]] = defaultdict(set)
    elsewhere: set[Figure] = set(figures(version.title))
    over: tuple[str, ...] = ()
    today = branches_of(version).judged(TODAY)
    for unit in version.units:
        if today.state(unit).truth is False:
            continue
        label = _label_of(unit, group)
        own = figures(_said(unit, group))
        if label in {branch.label for branch in sisters}:
            stated[label] |= own
            over = over or _over(unit, group)
        else:
            elsewhere |= own
    if len({frozenset(found) for found in stated.values()}) > 1:
        kept = {label: frozenset(found) for label, found in stated.items()}
        words = " ".join(dict.fromkeys((version.title, *over)))
        yield Split(version, words, fact, tuple(b for b in sisters if b.label in kept), kept, frozenset(elsewhere))


def _label_of(unit: Unit, group: Group) -> str:
    if group[0] == "table":
        return unit.cells[0] if unit.kind == "row" and str(unit.table) == group[1] else ""
    above = group[1:]
    return unit.path[len(above)] if len(unit.path) > len(above) and unit.path[: len(above)] == above else ""


def _said(unit: Unit, group: Group) -> str:
    """Of a row, the columns that hold today: a scale of another date of effect is rightly kept silent."""
    if group[0] != "table" or unit.kind != "row":
        return f"{unit.lead} {unit.text}"
    columns = (column for column in range(1, len(unit.cells)) if not is_closed(unit, column, TODAY))
    return " ; ".join(unit.cells[column] for column in columns)


def _over(unit: Unit, group: Group) -> tuple[str, ...]:
    """What the branches stand under: the words that ask for them."""
    if group[0] == "table":
        return tuple(filter(None, (unit.table_title, unit.headers[1] if len(unit.headers) > 1 else "")))
    return group[1:][-1:]


def values_in(condition: Condition | None) -> Iterator[str]:
    """A fact in the branch, and at each of its ends."""
    match condition:
        case BirthRange(start, end):
            opens, ends = max(start, OLDEST), min(end, YOUNGEST)
            if opens <= ends:  # else nobody of the branch is of an age to ask
                yield from dict.fromkeys((_month(opens), _month(ends)))
        case NumberRange(_, low, high):
            first, last = max(low, 0), min(high, MOST_CHILDREN)
            yield from dict.fromkeys(str(int(number)) for number in (first, last))
        case OneOf(_, values):
            yield from sorted(values)


def _month(day: date) -> str:
    return f"{day:%Y-%m}"
