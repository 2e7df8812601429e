"""Which branch of the rule each unit belongs to, and whether the known facts open it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from chatdoc.answering.analysis import MAX_KEPT_VERSIONS
from chatdoc.knowledge.conditions import (
    AllOf,
    BirthRange,
    Condition,
    EffectRange,
    Known,
    Label,
    NumberRange,
    is_default_label,
    labels_over,
)
from chatdoc.knowledge.facts.french import fold
from chatdoc.knowledge.units import Unit
from chatdoc.retrieval.results import PublishedVersion

# These facts are said of the insured alone: a branch they close is never shown.
CLOSING = frozenset({"naissance", "age", "date_effet", "debut_carriere", "anciennete", "enfants"})
Group = tuple[str, ...]  # sister branches share it


@dataclass(frozen=True)
class Branch:
    """One label over a unit: a case, or the first cell of its row."""

    group: Group
    label: str
    condition: Condition | None
    is_default: bool = False


@dataclass(frozen=True)
class BranchState:
    """What the facts say of one unit. `truth` None: open, a fact is missing or the label is a choice."""

    truth: bool | None
    missing: tuple[str, ...] = ()
    group: Group | None = None  # the innermost group still undecided
    choice: Group | None = None  # the innermost group of cases that only the advisor can choose from
    is_closed: bool = False  # contradicted by a fact that cannot speak of someone else, or a sister branch holds


_ALWAYS = BranchState(True)


class Branches:
    """The branches of one version, read once; their truth is asked for per question."""

    def __init__(self, version: PublishedVersion) -> None:
        alike: dict[object, tuple[Branch, ...]] = {}  # units under the same titles share their state too
        self._of_unit: dict[int, tuple[Branch, ...]] = {}
        for unit in version.units:
            over = (unit.path, unit.cases, unit.number if unit.kind == "row" else None)
            if over not in alike:
                alike[over] = tuple(_branches(unit, version.read.stated.conditions))
            self._of_unit[unit.number] = alike[over]
        self._groups: dict[Group, dict[str, Branch]] = {}
        for branches in self._of_unit.values():
            for branch in branches:
                self._groups.setdefault(branch.group, {}).setdefault(branch.label, branch)

    @property
    def groups(self) -> tuple[Group, ...]:
        return tuple(self._groups)

    def of(self, unit: Unit) -> tuple[Branch, ...]:
        return self._of_unit[unit.number]

    def sisters(self, group: Group) -> tuple[Branch, ...]:
        return tuple(self._groups[group].values())

    def splits(self, group: Group) -> bool:
        """Sister branches told apart by facts: most of them must state a condition."""
        sisters = self.sisters(group)
        read = sum(branch.condition is not None or branch.is_default for branch in sisters)
        return len(sisters) > 1 and read >= 0.6 * len(sisters)

    def is_choice(self, group: Group) -> bool:
        """Several cases, none of which is the general one, and no fact that tells them apart: the advisor chooses."""
        sisters = self.sisters(group)
        return group[0] == "cas" and len(sisters) > 1 and all(b.condition is None and not b.is_default for b in sisters)

    def judged(self, known: Known) -> "Judged":
        return Judged(self, known)


class Judged:
    def __init__(self, branches: Branches, known: Known) -> None:
        self._branches = branches
        self._known = known
        self._truths: dict[Group, dict[str, bool | None]] = {}
        self._states: dict[int, BranchState] = {}

    def state(self, unit: Unit) -> BranchState:
        branches = self._branches.of(unit)
        if not branches:
            return _ALWAYS
        state = self._states.get(id(branches))
        if state is None:
            state = self._states[id(branches)] = self._state(branches)
        return state

    def _state(self, branches: tuple[Branch, ...]) -> BranchState:
        truths = [(branch, self._group_truths(branch.group)[branch.label]) for branch in branches]
        closed = any(truth is False and self._closes(branch) for branch, truth in truths)
        if any(truth is False for _, truth in truths):
            return BranchState(False, is_closed=closed)
        open_ones = [branch for branch, truth in truths if truth is None and self._branches.splits(branch.group)]
        missing = tuple(dict.fromkeys(fact for branch in open_ones for fact in self.missing(branch.group)))
        truth = None if any(truth is None for _, truth in truths) else True
        choices = [b.group for b, truth in truths if truth is None and self._branches.is_choice(b.group)]
        return BranchState(
            truth, missing, open_ones[-1].group if open_ones else None, choice=choices[-1] if choices else None
        )

    def uses_facts(self, unit: Unit) -> bool:
        """One of its conditions is settled by a fact of the call."""
        facts = set(self._known.facts)
        conditions = (branch.condition for branch in self._branches.of(unit))
        return any(condition is not None and facts & set(condition.facts) for condition in conditions)

    def missing(self, group: Group) -> tuple[str, ...]:
        """The facts that would decide between the sister branches still open, those that most of them hang on first."""
        truths = self._group_truths(group)
        count = Counter(
            fact
            for branch in self._branches.sisters(group)
            if branch.condition is not None and truths[branch.label] is None
            for fact in _undecided(branch.condition, self._known)
        )
        return tuple(fact for fact, _ in count.most_common())

    def undecided_facts(self) -> frozenset[str]:
        """Every fact that a branch of this fiche waits for."""
        return frozenset(fact for group in self._branches.groups for fact in self.missing(group))

    def open_labels(self, group: Group) -> tuple[str, ...]:
        truths = self._group_truths(group)
        return tuple(label for label, truth in truths.items() if truth is not False)

    def _closes(self, branch: Branch) -> bool:
        if branch.condition is not None and set(branch.condition.facts) & CLOSING:
            return True
        return True in self._group_truths(branch.group).values()

    def _group_truths(self, group: Group) -> dict[str, bool | None]:
        if group not in self._truths:
            self._truths[group] = _sister_truths(self._branches.sisters(group), self._known)
        return self._truths[group]


def _sister_truths(sisters: tuple[Branch, ...], known: Known) -> dict[str, bool | None]:
    chosen = fold(known.facts.get("cas", ""))
    if chosen and any(fold(b.label) == chosen for b in sisters):
        return {b.label: fold(b.label) == chosen for b in sisters}
    truths = {b.label: b.condition.truth(known) if b.condition is not None else None for b in sisters}
    holding = [b for b in sisters if truths[b.label] is True]
    for wider in holding:
        if any(_is_narrower(other, wider) for other in holding if other is not wider):
            truths[wider.label] = False  # « avant 16 ans » and « avant 18 ans » both hold: the first one is the rule
    for branch in sisters:
        if branch.is_default and any(b.condition is not None for b in sisters):
            others = [truths[b.label] for b in sisters if not b.is_default and b.condition is not None]
            truths[branch.label] = False if True in others else (True if set(others) == {False} else None)
    return truths


def _is_narrower(one: Branch, other: Branch) -> bool:
    a, b = one.condition, other.condition
    if isinstance(a, NumberRange) and isinstance(b, NumberRange) and a.fact == b.fact:
        return b.low <= a.low and a.high <= b.high and (a.low, a.high) != (b.low, b.high)
    if (isinstance(a, BirthRange) and isinstance(b, BirthRange)) or (
        isinstance(a, EffectRange) and isinstance(b, EffectRange)
    ):
        return b.start <= a.start and a.end <= b.end and (a.start, a.end) != (b.start, b.end)
    return False


def _undecided(condition: Condition, known: Known) -> Iterable[str]:
    parts = condition.parts if isinstance(condition, AllOf) else (condition,)
    for part in parts:
        if part.truth(known) is None:
            yield from part.facts


def _branches(unit: Unit, conditions: Mapping[Label, Condition]) -> Iterable[Branch]:
    for place, (label, context) in enumerate(labels_over(unit)):
        condition = conditions.get((label, context))
        if place == len(unit.path):
            yield Branch(("table", str(unit.table)), label, condition, is_default_label(label))
        # A plain heading is a branch only when it states a whole condition: « Ancienneté inférieure à 10 ans ».
        elif label in unit.cases or (condition is not None and not getattr(condition, "partly_read", False)):
            yield Branch(("cas", *unit.path[:place]), label, condition, is_default_label(label))


_kept: dict[int, tuple[PublishedVersion, Branches]] = {}


def branches_of(version: PublishedVersion) -> Branches:
    kept = _kept.get(version.version_id)
    if kept is None or kept[0] is not version:
        if len(_kept) >= MAX_KEPT_VERSIONS:
            _kept.clear()
        kept = _kept[version.version_id] = (version, Branches(version))
    return kept[1]
