"""A text without marks into a tree: titles, lists, tables and notes are recovered from the shape of its lines."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from chatdoc.knowledge.importers.flat_lines import Line, cut_lines
from chatdoc.knowledge.importers.flat_lists import list_length
from chatdoc.knowledge.importers.flat_tables import read_table
from chatdoc.knowledge.importers.note_labels import Labelled, read_label
from chatdoc.knowledge.tree import Block, Item, ItemList, Note, Paragraph, Section, SectionKind

# A title that states who or when: a branch of the rule, not a subject.
_CASE = re.compile(
    r"^(?:cas général|autres? cas|dans (?:les|tous les) autres? cas|en cas d|"
    r"vous (?:êtes|avez|vivez|percevez|n'|exercez|résidez|habitez|travaillez|partez|ne )|si (?:vous|le|la|l')|"
    r"né(?:e|\(e\))? |enfant né|personne |couple|célibataire|marié|pacsé|veu(?:f|ve)|divorcé|"
    r"avant |après |depuis |à partir d|jusqu'(?:à|au|en)|entre |moins de |plus de |au moins |au plus |"
    r"salarié|fonctionnaire|agent |(?:un|deux|trois|\d+) enfants?|français|européen|étranger|mineur|majeur|"
    r"en france|à l'étranger|hors |(?:à|en|au|aux) [A-ZÉ])",
    re.I,
)
_GENERAL_CASE = re.compile(r"^cas (?:général|particulier)", re.I)
_MIN_NOTE = 60
_RUN = 4
_WINDOW = 400  # lines looked at ahead: a long text stays linear
_STRICT_CASE_PLACES = re.compile(r"^(?:à|en|au|aux) [a-zé]")


def heading_kind(title: str, otherwise: SectionKind = "titre") -> SectionKind:
    # « En ligne », « À domicile » are ways to do a thing, « En Guyane » is a place where another rule holds.
    if _CASE.match(title) and not _STRICT_CASE_PLACES.match(title[:1].lower() + title[1:]):
        return "cas"
    return otherwise


def read_flat(text: str, title: str = "") -> Iterator[Block]:
    lines = cut_lines(text)
    if lines and title and _same(lines[0].text, title):
        lines = lines[1:]
    root = _Part()
    _Reader(lines, root).read()
    return iter(_blocks(root))


def _same(line: str, title: str) -> bool:
    said, known = (words.rstrip(" :?.").casefold() for words in (line, title))
    return said == known


@dataclass
class _Part:
    title: str = ""
    level: int = 0
    linked: bool = False
    content: "list[Block | _Part]" = field(default_factory=list)
    in_cases: bool = False  # beside « Cas général »


def _blocks(part: _Part) -> tuple[Block, ...]:
    titles = [entry.title for entry in part.content if isinstance(entry, _Part)]
    # Beside « Cas général », every title is a case.
    branches = any(_GENERAL_CASE.match(title) for title in titles)
    return tuple(_section(entry, branches) if isinstance(entry, _Part) else entry for entry in part.content)


def _section(part: _Part, is_branch: bool) -> Block:
    blocks = _blocks(part)
    # A title with nothing below it was a line of its own.
    kind = "cas" if is_branch else heading_kind(part.title)
    return Section(kind, part.title, blocks) if blocks else Paragraph(part.title)


class _Reader:
    def __init__(self, lines: Sequence[Line], root: _Part) -> None:
        self._lines = lines
        self._open = [root]
        self._at = 0

    def read(self) -> None:
        while self._at < len(self._lines):
            # A step that read nothing would never end.
            self._at += max(1, self._step(self._lines[self._at : self._at + _WINDOW]))

    def _step(self, lines: Sequence[Line]) -> int:
        """Read one block; how many lines it took."""
        line = lines[0]
        if labelled := read_label(line.text):
            return self._note(lines, labelled)
        if table := read_table(lines):
            self._add(table.table)
            return table.length
        if line.bullet:
            return self._list(lines, max(1, list_length(lines)))
        if line.introduces:
            return self._introduced(lines)
        if run := self._run(lines):
            return self._list(lines, run)
        if line.level or (line.may_title and self._heads(lines)):
            self._title(line)
        else:
            self._add(self._sentence(line))
        return 1

    def _introduced(self, lines: Sequence[Line]) -> int:
        self._add(Paragraph(lines[0].text))
        if read_table(lines[1:]):
            return 1
        length = list_length(lines[1:])
        return 1 + (self._list(lines[1:], length) if length else 0)

    def _sentence(self, line: Line) -> Block:
        """A sentence that starts low stood in a box whose label (« À noter ») is lost."""
        if line.starts_low and line.is_prose and len(line.text) > _MIN_NOTE:
            return Note("a_noter", (Paragraph(line.text),))
        return Paragraph(line.text)

    def _run(self, lines: Sequence[Line]) -> int:
        """Many bare lines in a row are cells or items: no page has five titles one inside the other."""
        length = next((n for n, line in enumerate(lines) if not line.may_title or line.level), len(lines))
        if length < _RUN and not (length > 1 and all(line.linked for line in lines[:length])):
            return 0
        followed = length < len(lines)
        titles = next((n for n in range(2) if lines[length - 1 - n].linked), 2) if followed else 0
        return length - titles

    def _heads(self, lines: Sequence[Line]) -> bool:
        """A short line is a title when a text, or another title, follows."""
        return len(lines) > 1 and (not lines[1].starts_low or len(lines[1].text) > _MIN_NOTE)

    def _list(self, lines: Sequence[Line], length: int) -> int:
        self._add(ItemList(tuple(Item(line.text) for line in lines[:length])))
        return length

    def _note(self, lines: Sequence[Line], labelled: Labelled) -> int:
        if not labelled.text and len(lines) == 1:
            self._add(Paragraph(lines[0].text))
            return 1
        self._add(Note(labelled.kind, (Paragraph(labelled.text or lines[1].text),)))
        return 1 if labelled.text else 2

    def _add(self, block: Block) -> None:
        if block not in self._open[-1].content[-1:]:  # some sources say their introduction twice
            self._open[-1].content.append(block)

    def _title(self, line: Line) -> None:
        self._close_for(line)
        after_general = any(isinstance(e, _Part) and _GENERAL_CASE.match(e.title) for e in self._open[-1].content)
        part = _Part(line.text, line.level, line.linked, in_cases=after_general)
        self._open[-1].content.append(part)
        self._open.append(part)

    def _close_for(self, line: Line) -> None:
        """Close the parts that do not hold this title. Levels are guessed where the text shows none."""
        sibling = None if line.level else self._sibling(line)
        if sibling is not None:
            del self._open[sibling:]
        while sibling is None and len(self._open) > 1 and not self._holds(line):
            self._open.pop()

    def _sibling(self, line: Line) -> int | None:
        """The innermost open part this title stands beside: both are cases, or both open alike."""
        if not self._open[-1].content:
            return None
        if len(self._open) > 1 and _GENERAL_CASE.match(self._open[-1].title):
            return len(self._open) - 1
        is_case = heading_kind(line.text) == "cas"
        for rank in range(len(self._open) - 1, 0, -1):
            part = self._open[rank]
            beside = Line(part.title).first_words == line.first_words or (
                is_case and (part.in_cases or heading_kind(part.title) == "cas")
            )
            if not part.level and beside:
                return rank
        return None

    def _holds(self, line: Line) -> bool:
        current = self._open[-1]
        if line.level:
            return bool(current.level) and current.level < line.level
        # Two titles in a row: the second is inside the first.
        return bool(current.level) or not current.content or (line.linked and not current.linked)
