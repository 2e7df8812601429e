"""The words of a cleaned page, an address beside the words that lead to it."""

from typing import Final

from lxml import html

from chatdoc.common.plain_text import plain
from chatdoc.knowledge.importers.office.web_cleaning import INLINE

LINE_END: Final = "\v"  # where the writer forced one; the line ends of the file mean nothing


def cell_text(element: html.HtmlElement) -> str:
    parts = [
        " ; ".join(plain(words(item)) for item in child) if child.tag in {"ul", "ol"} else plain(words(child))
        for child in element
        if child.tag not in INLINE
    ]
    return " ".join(filter(None, [plain(_own_words(element)), *parts]))


def _own_words(element: html.HtmlElement) -> str:
    """Without those of the blocks it holds."""
    said = [element.text or ""]
    for child in element:
        said += [words(child) if child.tag in INLINE else " ", child.tail or ""]
    return "".join(said)


def words(element: html.HtmlElement) -> str:
    if element.tag == "br":
        return LINE_END
    said = [element.text or ""]
    for child in element:
        said += [words(child), child.tail or ""]
        if child.tag not in INLINE:
            said.append(" ")
    address = element.get("href", "") if element.tag == "a" else ""
    text = "".join(said)
    return f"{text} ({address})" if address.startswith("http") and address not in text else text
