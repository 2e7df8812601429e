"""The product's own words are nobody's: titles, headings, examples and questions go through the guard unchanged."""

import json
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pytest

from chatdoc.knowledge.documents import Document
from chatdoc.knowledge.importers.read_source import read_in_order
from chatdoc.knowledge.outcomes import BaseData
from chatdoc.knowledge.reading.gathering import gather
from chatdoc.knowledge.tree import Block, Item, ItemList, Note, Section, Service, Table
from chatdoc.privacy import Guarded, guard
from chatdoc.privacy.lexicon import learn_base_words, use_lexicon_folder
from chatdoc.privacy.lexicon.current import lexicon_folder
from chatdoc.privacy.lexicon.importing import KINDS, read_names, store
from chatdoc.privacy.spans import Span
from tests.conftest import PROJECT

# What is masked on purpose or for want of better once the base is published, with or without the lists of INSEE,
# looked at one by one. None is the name of a person in these corpora: the laws and public figures they hold pass.
REVIEWED: Final[dict[str, dict[str, str]]] = {
    "service_public": {
        "Prem": "a ticket that bears a first name",
        "REMI LIBERTÉ": "a travel card that bears a first name",
        "Résidence conventionnée": "to mend: housing, read as an address",
        "Résidence irrégulière": "to mend: a residence without papers, read as an address",
        "asdfgh": "keys struck at random: no word, so it may be a name; the click brings it back",
        "cours de l'année": "to mend: « au cours de l'année 2019 » is read as a street",
        "empoliyer": "« employeur » with three slips: too far to be known; the click brings it back",
    },
    "cnil_base_523.jsonl.gz": {
        "ARU": "a sigle alone on a line, of no trade of ours; a surname too",
        "Bing": "a company alone on a line; a surname too",
        "Blue ray": "a disc; « ray » is a surname",
        "Europol": "a European police office, of no trade of ours",
        "Iris": "a first name alone on a line; here a part of the eye",
        "PIA": "a first name alone on a line; here a sigle",
        "Pharmaceutique": "to mend: « Dossier Pharmaceutique », read as the name of whose file it is",
        "Robinson Stop Publicité": "a list against advertising that bears a surname",
        "amil": "a key word of the index, cut; a first name too",
        "asso": "a key word of the index, cut; a surname too",
        "banq": "a key word of the index, cut; a surname too",
        "bing": "a company alone on a line; a surname too",
        "ray": "« Blue ray »: a disc, and a surname",
        "trojan": "a computer virus alone on a line; a surname too",
    },
    "crpa_base_38.jsonl": {},
}
# Which questions are asked of which base.
QUESTIONS: Final[dict[str, tuple[str, ...]]] = {
    "service_public": (
        "advisor_queries_dev.jsonl",
        "piaf93_service_public_dev.jsonl",
        "spf_questions_titres_dev.jsonl",
        "service_public_autocompletion_dev.jsonl",
    ),
    "cnil_base_523.jsonl.gz": ("cnil_besoin_daide_dev.jsonl",),
    "crpa_base_38.jsonl": ("crpa_dev.jsonl",),
}
# Services' own addresses, numbers and mails stand as titles in the public corpus; in a question they are masked,
# whoever they belong to.
CONTACT: Final = frozenset({"ADDRESS", "PHONE", "EMAIL"})


def test_every_title_heading_and_question_of_the_starter_base_passes() -> None:
    words = set(_words(PROJECT / "base"))

    assert len(words) > 1000
    assert _masked(words) == {}
    assert not [text for text in words if _contacts(text)]


@pytest.mark.corpus
@pytest.mark.parametrize("lists", [pytest.param(False, id="built-in"), pytest.param(True, id="insee")])
@pytest.mark.parametrize("base", QUESTIONS)
def test_every_title_heading_and_question_of_a_public_corpus_passes(corpus: Path, base: str, lists: bool) -> None:
    words = _of_corpus(corpus, base)

    assert len(words) > (5000 if base == "service_public" else 40)
    assert _masked_in(corpus, base, lists) - REVIEWED[base].keys() == set()


@pytest.mark.corpus
@pytest.mark.parametrize("base", QUESTIONS)
def test_no_reviewed_exception_is_left_once_it_passes(corpus: Path, base: str) -> None:
    masked = _masked_in(corpus, base, False) | _masked_in(corpus, base, True)

    assert REVIEWED[base].keys() - masked == set()


@pytest.mark.corpus
@pytest.mark.parametrize("base", QUESTIONS)
def test_no_question_of_a_public_set_holds_a_contact(corpus: Path, base: str) -> None:
    questions = set(_questions(corpus, base))

    assert questions
    assert [text for text in questions if _contacts(text)] == []


@cache
def _of_corpus(corpus: Path, base: str) -> frozenset[str]:
    return frozenset([*_words(_base_of(corpus, base)), *_questions(corpus, base)])


@cache
def _masked_in(corpus: Path, base: str, lists: bool) -> set[str]:
    """Once this base is published: only its own words are learned, not those of the questions."""
    with TemporaryDirectory() as folder, _base_published(Path(folder), _words(_base_of(corpus, base))):
        for kind in KINDS if lists else ():
            store(Path(folder), kind, read_names(next((corpus / "insee").glob(f"{kind}.*")), kind))
        return {span for text in _of_corpus(corpus, base) for span in _spans(text)}


def _base_of(corpus: Path, base: str) -> Path:
    return corpus / base if base == "service_public" else corpus / "questions_dev" / base


def _questions(corpus: Path, base: str) -> Iterator[str]:
    for name in QUESTIONS[base]:
        for line in (corpus / "questions_dev" / name).read_text("utf-8").splitlines():
            asked = json.loads(line)
            yield str(asked.get("query") or asked["question"])


@contextmanager
def _base_published(folder: Path, texts: Iterable[str]) -> Iterator[None]:
    """Publication teaches the guard the words of the base."""
    before = lexicon_folder()
    use_lexicon_folder(folder)
    try:
        learn_base_words({word for text in texts for word in re.findall(r"[^\W\d_]+", text)})
        yield
    finally:
        use_lexicon_folder(before)


def _masked(texts: Iterable[str]) -> dict[str, list[str]]:
    return {text: spans for text in sorted(texts) if (spans := _spans(text))}


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
