"""Each sentence of the base that gives a figure: what it says, of what, and the values it gives."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from chatdoc.answering.grounding.figures import Figure, figures, normal
from chatdoc.common.sentences import sentences
from chatdoc.knowledge.queries import PublishedVersion
from chatdoc.knowledge.units import Unit, cut_units
from chatdoc.retrieval.ranking.terms import base_terms

Values = Mapping[str, frozenset[str]]

_EXAMPLE: Final = re.compile(r"(?i)^\W*(?:par )?exemple|[×x=+] ?\d")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_POINTS: Final = re.compile(r"(?i)^(?:\w+ ){0,3}(?:cet|cette|ces|ce)\b")
_DIGIT: Final = re.compile(r"\d")
# They come with a value, or turn a sentence: they say nothing of what the value is the value of.
_AROUND: Final = frozenset(
    base_terms(
        "à partir de avant après plus moins jusqu'à pendant sous dès compter entre au minimum maximum vous votre doit"
        " devez pouvez peut être avoir avez est sont il faut cas fait faire compris selon notamment aussi également an"
        " ans mois jour jours euro euros semaine heure trimestre janvier février mars avril mai juin juillet août"
        " septembre octobre novembre décembre"
    )
)


@dataclass(frozen=True, eq=False)
class Statement:
    version: PublishedVersion
    unit: Unit
    text: str
    values: Values  # by kind of figure
    years: frozenset[str]
    terms: frozenset[str]
    near: frozenset[str]  # and those of the sentence that introduces it
    above: frozenset[str]  # and those of the titles over it
    title: frozenset[str]  # what its fiche says it is about, before « : quelles règles ? »
    points_back: bool  # « cette infraction »: what it speaks of is said elsewhere


def statements_of(version: PublishedVersion) -> Iterator[Statement]:
    title = _terms(version.title.partition(" : ")[0]) or _terms(version.title)
    whole = title | _terms(version.title)
    for unit in cut_units(version.blocks):
        if unit.kind == "service" or unit.note == "exemple":
            continue
        lead = _terms(f"{unit.lead} {unit.table_title}")
        above = whole | lead | _terms(" ".join(unit.path))
        for text in _sentences(unit):
            if _EXAMPLE.search(text):
                continue
            values, years = _values(text)
            if values and (own := _terms(text)):
                yield Statement(
                    version, unit, text, values, years, own, own | lead, own | above, title, bool(_POINTS.search(text))
                )


def _sentences(unit: Unit) -> Iterable[str]:
    if unit.kind == "list":
        return [line for item in unit.items for line in sentences(item)]
    if unit.kind == "row":
        return [unit.text]
    return sentences(unit.text)


def _terms(text: str) -> frozenset[str]:
    return frozenset(term for term in base_terms(text) if not _DIGIT.search(term)) - _AROUND


def _values(text: str) -> tuple[Values, frozenset[str]]:
    found: dict[str, set[str]] = {}
    years: set[str] = set()
    for figure in figures(text) if _DIGIT.search(normal(text)) else ():
        kind, value = _compared(figure)
        if kind:
            found.setdefault(kind, set()).add(value)
        elif figure.kind == "number" and _YEAR.fullmatch(figure.value):
            years.add(figure.value)
    return {kind: frozenset(values) for kind, values in found.items()}, frozenset(years)


def _compared(figure: Figure) -> tuple[str, str]:
    """In one unit for what is counted in several: 18 mois and « un an et 6 mois » are one value."""
    if figure.kind in ("day", "month"):
        return "date", figure.value
    number, _, unit = figure.value.partition(" ")
    if figure.kind != "number" or not unit:
        return "", ""
    if unit.endswith("an mois"):
        return "durée", f"{12 * int(number) + int(unit.split(' ')[0])} mois"
    if unit == "an" and number.isdecimal():
        return "durée", f"{12 * int(number)} mois"
    if unit == "mois":
        return "durée", f"{number} mois"
    if unit == "semaine" and number.isdecimal():
        return "jours", f"{7 * int(number)} jour"
    return {"jour": "jours", "pour cent": "%"}.get(unit, unit), f"{number} {unit}"
