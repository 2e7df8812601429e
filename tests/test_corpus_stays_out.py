"""The public texts are for development and measure: facts and figures come in with their source, sentences do not."""

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.source_tree import PROJECT, tracked_texts

pytestmark = pytest.mark.corpus

# Long enough that neither the name of a body nor a set phrase of the law is taken for a copied sentence.
RUN = 10
# Facts are in our own words; names and acronyms are not texts; the schema and its six files may be test data.
NOT_TEXTS = ("facts", "insee", "sigles", "speech_dev", "xml")
MONTH = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
# Lists of names, whatever their order, are no sentence either.
OUR_NAMES = {"sigles", "departments"}
# Dates, ages and amounts are facts; short words and elisions make no sentence.
FIGURE = re.compile(rf"\d+(er)?\s+({MONTH})|\d[\d\s,.]*\s*(ans|mois|jours|€|%)", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]{3,}")
# A source is cited by its own title, and a contact under its official wording.
CITATION = re.compile(r"^\s*(- titre|titre|url|source|texte|numero):.*$|^::: service .*$", re.MULTILINE)


def test_no_sentence_of_the_public_texts_is_committed(corpus: Path) -> None:
    ours = {path: words(text) for path, text in own_texts()}
    wanted = {run: path for path, spoken in ours.items() for run in runs(spoken)}

    copied = {wanted[run] for text in corpus_texts(corpus) for run in runs(words(text)) if run in wanted}

    assert sorted(path.relative_to(PROJECT).as_posix() for path in copied) == []


def words(text: str) -> list[str]:
    return WORD.findall(FIGURE.sub(" ", text.casefold()))


def runs(spoken: list[str], length: int = RUN) -> Iterator[int]:
    """Each run of words, as a number: the corpus holds millions."""
    return (hash(tuple(spoken[start : start + length])) for start in range(len(spoken) - length + 1))


def own_texts() -> Iterator[tuple[Path, str]]:
    for path, text in tracked_texts():
        if path.stem not in OUR_NAMES and path.suffix in {
            ".md",
            ".py",
            ".yaml",
            ".jsonl",
            ".json",
            ".html",
            ".js",
            ".txt",
            ".xml",
        }:
            yield path, CITATION.sub("", text)


def corpus_texts(corpus: Path) -> Iterator[str]:
    for path in sorted(corpus.rglob("*.jsonl*")):
        if path.relative_to(corpus).parts[0] in NOT_TEXTS or "distracteurs" in path.name:
            continue
        with gzip.open(path, "rt") if path.suffix == ".gz" else path.open() as lines:
            yield from (" ".join(strings(json.loads(line))) for line in lines if line.strip())


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for entry in value.values() if isinstance(value, dict) else value:
            yield from strings(entry)
