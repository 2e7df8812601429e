"""No heading or question of the starter base names anyone, even before it is published."""

import json
from pathlib import Path

from chatdoc.privacy.lexicon.current import read_lexicon
from chatdoc.privacy.names import find_names
from chatdoc.privacy.reading import read

LEXICON = read_lexicon(None)


def test_the_starter_base_names_no_one() -> None:
    base = Path(__file__).resolve().parents[2] / "base"
    titles = [line.lstrip("# ") for path in base.rglob("*.md") for line in headings(path)]
    questions = [json.loads(line) for line in (base / "questions_or.jsonl").read_text().splitlines()]

    asked = [row.get("query") or row["question"] for row in questions]

    assert blocked([*titles, *asked]) == []


def headings(path: Path) -> list[str]:
    return [line for line in path.read_text().splitlines() if line.startswith("#")]


def blocked(texts: list[str]) -> list[str]:
    found = [(text, text[span.start : span.end]) for text in texts for span in find_names(read(text), (), LEXICON)]
    return [f"{text} → {name}" for text, name in found]
