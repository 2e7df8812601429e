"""No title, heading or question of the public fiches and of the starter base names anyone."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from chatdoc.privacy.lexicon.current import read_lexicon
from chatdoc.privacy.names import find_names
from chatdoc.privacy.reading import read

LEXICON = read_lexicon(None)
KEYS = ("title", "titre", "query", "question", "sous_titre", "intitule", "dossier", "theme", "sous_theme")
# Reviewed: misspelt beyond recognition, a nickname, or no question at all. Doubtful: restored by one click.
REVIEWED = {"asdfgh", "prem", "condititions", "empoliyer"}
# About real people of the encyclopaedia: their names are names.
ABOUT_PEOPLE = "piaf_v1"


def test_the_starter_base_names_no_one() -> None:
    base = Path(__file__).resolve().parents[2] / "base"
    titles = [line.lstrip("# ") for path in base.rglob("*.md") for line in headings(path)]
    questions = [json.loads(line) for line in (base / "questions_or.jsonl").read_text().splitlines()]

    asked = [row.get("query") or row["question"] for row in questions]

    assert blocked([*titles, *asked]) == []


@pytest.mark.corpus
def test_the_public_titles_and_questions_name_no_one(corpus: Path) -> None:
    paths = [*(corpus / "service_public").glob("*.jsonl*"), *(corpus / "questions_dev").glob("*.jsonl*")]
    texts = {text for path in paths if ABOUT_PEOPLE not in path.name for text in titles_of(path)}

    assert blocked(sorted(texts)) == []


def headings(path: Path) -> list[str]:
    return [line for line in path.read_text().splitlines() if line.startswith("#")]


def blocked(texts: list[str]) -> list[str]:
    found = [(text, text[span.start : span.end]) for text in texts for span in find_names(read(text), (), LEXICON)]
    return [f"{text} → {name}" for text, name in found if name.lower() not in REVIEWED]


def titles_of(path: Path) -> Iterator[str]:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield from strings(json.loads(line), "")


def strings(value: Any, key: str) -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from strings(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner, key)
    elif isinstance(value, str) and key in KEYS and len(value) < 400:
        yield value
