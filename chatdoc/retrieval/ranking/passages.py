"""A version cut into passages: runs of units under one heading, short enough for a word to mean something."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from chatdoc.knowledge.units import Unit

MAX_WORDS = 120
_SENTENCE = re.compile(r"(?<=[.;!?])\s+|\n+")
_BORN = re.compile(r"\bnée?s?\b|naissance|génération", re.IGNORECASE)
_CASES = re.compile(rf"{_BORN.pattern}|enfant|situation|\bâge\b", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(19\d\d)\b.{1,30}?\b(19\d\d)\b")


@dataclass(frozen=True)
class Passage:
    first: int  # units, both included
    last: int
    headings: str
    text: str
    labels: tuple[str, ...] = ()  # cases and first cells: a condition on the facts may be read in them


def cut_passages(units: Iterable[Unit]) -> Iterator[Passage]:
    run: list[Unit] = []
    words = 0
    for unit in units:
        length = len(unit.text.split())
        if run and (unit.path != run[-1].path or words + length > MAX_WORDS):
            yield from _passages(run)
            run, words = [], 0
        run.append(unit)
        words += length
    if run:
        yield from _passages(run)


def _passages(run: list[Unit]) -> Iterator[Passage]:
    headings = " · ".join(dict.fromkeys(run[0].path))
    labels = dict.fromkeys((*run[0].path, *filter(None, map(_row_label, run))))
    for text in _windows(_run_text(run)):
        yield Passage(run[0].number, run[-1].number, headings, text + _years_between(text), tuple(labels))


def _row_label(unit: Unit) -> str:
    """« Année de naissance » over « 1967 à 1969 »: read as « né de 1967 à 1969 »."""
    if unit.kind != "row" or not unit.cells or not unit.headers or not _CASES.search(unit.headers[0]):
        return ""
    cell = unit.cells[0]
    if _BORN.search(unit.headers[0]) and cell[:4].isdigit():
        return f"né de {cell}" if " à " in cell else f"né en {cell}"
    return f"{unit.headers[0].rstrip(' :')} {cell}"


def _run_text(run: list[Unit]) -> str:
    """A table's headers are said once: repeated on each row they would drown the cells."""
    lines: list[str] = []
    previous: Unit | None = None
    for unit in run:
        if unit.kind == "row" and not (previous and previous.table == unit.table):
            lines.extend(part for part in (unit.lead, unit.table_title, " ; ".join(unit.headers)) if part)
        elif unit.lead and unit.kind != "row" and not (previous and previous.text == unit.lead):
            lines.append(unit.lead)
        lines.append(" ; ".join(unit.cells) if unit.kind == "row" else unit.text)
        previous = unit
    return "\n".join(lines)


def _windows(text: str) -> Iterator[str]:
    """A unit may be a page long: cut at the sentences, or at the word for want of a full stop."""
    window: list[str] = []
    for sentence in _SENTENCE.split(text):
        words = sentence.split()
        if window and len(window) + len(words) > MAX_WORDS:
            yield " ".join(window)
            window = []
        window.extend(words)
        start = 0  # an index: taking the words off a long line one window at a time would copy the rest each time
        while len(window) - start > 2 * MAX_WORDS:
            yield " ".join(window[start : start + MAX_WORDS])
            start += MAX_WORDS
        del window[:start]
    if window:
        yield " ".join(window)


def _years_between(text: str) -> str:
    """« Entre le 1er janvier 1963 et le 31 mars 1965 » also speaks of those born in 1964."""
    years: list[str] = []
    for start, end in _BETWEEN.findall(text):
        if 1 < int(end) - int(start) <= 10:
            years.extend(str(year) for year in range(int(start) + 1, int(end)))
    return "\n" + " ".join(dict.fromkeys(years)) if years else ""
