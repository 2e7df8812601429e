"""Every figure, date, amount, article, phone and address of a line occurs in what it cites. Plain Python."""

import re
from dataclasses import dataclass
from functools import lru_cache

from chatdoc.knowledge.facts.french import MONTH, digits, fold, month_number

_URL = re.compile(r"https?://[^\s)»]+|\bwww\.[^\s)»]+")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_ARTICLE = re.compile(r"\b([lrda])\.?\s?\*?\s?(\d{1,4}(?:-\d+)+)\b")
_DAY = re.compile(rf"\b(\d{{1,2}})(?:er)?\s+({MONTH})\.?\s+(\d{{4}})\b")
_NUMERIC_DAY = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b")
_GROUPED = re.compile(r"(?<![\d,])(\d{1,3})((?:[\s.]\d{3})+)(?!\d)")
_UNITS = r"(?:€|euros?|%|ans?|mois|jours?|trimestres?|points?|heures?|semaines?|enfants?)"
_NUMBER = re.compile(rf"(?<![\w])(\d+(?:[.,]\d+)?)(?:\s?({_UNITS})(?!\w))?")
_ONE_NAME = {"euro": "€", "euros": "€"}


@dataclass(frozen=True)
class Figure:
    """One checkable thing of a text, in its one normal writing."""

    kind: str
    value: str


def figures(text: str) -> frozenset[Figure]:
    found: set[Figure] = set()
    rest = text
    for kind, pattern in (("url", _URL), ("email", _EMAIL)):
        found |= {Figure(kind, match.rstrip(".,;/").lower()) for match in pattern.findall(rest)}
        rest = pattern.sub(" ", rest)
    rest = digits(fold(rest))
    found |= {Figure("article", f"{letter}{number}") for letter, number in _ARTICLE.findall(rest)}
    rest = _ARTICLE.sub(" ", rest)
    found |= _days(rest)
    return frozenset(found | _numbers(_NUMERIC_DAY.sub(" ", rest)))


def unsupported(line: str, passages: str) -> list[str]:
    """What the line states and the passages do not: empty when the line may be shown."""
    stated = figures(line)
    if not stated:
        return []
    known = _known_figures(passages)
    bare = {figure.value.split(" ")[0] for figure in known if figure.kind == "number"}
    missing = [figure for figure in stated - known if not _is_bare_and_known(figure, bare)]
    return sorted(figure.value for figure in missing)


@lru_cache(maxsize=4096)
def _known_figures(passages: str) -> frozenset[Figure]:
    return figures(passages)  # of the base alone: what is typed or written by a model is never kept


def _is_bare_and_known(figure: Figure, bare: set[str]) -> bool:
    return figure.kind == "number" and " " not in figure.value and figure.value in bare


def _days(text: str) -> set[Figure]:
    written = {(int(d), month_number(m), int(y)) for d, m, y in _DAY.findall(text)}
    numeric = {(int(d), int(m), int(y)) for d, m, y in _NUMERIC_DAY.findall(text)}
    return {Figure("day", f"{y}-{m:02d}-{d:02d}") for d, m, y in written | numeric}


def _numbers(text: str) -> set[Figure]:
    joined = _GROUPED.sub(lambda found: re.sub(r"\D", "", found[0]), re.sub(r"(?<=\d)(?:er|e|eme)\b", "", text))
    return {Figure("number", _number(number, unit)) for number, unit in _NUMBER.findall(joined)}


def _number(number: str, unit: str) -> str:
    value = number.replace(".", ",")
    value = re.sub(r",0+$", "", value)
    name = _ONE_NAME.get(unit, unit.rstrip("s") if unit not in {"mois"} else unit)
    return f"{value} {name}".strip()
