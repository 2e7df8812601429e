"""The Markdown of a fiche into our tree: titles, lists, tables, and the `:::` blocks of docs/format-fiche.md."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, cast

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.container import container_plugin

from chatdoc.common.plain_text import plain
from chatdoc.knowledge.outcomes import BadText
from chatdoc.knowledge.tree import (
    Block,
    Figure,
    Item,
    ItemList,
    Note,
    NoteKind,
    Paragraph,
    Section,
    SectionKind,
    Service,
    Table,
)

BRANCHES: Final = ("situation", "cas")
NOTES: Final = (
    "attention", "a_savoir", "a_noter", "rappel", "exemple", "avertissement", "definition", "a_ne_pas_dire",
)  # fmt: skip
_HEADINGS: Final[dict[str, SectionKind]] = {"h1": "chapitre", "h2": "chapitre", "h3": "sous_chapitre"}
# The rank of the title that opens such a part; a part that ends before what surrounds it is a box (`::: chapitre`).
HEADING_RANKS: Final[dict[SectionKind, int]] = {"chapitre": 2, "sous_chapitre": 3, "titre": 4}
_LEVELS: Final = {"h1": 1, "h2": 1, "h3": 2, "h4": 3, "h5": 4, "h6": 5}
SERVICE_KEYS: Final = {"nature": "nature", "url": "url", "numero": "number", "source": "source", "texte": "text"}
FIGURE_KEYS: Final = {"image": "image", "description": "description", "a_relire": "to_review"}
YES_OR_NO: Final = {"oui": True, "non": False}
_DEEPEST: Final = 100  # what is nested deeper is left out by the parser
_TABLE_TITLE = re.compile(r"^Tableau\s*:\s*(?=\S)")


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": _DEEPEST}).enable("table")
    for name in (*BRANCHES, *HEADING_RANKS, *NOTES, "service", "figure"):
        container_plugin(parser, name)
    return parser


_PARSER = _parser()


def read_body(text: str) -> tuple[Block, ...]:
    tree = SyntaxTreeNode(_PARSER.parse(text))
    return _Reader(text.splitlines()).read(tree.children)


class _Reader:
    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines

    def read(self, nodes: Sequence[SyntaxTreeNode]) -> tuple[Block, ...]:
        """Titles open parts that last until a title of the same rank or higher."""
        blocks: list[Block] = []
        rank = 0
        while rank < len(nodes):
            node = nodes[rank]
            if node.type == "heading":
                end = next((n for n in range(rank + 1, len(nodes)) if _ends(nodes[n], node)), len(nodes))
                kind = _HEADINGS.get(node.tag, "titre")
                blocks.append(Section(kind, _inline(node), self.read(nodes[rank + 1 : end])))
                rank = end
            else:
                blocks.extend(self._block(node, blocks))
                rank += 1
        return tuple(blocks)

    def _block(self, node: SyntaxTreeNode, before: list[Block]) -> Iterator[Block]:
        if node.type.startswith("container_"):
            yield self._container(node, node.type.removeprefix("container_"))
        elif node.type == "table":
            yield _table(node, _take_title(before))
        else:
            yield from self._plain(node)

    def _plain(self, node: SyntaxTreeNode) -> Iterator[Block]:
        readers: dict[str, Callable[[SyntaxTreeNode], tuple[Block, ...]]] = {
            "paragraph": _paragraph,
            "bullet_list": self._list,
            "ordered_list": self._list,
            "blockquote": lambda quote: self.read(quote.children),
            "hr": lambda _: (),
        }
        yield from readers.get(node.type, _verbatim)(node)

    def _container(self, node: SyntaxTreeNode, name: str) -> Block:
        title = plain(node.info.strip().removeprefix(name))
        if name == "service":
            return self._service(node, title)
        if name == "figure":
            return self._figure(node, title)
        inside = self.read(node.children)
        if not inside:
            raise BadText(f"bloc « {name} » vide{f' : {title}' if title else ''}")
        if name in NOTES:
            return Note(cast("NoteKind", name), inside, title)
        if not title and name in BRANCHES:
            raise BadText(f"bloc « {name} » sans condition")
        return Section(cast("SectionKind", name), title, inside)

    def _service(self, node: SyntaxTreeNode, title: str) -> Service:
        values = self._values(node, SERVICE_KEYS, "service")
        if not title:
            raise BadText("bloc « service » sans nom")
        return Service(title, **values)

    def _figure(self, node: SyntaxTreeNode, title: str) -> Figure:
        values = self._values(node, FIGURE_KEYS, "figure")
        if not values.get("image"):
            raise BadText("bloc « figure » sans image")
        if (marked := values.get("to_review", "non")) not in YES_OR_NO:
            raise BadText("« a_relire » doit être oui ou non dans un bloc « figure »")
        return Figure(values["image"], values.get("description", ""), title, YES_OR_NO[marked])

    def _values(self, node: SyntaxTreeNode, keys: Mapping[str, str], block: str) -> dict[str, str]:
        """The « key: value » lines of a block."""
        first, last = node.map or (0, 0)
        values: dict[str, str] = {}
        for line in self._lines[first + 1 : last]:
            key, colon, value = line.partition(":")
            if not line.strip() or line.strip().startswith(":::"):
                continue
            if key.strip() not in keys or not colon:
                raise BadText(f"ligne incomprise dans un bloc « {block} » : {plain(line)[:60]}")
            values[keys[key.strip()]] = plain(value)
        return values

    def _list(self, node: SyntaxTreeNode) -> tuple[Block, ...]:
        return (ItemList(tuple(self._item(item) for item in node.children), node.type == "ordered_list"),)

    def _item(self, node: SyntaxTreeNode) -> Item:
        blocks = self.read(node.children)
        if blocks and isinstance(blocks[0], Paragraph):
            return Item(blocks[0].text, blocks[1:])
        return Item("", blocks)


def _ends(node: SyntaxTreeNode, heading: SyntaxTreeNode) -> bool:
    return node.type == "heading" and _LEVELS[node.tag] <= _LEVELS[heading.tag]


def _paragraph(node: SyntaxTreeNode) -> tuple[Block, ...]:
    text = _inline(node)
    if node.children[0].content.startswith(":::"):  # as written: « \::: » are words
        raise BadText(f"bloc inconnu ou mal fermé : {text[:60]}")
    return (Paragraph(text),) if text else ()


def _verbatim(node: SyntaxTreeNode) -> tuple[Block, ...]:
    text = plain(node.content) if not node.children else _inline(node)
    return (Paragraph(text),) if text else ()


def _take_title(before: list[Block]) -> str:
    last = before[-1] if before else None
    if isinstance(last, Paragraph) and _TABLE_TITLE.match(last.text):
        before.pop()
        return _TABLE_TITLE.sub("", last.text)
    return ""


def _table(node: SyntaxTreeNode, title: str) -> Table:
    rows = [tuple(_inline(cell) for cell in row.children) for part in node.children for row in part.children]
    return Table(rows[0] if any(rows[0]) else (), tuple(rows[1:]), title)


def _inline(node: SyntaxTreeNode) -> str:
    """The words without their marks; an address stays beside the words that led to it."""
    return plain("".join(_words(node)))


def _words(node: SyntaxTreeNode) -> Iterator[str]:
    if node.type in ("softbreak", "hardbreak"):
        yield " "
    elif node.type in ("text", "code_inline"):
        yield node.content
    elif node.type == "image":
        yield plain(node.content)
    for child in node.children if node.type != "image" else ():
        yield from _words(child)
    if node.type == "link" and (address := str(node.attrs.get("href", ""))) and address not in _said(node):
        yield f" ({address})"


def _said(node: SyntaxTreeNode) -> str:
    return "".join(word for child in node.children for word in _words(child))
