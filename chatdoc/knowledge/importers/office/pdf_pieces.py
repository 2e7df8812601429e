"""From the lines of a PDF to titles, paragraphs, lists: by the size of letters, the bullets and the gaps."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from chatdoc.knowledge.importers.note_labels import read_label
from chatdoc.knowledge.importers.office.nesting import Heading, Piece
from chatdoc.knowledge.importers.office.pdf_lines import Line
from chatdoc.knowledge.tree import Block, Figure, Item, ItemList, Note, Paragraph, Table

_BULLET: Final = re.compile(r"^(?:[•●▪■◦‣∙·–—*-]|o(?=\s)|(?P<rank>\d{1,2})[.)])\s+(?=\S)")
_LARGER: Final = 1.12
_NEW_PARAGRAPH: Final = 0.8  # of the height of a line, between two lines
_LONGEST_TITLE: Final = 120
_SENTENCE_ENDS: Final = (".", ";", ":", ",", "!", "?")


@dataclass(frozen=True)
class Placed:
    """A table, where it stands."""

    table: Table
    page: int
    top: float


@dataclass(frozen=True)
class PlacedFigure:
    """A picture, where it stands."""

    figure: Figure
    page: int
    top: float


_Entry = Line | Placed | PlacedFigure


def pieces_of(
    lines: Sequence[Line], tables: Sequence[Placed], figures: Sequence[PlacedFigure], body: float
) -> list[Piece]:
    """In reading order. A table that goes on over the page is one table."""
    sizes = sorted({line.size for line in lines if _is_larger(line, body)}, reverse=True)
    levels = {size: rank for rank, size in enumerate(sizes, start=1)}
    entries: list[_Entry] = [*lines, *tables, *figures]
    entries.sort(key=lambda entry: (entry.page, entry.top))
    return list(_Reader(levels, body).read(_joined_tables(entries)))


def _is_larger(line: Line, body: float) -> bool:
    return line.size >= body * _LARGER and len(line.text) <= _LONGEST_TITLE


class _Reader:
    def __init__(self, levels: dict[float, int], body: float) -> None:
        self._levels = levels
        self._body = body
        self._text: list[Line] = []
        self._items: list[list[Line]] = []
        self._heading: Heading | None = None

    def read(self, entries: Iterable[_Entry]) -> Iterator[Piece]:
        for entry in entries:
            if isinstance(entry, Placed):
                yield from self._flush()
                yield entry.table
            elif isinstance(entry, PlacedFigure):
                yield from self._flush()
                yield entry.figure
            elif level := self._level(entry):
                yield from self._flush(keep_heading=level)
                self._open_heading(level, entry.text)
            else:
                yield from self._flush_heading()
                yield from self._line(entry)
        yield from self._flush()

    def _level(self, line: Line) -> int:
        if _is_larger(line, self._body) and not _BULLET.match(line.text):
            return self._levels[line.size]
        is_title = line.is_bold and len(line.text) <= _LONGEST_TITLE and not line.text.endswith(_SENTENCE_ENDS)
        starts = not self._text or self._is_apart(line)
        return len(self._levels) + 1 if is_title and starts and not _BULLET.match(line.text) else 0

    def _open_heading(self, level: int, text: str) -> None:
        """A title on two lines is one title."""
        said = f"{self._heading.text} {text}" if self._heading else text
        self._heading = Heading(level, said)

    def _line(self, line: Line) -> Iterator[Piece]:
        if _BULLET.match(line.text):
            yield from self._flush_text()
            self._items.append([line])
        elif self._items and not self._is_apart(line) and line.left > self._items[-1][0].left:
            self._items[-1].append(line)
        else:
            if self._items or self._is_apart(line):
                yield from self._flush()
            self._text.append(line)

    def _is_apart(self, line: Line) -> bool:
        before = self._items[-1][-1] if self._items else self._text[-1] if self._text else None
        if before is None:
            return False
        if before.page != line.page:
            return before.text.endswith((".", ":"))
        return line.top - before.bottom > (line.bottom - line.top) * _NEW_PARAGRAPH

    def _flush(self, keep_heading: int = 0) -> Iterator[Piece]:
        if self._heading and self._heading.level != keep_heading:
            yield from self._flush_heading()
        yield from self._flush_text()
        yield from self._flush_items()

    def _flush_heading(self) -> Iterator[Piece]:
        if self._heading:
            yield self._heading
            self._heading = None

    def _flush_text(self) -> Iterator[Piece]:
        if self._text:
            text, self._text = _joined(self._text), []
            labelled = read_label(text)
            yield Note(labelled.kind, (Paragraph(labelled.text),)) if labelled and labelled.text else Paragraph(text)

    def _flush_items(self) -> Iterator[Block]:
        if self._items:
            items, self._items = self._items, []
            ranks = [_BULLET.match(item[0].text) for item in items]
            ordered = all(found and found["rank"] for found in ranks)
            yield ItemList(tuple(Item(_BULLET.sub("", _joined(item), count=1)) for item in items), ordered)


def _joined(lines: Sequence[Line]) -> str:
    """A word cut at the end of a line is put together again; « moins-value » keeps its hyphen in the middle."""
    text = ""
    for line in lines:
        cut = text.endswith("-") and text[-2:-1].isalpha() and line.text[:1].islower()
        text = text[:-1] + line.text if cut else f"{text} {line.text}"
    return text.strip()


def _joined_tables(entries: Iterable[_Entry]) -> Iterator[_Entry]:
    last: Placed | None = None
    for entry in entries:
        if isinstance(entry, Placed) and last and entry.page > last.page and _same_width(entry.table, last.table):
            last = replace(entry, table=_prolonged(last.table, entry.table))
            continue
        if last:
            yield last
        last = entry if isinstance(entry, Placed) else None
        if not isinstance(entry, Placed):
            yield entry
    if last:
        yield last


def _same_width(one: Table, other: Table) -> bool:
    return len(one.headers) == len(other.headers)


def _prolonged(table: Table, following: Table) -> Table:
    """The next page repeats the headers, or goes on with a row."""
    more = following.rows if following.headers == table.headers else (following.headers, *following.rows)
    return replace(table, rows=(*table.rows, *more))
