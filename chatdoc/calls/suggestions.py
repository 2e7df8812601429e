"""What the question zone proposes while typing: titles, sigles and frequent questions of the published base."""

import json
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from django.utils import timezone

from chatdoc.calls import queries
from chatdoc.knowledge.queries.lexicon import sigles
from chatdoc.knowledge.queries.published import current_revision

# Beyond, the list would weigh more than the screen itself; the search finds the rest.
MOST_TITLES: Final = 3000
LONGEST: Final = 120


def suggestions_json(caisse: str) -> str:
    return _json(current_revision(), caisse, timezone.localdate().isoformat())


@lru_cache(maxsize=32)
def _json(revision: int, caisse: str, day: str) -> str:
    entries = dict.fromkeys([*_sigles(), *_questions(caisse), *_titles(caisse)])
    return json.dumps({"suggestions": list(entries)}, ensure_ascii=False, separators=(",", ":"))


def _sigles() -> Iterator[tuple[str, str, str]]:
    for sigle, expansions in sigles().items():
        yield "sigle", sigle, " / ".join(expansions)[:LONGEST]


def _questions(caisse: str) -> Iterator[tuple[str, str, str]]:
    for line in _lines(caisse):
        for example in line.examples:
            if len(example) <= LONGEST:
                yield "question", example, ""


def _titles(caisse: str) -> Iterator[tuple[str, str, str]]:
    for line in _lines(caisse)[:MOST_TITLES]:
        yield "fiche", line.title, line.main_theme


def _lines(caisse: str) -> list[queries.Line]:
    return [line for theme in queries.themes_of_call(caisse) for line in theme.lines]
