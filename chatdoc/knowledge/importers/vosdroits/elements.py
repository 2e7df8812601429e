"""Reading one XML element: its name, its words, its children."""

from collections.abc import Iterator

from lxml import etree

from chatdoc.common.plain_text import plain

Element = etree._Element

# Pictures and films: their captions are not the text of the fiche, and what a film says repeats it.
MEDIA = frozenset(
    {"Image", "Infographie", "Video", "ImageIllustration", "VideoIllustration"}
)  # fmt: skip


def name(element: Element) -> str:
    return etree.QName(element).localname


def children(element: Element) -> Iterator[Element]:
    return (child for child in element if isinstance(child.tag, str))


def child(element: Element, *names: str) -> Element | None:
    return next((found for found in children(element) if name(found) in names), None)


def named(element: Element, wanted: str) -> list[Element]:
    return [found for found in children(element) if name(found) == wanted]


def words(element: Element | None) -> str:
    """The words without their marks: « 1<Exposant>er</Exposant> » is « 1er »."""
    return "" if element is None else plain("".join(_pieces(element)))


def words_of(element: Element, *names: str) -> str:
    return words(child(element, *names))


def _pieces(element: Element) -> Iterator[str]:
    yield element.text or ""
    for inner in children(element):
        if name(inner) == "LienRessource":
            yield words_of(inner, "Titre")
        elif name(inner) not in MEDIA:
            # Two paragraphs, or two items, are not one word.
            separator = " " if name(inner) in ("Paragraphe", "Item", "Titre", "Texte", "Liste") else ""
            yield separator
            yield from _pieces(inner)
            yield separator
        yield inner.tail or ""
