"""The marks of a web page into the pieces of our tree."""

from collections.abc import Iterator
from typing import Final

from lxml import html

from chatdoc.common.plain_text import plain
from chatdoc.knowledge.importers.note_labels import read_label
from chatdoc.knowledge.importers.office.figures import Pictures
from chatdoc.knowledge.importers.office.nesting import Heading, Piece, nested
from chatdoc.knowledge.importers.office.web_cleaning import HEADINGS, INLINE, cleaned
from chatdoc.knowledge.importers.office.web_tables import lines_of, read_table, width
from chatdoc.knowledge.importers.office.web_words import LINE_END, words
from chatdoc.knowledge.tree import Block, Figure, Item, ItemList, Note, NoteKind, Paragraph

_FIGURE: Final = "picture"
# How the boxes of a page are named, in French and English style sheets.
_BOXES: Final[tuple[tuple[str, NoteKind], ...]] = (
    ("attention", "attention"), ("warning", "attention"), ("alert", "attention"), ("danger", "attention"),
    ("savoir", "a_savoir"), ("info", "a_savoir"), ("tip", "a_savoir"), ("astuce", "a_savoir"), ("note", "a_noter"),
    ("noter", "a_noter"), ("rappel", "rappel"), ("exemple", "exemple"), ("example", "exemple"),
    ("definition", "definition"),
)  # fmt: skip


def read_page(content: str, pictures: Pictures) -> tuple[Block, ...]:
    """The text of the page, from its main part when it says which it is, and its pictures."""
    root = cleaned(content)
    _mark_figures(root, pictures)
    main = next(iter(root.xpath("//main | //*[@role='main']") or root.xpath("//article[not(//article[2])]")), root)
    return nested(list(_flow(main)))


def _mark_figures(root: html.HtmlElement, pictures: Pictures) -> None:
    """A picture that is kept stands between two paragraphs. One in a cell stays out: a cell is words."""
    for image in list(root.iter("img")):
        if next(image.iterancestors("td", "th"), None) is None and (
            figure := pictures.figure(image.get("src", ""), image.get("alt", ""))
        ):
            image.tag = _FIGURE
            image.attrib.clear()
            image.set("name", figure.image)
            image.set("description", figure.description)


def _flow(element: html.HtmlElement) -> Iterator[Piece]:
    """Its pieces in reading order; words outside any mark make paragraphs of their own."""
    said = [element.text or ""]
    for child in element:
        if child.tag in INLINE and not _holds_blocks(child):
            said.append(words(child))
        else:
            yield from _paragraphs(said)
            said = []
            yield from _piece(child)
        said.append(child.tail or "")
    yield from _paragraphs(said)


def _holds_blocks(element: html.HtmlElement) -> bool:
    return any(child.tag not in INLINE for child in element.iterdescendants())


def _paragraphs(said: list[str]) -> Iterator[Block]:
    """Two forced line ends in a paragraph are how many writers start a new one."""
    for line in "".join(said).split(LINE_END * 2):
        if text := plain(line):
            labelled = read_label(text)
            yield Note(labelled.kind, (Paragraph(labelled.text),)) if labelled and labelled.text else Paragraph(text)


def _piece(element: html.HtmlElement) -> Iterator[Piece]:
    tag = str(element.tag)
    if tag in HEADINGS or tag == "summary":
        if text := plain(words(element)):
            yield Heading(HEADINGS.get(tag, 7), text)
    elif tag in {"ul", "ol"}:
        yield from _list(element)
    elif tag == _FIGURE:
        described = element.get("description", "")
        yield Figure(element.get("name", ""), described, to_review=bool(described))
    elif tag == "dl":
        yield from _definitions(element)
    elif tag == "table":
        yield from _table(element)
    elif kind := _box(element):
        if inside := nested(list(_flow(element))):
            yield Note(kind, _without_label(inside))
    else:
        yield from _flow(element)


def _box(element: html.HtmlElement) -> NoteKind | None:
    names = f"{element.get('class', '')} {element.get('role', '')}".lower()
    if element.tag not in {"div", "aside", "section", "blockquote", "p"} or not names.strip():
        return None
    return next((kind for name, kind in _BOXES if name in names.replace("-", " ").replace("_", " ").split()), None)


def _without_label(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """A box that opens with its own name (« Attention : ») holds a note once, not twice."""
    first, rest = blocks[0], blocks[1:]
    if isinstance(first, Note):
        return (*first.blocks, *rest)
    if rest and isinstance(first, Paragraph) and (labelled := read_label(first.text)) and not labelled.text:
        return rest
    return blocks


def _list(element: html.HtmlElement) -> Iterator[Block]:
    items = [_item(child) for child in element if child.tag == "li"]
    if filled := tuple(item for item in items if item.text or item.blocks):
        yield ItemList(filled, element.tag == "ol")


def _item(element: html.HtmlElement) -> Item:
    blocks = nested(list(_flow(element)))
    if blocks and isinstance(blocks[0], Paragraph):
        return Item(blocks[0].text, blocks[1:])
    return Item("", blocks)


def _definitions(element: html.HtmlElement) -> Iterator[Piece]:
    """« Terme », then what it means: one line of a list."""
    items: list[Item] = []
    for child in element:
        text = plain(words(child))
        if child.tag == "dd" and items:
            items[-1] = Item(" : ".join(filter(None, (items[-1].text, text))))
        elif text:
            items.append(Item(text))
    if items:
        yield ItemList(tuple(items))


def _table(element: html.HtmlElement) -> Iterator[Piece]:
    """A frame drawn with a table of one column holds text."""
    if width(lines_of(element)) > 1:
        yield from read_table(element)
        return
    for line in lines_of(element):
        for cell in line:
            yield from _flow(cell)
