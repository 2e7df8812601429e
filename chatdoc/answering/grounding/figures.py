"""Every checkable thing of a folded text in its one normal writing: number, date, amount, article, phone, address."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from chatdoc.knowledge.facts.french import MONTH, digits, fold, month_number

_UNITS = r"€|euros?|%|pour cent|ans?|annees?|mois|jours?|trimestres?|points?|heures?|semaines?|enfants?"
_NUMBER = r"\d{1,3}(?:[ .]\d{3})+(?:,\d+)?(?![\d])|\d+(?:[.,]\d+)?"
_FIGURE = re.compile(
    rf"""
    (?P<url>https?://[^\s)»]+|\bwww\.[^\s)»]+)
    |(?P<email>[\w.+-]+@[\w-]+\.[\w.-]+)
    |(?P<cerfa>\b\d{{5}}\s?\*\s?\d{{1,2}}\b)
    |(?P<form>\bs\s?\d{{4}}\s?[a-z]?\b)
    |(?P<article>\b[lrda]\.?\s?\*?\s?\d{{1,4}}(?:-\d+)+\b)
    |(?P<day>\b\d{{1,2}}(?:er)?\s{MONTH}\.?\s\d{{4}}\b|\b\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{4}}\b)
    |(?P<month>\b(?:\d{{1,2}}(?:er)?\s)?{MONTH}\.?(?:\s\d{{4}})?\b)
    |(?P<age>\b\d+\sans?\set\s\d+\smois\b)
    |(?P<fraction>\b\d+/\d+\b)
    |(?P<phone>\b\d\d(?:[ .]\d\d){{1,4}}\b(?![\d,]|\s?(?:{_UNITS})(?!\w)))
    |(?P<number>(?<![\w])(?:{_NUMBER})(?:er|ere|e|eme|nd|nde)?(?:\s?(?:{_UNITS})(?!\w))?)
    """,
    re.VERBOSE,
)
_PARTS = re.compile(rf"^({_NUMBER})((?:er|ere|e|eme|nd|nde)\b)?\s?({_UNITS})?$")
_ONE_NAME = {"euro": "€", "pour cent": "%", "annee": "an"}
_ARTICLE_WORDS = r"(?:\s?(?:les?|la|l'|du|de|d'|des|un|une|age|montant|somme|a|au|partir))*\s?$"
_BEFORE = tuple(
    (bound, re.compile(rf"(?:{words}){_ARTICLE_WORDS}"))
    for bound, words in (
        ("<=", r"\b(?:pas|jamais)(?: \w+)? (?:depasser|exceder|plus de)|\bn'?e? ?(?:depass|exced)\w* (?:pas|jamais)"),
        (">=", r"\bpas (?:avant|moins de)|\bau plus tot\b"),
        (">=", r"\bau moins|\bdepuis|\bau minimum|\bminimum|\bminimale?"),
        ("<=", r"\bau plus(?: tard)?|\bjusque|\bau maximum|\bmaximum|\bmaximale?|\bdans la limite"),
        (">", r"\bplus d(?:e|')|\bsuperieure?s?|\bau-dela|\bau dela|\bapres|\bdepass\w+|\bexced\w+"),
        ("<", r"\bmoins d(?:e|')|\binferieure?s?|\bavant|\ben dessous|\bsous\b"),
    )
)
_AFTER = (
    (">=", re.compile(r"\s?(?:(?:ou|et) plus\b|(?:au )?minimum|au moins|au plus tot|revolus)")),
    ("<=", re.compile(r"\s?(?:(?:ou|et) moins\b|(?:au )?maximum|au plus)")),
)
_JOINS = re.compile(r"\s?(?:et|a|au|-)\s?(?:le\s?)?")
_OPENS = re.compile(r"\b(?:entre|de|du)\s(?:le\s)?$")


@dataclass(frozen=True)
class Figure:
    """`bound`: « au moins », « avant »… said of it, as a sign; empty when it is said plainly."""

    kind: str
    value: str
    bound: str = ""

    @property
    def sign(self) -> str:
        return f"{self.bound}{self.value}"

    @property
    def unit(self) -> str:
        return self.value.partition(" ")[2] if self.kind == "number" else self.kind


@dataclass(frozen=True)
class Placed:
    figure: Figure
    start: int
    end: int


def normal(text: str) -> str:
    """Folded, numbers in digits: what `placed` and the words are read in."""
    return digits(fold(text))


def figures(text: str) -> frozenset[Figure]:
    """Without their bounds: what a text states, to compare two lines."""
    return frozenset(replace(found.figure, bound="") for found in placed(normal(text)))


def placed(folded: str) -> list[Placed]:
    found = [_read(match, folded) for match in _FIGURE.finditer(folded)]
    return [*found, *_ranges(found, folded)]


def _read(match: re.Match[str], folded: str) -> Placed:
    kind, said = match.lastgroup or "", match.group()
    bound, start, end = _bound(folded, match.start(), match.end())
    return Placed(Figure(*_value(kind, said), bound=bound), start, end)


def _value(kind: str, said: str) -> tuple[str, str]:
    if kind == "number":
        return "number", _number(said)
    if kind in ("day", "month"):
        return kind, _date(said)
    if kind == "age":
        return "number", " ".join(f"{number}" for number in re.findall(r"\d+", said)) + " an mois"
    if kind in ("url", "email"):
        return kind, said.rstrip(".,;/")
    return kind, re.sub(r"[^\w*/-]", "", said)


def _number(said: str) -> str:
    found = _PARTS.match(said)
    if not found:
        return said
    value = re.sub(r"(?<=\d)[ .](?=\d{3}\b)", "", found[1]).replace(".", ",")
    value = re.sub(r",0+$", "", value)
    unit = found[3] or ""
    unit = unit if unit in ("mois", "pour cent") else unit.rstrip("s")
    return f"{value} {_ONE_NAME.get(unit, unit)}".strip()


def _date(said: str) -> str:
    numeric = re.fullmatch(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", said)
    if numeric:
        return "-".join(str(int(part)) for part in reversed(numeric.groups()))
    words = re.findall(r"\d+|[a-z]{3,}", said)
    parts = [part if part.isdecimal() else f"m{month_number(part)}" for part in words]
    return "-".join(part.removeprefix("m") if len(parts) == 3 else part for part in reversed(parts))


def _bound(folded: str, start: int, end: int) -> tuple[str, int, int]:
    """What bounds the figure, and the place of both together."""
    before, after = folded[max(0, start - 48) : start], folded[end : end + 16]
    before = re.split(r"[,;:.()]", before)[-1]
    for bound, pattern in _BEFORE:
        if found := pattern.search(before):
            return bound, start - len(before) + found.start(), end
    for bound, pattern in _AFTER:
        if found := pattern.match(after):
            return bound, start, end + found.end()
    return "", start, end


def _ranges(found: list[Placed], folded: str) -> Iterator[Placed]:
    """« entre le 1er janvier 1963 et le 31 mars 1965 »: its ends go together."""
    for one, other in itertools.pairwise(found):
        if _JOINS.fullmatch(folded[one.end : other.start]) and _OPENS.search(folded[: one.start]):
            value = f"{one.figure.value} … {other.figure.value}"
            yield Placed(Figure("range", value), one.start, other.end)
