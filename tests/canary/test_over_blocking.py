"""The product's own words are nobody's: titles, headings, examples and questions go through the guard unchanged."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import pytest

from chatdoc.knowledge.documents import Document
from chatdoc.knowledge.importers.read_source import read_in_order
from chatdoc.knowledge.outcomes import BaseData
from chatdoc.knowledge.reading.gathering import gather
from chatdoc.knowledge.tree import Block, Item, ItemList, Note, Section, Service, Table
from chatdoc.privacy import Guarded, guard
from chatdoc.privacy.spans import Span
from tests.conftest import PROJECT

# What is masked on purpose or for want of better, looked at one by one: the words masked, and why it is borne.
REVIEWED: Final[dict[str, str]] = {
    "Ada": "sigle or service of another body, written like a name",
    "ATA": "sigle or service of another body, written like a name",
    "Ata": "sigle or service of another body, written like a name",
    "Ariane": "sigle or service of another body, written like a name",
    "Cert": "sigle or service of another body, written like a name",
    "Civi": "sigle or service of another body, written like a name",
    "Connect": "sigle or service of another body, written like a name",
    "Dif": "sigle or service of another body, written like a name",
    "Direccte": "sigle or service of another body, written like a name",
    "Dreal": "sigle or service of another body, written like a name",
    "Dreets": "sigle or service of another body, written like a name",
    "Fijais": "sigle or service of another body, written like a name",
    "Fijait": "sigle or service of another body, written like a name",
    "Fiva": "sigle or service of another body, written like a name",
    "Flat": "sigle or service of another body, written like a name",
    "Mapa": "sigle or service of another body, written like a name",
    "Miviludes": "sigle or service of another body, written like a name",
    "OPPBTP": "sigle or service of another body, written like a name",
    "Parafe": "sigle or service of another body, written like a name",
    "Perceval": "sigle or service of another body, written like a name",
    "Prem": "sigle or service of another body, written like a name",
    "Ptia": "sigle or service of another body, written like a name",
    "REMI": "sigle or service of another body, written like a name",
    "Rapo": "sigle or service of another body, written like a name",
    "Sarvi": "sigle or service of another body, written like a name",
    "Segpa": "sigle or service of another body, written like a name",
    "Solibail": "sigle or service of another body, written like a name",
    "StopCovid": "sigle or service of another body, written like a name",
    "Trod": "sigle or service of another body, written like a name",
    "esta": "sigle or service of another body, written like a name",
    "Hellemmes": "commune, absent without the imported communes",
    "Lesquin": "commune, absent without the imported communes",
    "Lactitol": "chemical word, of no call",
    "Maltodextrines": "chemical word, of no call",
    "stanol": "chemical word, of no call",
    "dubliné": "word of asylum law, of no call",
    "certiphyto": "word of farming permits, of no call",
}
# Words of the trade that the guard must learn: to be taken off this list as it does.
FAULTS: Final = frozenset(
    {
        "Paje",
        "DGFiP",
        "Vitale",
        "résidence Algérien",
        "résidence Crous",
        "Aggir",
        "cours de l'année",
        "marié",
        "léger",
        "manuel",
        "manuelle",
        "kilowatts",
        "cotitulaire",
        "cotitulaires",
        "Cotitularité",
        "prénataux",
        "bimanuelle",
        " marié",
        " Cicas",
        "Assedic",
        "Anah",
        "Ofpra",
        "Crous",
    }
)
# Services' own addresses, numbers and mails stand as titles in the public corpus; in a question they are masked,
# whoever they belong to.
CONTACT: Final = frozenset({"ADDRESS", "PHONE", "EMAIL"})


def test_every_title_heading_and_question_of_the_starter_base_passes() -> None:
    words = set(_words(PROJECT / "base"))

    assert len(words) > 1000
    assert _masked(words) == {}
    assert not [text for text in words if _contacts(text)]


@pytest.mark.corpus
def test_every_title_heading_and_question_of_the_public_corpus_passes(corpus: Path) -> None:
    words = set(_words(corpus / "service_public"))

    assert len(words) > 5000
    assert _masked(words) == {}
    still_masked = {span for text in words for span in _spans(text)}
    assert REVIEWED.keys() - still_masked == set()


def _masked(texts: Iterable[str]) -> dict[str, list[str]]:
    borne = REVIEWED.keys() | FAULTS
    return {text: spans for text in sorted(texts) if (spans := [words for words in _spans(text) if words not in borne])}


def _spans(text: str) -> list[str]:
    found = guard(text)
    assert isinstance(found, Guarded), text
    return [text[span.start : span.end] for span in found.spans if not _is_contact(text, span)]


def _contacts(text: str) -> bool:
    found = guard(text)
    return not isinstance(found, Guarded) or any(_is_contact(text, span) for span in found.spans)


def _is_contact(text: str, span: Span) -> bool:
    return span.type in CONTACT and any(c.isdigit() or c in "@(" for c in text[span.start : span.end])


def _words(*paths: Path) -> Iterator[str]:
    with gather([str(path) for path in paths]) as sources:
        for outcome in read_in_order(sources, None, lambda: None):
            match outcome:
                case Document():
                    yield from filter(None, map(str.strip, _of_document(outcome)))
                case BaseData(kind="questions_or", rows=rows):
                    yield from (str(row.get("query") or row["question"]) for row in rows)


def _of_document(document: Document) -> Iterator[str]:
    metadata = document.metadata
    yield document.title
    yield from (*document.theme, *metadata.words, *metadata.examples, metadata.why, metadata.confirm)
    yield from (question.question for question in metadata.questions)
    yield from _headings(document.blocks)


def _headings(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Section(_, title, inner) | Note(_, inner, title):
                yield title
                yield from _headings(inner)
            case Table(headers, _, title):
                yield from (title, *headers)
            case Service(title):
                yield title
            case ItemList(items):
                yield from _in_items(items)


def _in_items(items: Iterable[Item]) -> Iterator[str]:
    for item in items:
        yield from _headings(item.blocks)
