"""What of a web page is text: no script, style, menu nor form. Cleaned by nh3, so that nothing of it can act."""

from typing import Final

import nh3
from lxml import html

PICTURE_SCHEME: Final = "chatdoc"  # a picture that the reader of the file holds
HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_TABLE: Final = {"table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th"}
_LISTS: Final = {"ul", "ol", "li", "dl", "dt", "dd"}
_BLOCKS: Final = {
    *("p", "pre", "blockquote", "div", "section", "article", "main", "aside", "figure", "figcaption", "details"),
    *("summary", "center", "address", "hgroup", "body"),
}
INLINE: Final = {
    *("a", "abbr", "b", "strong", "i", "em", "u", "s", "span", "font", "small", "big", "sub", "sup", "code", "mark"),
    *("q", "cite", "time", "br", "img", "del", "ins", "kbd", "var", "dfn", "label"),
}
_DROPPED: Final = {
    *("script", "style", "nav", "form", "button", "select", "noscript", "template", "svg", "iframe", "head", "title"),
    *("object", "embed", "video", "audio", "canvas", "textarea", "footer", "header", "menu", "dialog"),
}
_ATTRIBUTES: Final = {
    "*": {"class", "role"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
    "a": {"href"},
    "img": {"src", "alt"},
}


def cleaned(content: str) -> html.HtmlElement:
    text = nh3.clean(
        content,
        tags={*HEADINGS, *_TABLE, *_LISTS, *_BLOCKS, *INLINE},
        clean_content_tags=_DROPPED,
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto", "tel", "data", PICTURE_SCHEME},
        link_rel=None,
    )
    return html.fragment_fromstring(text, create_parent="body")
