"""Of a fiche: labels read as conditions, those left to the advisor, the breaks of its scales."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import pairwise

from chatdoc.knowledge.conditions import BirthRange, is_default_label, labels_over, parse_label
from chatdoc.knowledge.facts.french import digits, fold
from chatdoc.knowledge.units import Unit

# What a label names, so that a rule should read it. An event (« Naissance d’un enfant »), a place of birth or a sum
# of money in the column « Nombre d’enfants » names none of these.
_YEAR = r"(?:19|20)\d\d"
NAMES = {
    "naissance": re.compile(rf"\b(?:nee?s?|naissance|generations?|adoptee?s?)\b.*{_YEAR}"),
    "âge": re.compile(
        r"\bages?\b.*\d|\b\d+ ans (?:et|ou) (?:plus|moins)\b"
        r"|\b(?:avez|avoir|a|agee?s? de|atteint\w*)\b[^,;]{0,30}\b\d+ ans\b"
    ),
    "enfants": re.compile(r"\b(?:\d+|une?|sans|aucun|pas d'|plusieurs) ?enfants?\b"),
    "situation": re.compile(
        r"\b(?:mariee?s?|veu(?:f|ve)s?|divorcee?s?|pacsee?s?|concubin\w*|celibataires?|separee?s?|couples?|seule?s?)\b"
    ),
}
_BIRTH_COLUMN = re.compile(r"\bnee?s?\b|\bne\(e\)|\bnaissance\b|\bgenerations?\b")


@dataclass
class LabelsRead:
    fiche_id: str
    title: str
    whole: list[str] = field(default_factory=list)  # labels read whole
    partly: list[str] = field(default_factory=list)  # a part says something that no rule reads: never quite true
    choices: list[str] = field(default_factory=list)  # offered to the advisor
    named: dict[str, list[int]] = field(default_factory=dict)  # kind -> [read, named]
    scales: int = 0  # tables and groups of cases by birth
    breaks: list[str] = field(default_factory=list)  # gaps and overlaps of their ranges


def labels_read(fiche_id: str, title: str, units: Iterable[Unit]) -> LabelsRead:
    fiche = LabelsRead(fiche_id, title)
    scales: dict[tuple[str, ...], dict[str, BirthRange]] = defaultdict(dict)
    for (label, context, group), is_case in _branch_labels(units).items():
        condition = parse_label(label, context)
        _count(fiche, label, context, condition is not None)
        if isinstance(condition, BirthRange):
            scales[group][label] = condition
        if condition is None:
            if is_case:
                fiche.choices.append(label)
        else:
            (fiche.partly if getattr(condition, "partly_read", False) else fiche.whole).append(label)
    for ranges in scales.values():
        if len(ranges) > 1:
            fiche.scales += 1
            fiche.breaks.extend(_breaks(ranges.values()))
    return fiche


def _branch_labels(units: Iterable[Unit]) -> dict[tuple[str, str, tuple[str, ...]], bool]:
    """Cases and first cells of rows, once each, but for « Cas général »; whether it is a case."""
    found: dict[tuple[str, str, tuple[str, ...]], bool] = {}
    for unit in units:
        for place, (label, context) in enumerate(labels_over(unit)):
            is_row = place == len(unit.path)
            if (is_row or label in unit.cases) and not is_default_label(label):
                group = ("table", str(unit.table)) if is_row else ("cas", *unit.path[:place])
                found.setdefault((label, context, group), not is_row)
    return found


def _count(fiche: LabelsRead, label: str, context: str, is_read: bool) -> None:
    folded = digits(fold(label))
    if _BIRTH_COLUMN.search(fold(context)) and re.search(_YEAR, folded):
        folded = f"naissance {folded}"
    for kind, names in NAMES.items():
        if names.search(folded):
            counts = fiche.named.setdefault(kind, [0, 0])
            counts[0] += is_read
            counts[1] += 1


def _breaks(ranges: Iterable[BirthRange]) -> Iterator[str]:
    ordered = sorted(set(ranges), key=lambda one: (one.start, one.end))
    for before, after in pairwise(ordered):
        if before.end >= after.start:
            yield f"recouvrement {after.start:%d/%m/%Y} – {min(before.end, after.end):%d/%m/%Y}"
        elif before.end + timedelta(days=1) < after.start:
            yield f"trou {before.end + timedelta(days=1):%d/%m/%Y} – {after.start - timedelta(days=1):%d/%m/%Y}"
