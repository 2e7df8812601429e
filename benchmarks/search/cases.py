"""Our own questions, written by hand: what the fits and the measures of the search are made on."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any

from chatdoc.knowledge.facts.reading import facts_in_context, facts_in_turns, facts_in_words, replaced

HERE = Path(__file__).parent
STEER = tuple(HERE / f"{name}.jsonl" for name in ("steer", *(f"steer_{letter}" for letter in "bcdefg")))
GOLD = HERE.parents[1] / "base" / "questions_or.jsonl"


@dataclass(frozen=True)
class Case:
    question: str
    gold: frozenset[str]  # empty: outside the base
    kind: str
    style: str = ""
    history: tuple[str, ...] = ()
    context: Mapping[str, Any] = field(default_factory=dict)
    is_unheard: bool = False  # read as if our lexicon had never met its expressions

    @property
    def facts(self) -> dict[str, str]:
        """As answering knows them: the turns, what was given, then the question's own words."""
        known = replaced(facts_in_turns(self.history), facts_in_context(self.context))
        return replaced(known, facts_in_words(self.question))


def cases(known: set[str]) -> Iterator[Case]:
    """Those that the base at hand answers, and those that no base answers."""
    for case in (*_lines_of("asked.txt"), *_lines_of("colloquial.txt"), *chain.from_iterable(map(questions_of, STEER))):
        if case.gold & known or not case.gold:
            yield case
    for name in _outside(known):
        for row in _rows(f"{name}.txt"):
            yield Case(row[1], frozenset(), name, row[0], tuple(row[2:]))
    if "CD-AGE-LEGAL" in known:
        yield from questions_of(GOLD)
        for question in (HERE / "other_subjects.txt").read_text("utf-8").splitlines():
            if question and question[0] != "#":
                yield Case(question, frozenset(), "other_subjects")


def _outside(known: set[str]) -> Iterator[str]:
    yield from ("outside", "colloquial_outside")
    if "CD-AGE-LEGAL" not in known:  # the starter base holds some of these
        yield "near_outside"


def questions_of(path: Path) -> Iterator[Case]:
    """A questions file (design §5)."""
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        context = row.get("context") or {}
        gold = row.get("gold_fiche_ids") or row.get("gold_ids") or ()
        history = tuple(context.get("historique") or ())
        question = row.get("query") or row["question"]
        yield Case(question, frozenset(gold), path.stem, row.get("style") or "", history, context)


def _lines_of(name: str) -> Iterator[Case]:
    for fiches, style, question, *turns in _rows(name):
        history = tuple(turn.strip() for turn in turns[0].split(";")) if turns else ()
        gold = frozenset(fiche.strip() for fiche in fiches.split(","))
        yield Case(question, gold, Path(name).stem, style, history)


def _rows(name: str) -> Iterator[list[str]]:
    for line in (HERE / name).read_text("utf-8").splitlines():
        if "|" in line and line[0] != "#":
            yield [part.strip() for part in line.split("|")]
