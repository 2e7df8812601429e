"""Questions inside and outside the base at hand: by hand, and made from its own titles and headings."""

import json
import random
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from benchmarks.search.typos import keywords, misspelt, without_accents
from chatdoc.knowledge.queries import PublishedVersion, published_versions
from chatdoc.knowledge.units import cut_units
from chatdoc.retrieval.ranking import engine
from chatdoc.retrieval.ranking.coverage import coverage_features
from chatdoc.retrieval.ranking.words import STOP_WORDS
from chatdoc.retrieval.snapshot import current_snapshot

HERE = Path(__file__).parent
GOLD = HERE.parents[1] / "base" / "questions_or.jsonl"
Example = tuple[str, bool, str]


def examples(random_: random.Random) -> Iterator[Example]:
    versions = [version for version in published_versions() if version.is_in_force(date.today())]
    known = {version.fiche_id for version in versions}
    for fiche, question in _asked():
        if fiche in known:
            yield question, True, f"by hand ({'small' if len(known) < 300 else 'large'})"
    for question in _outside():
        yield question, False, f"outside ({'small' if len(known) < 300 else 'large'})"
    yield from _gold(known)
    for version in random_.sample(versions, min(150, len(versions))):
        yield from _made(version, random_)
    if len(known) < 300:
        yield from _of_other_bases(known)


def _asked() -> list[tuple[str, str]]:
    lines = (line.split("|") for line in _lines("asked.txt"))
    return [(fiche.strip(), question.strip()) for fiche, _, question in lines]


def _outside() -> list[str]:
    return [line.split("|", 1)[1].strip() for line in _lines("outside.txt")]


def _lines(name: str) -> list[str]:
    return [line for line in (HERE / name).read_text("utf-8").splitlines() if "|" in line and line[0] != "#"]


def _gold(known: set[str]) -> Iterator[Example]:
    for line in GOLD.read_text("utf-8").splitlines():
        row = json.loads(line)
        if (
            row["gold_fiche_ids"]
            and known & set(row["gold_fiche_ids"])
            and not (row["context"] or {}).get("historique")
        ):
            yield row["query"], True, "gold (small)"
        elif not row["gold_fiche_ids"] and "CD-AGE-LEGAL" in known:
            yield row["query"], False, "gold refusal (small)"


def _made(version: PublishedVersion, random_: random.Random) -> Iterator[Example]:
    title = re.findall(r"[\w’'-]+", keywords(version.title, STOP_WORDS))
    if len(title) >= 2:
        kept = sorted(random_.sample(range(len(title)), max(2, round(0.7 * len(title)))))
        words = " ".join(title[rank] for rank in kept)
        yield random_.choice((words, misspelt(words, random_), without_accents(words))), True, "made from titles"
    headed = [unit for unit in cut_units(version.blocks) if unit.path]
    if headed and title:
        heading = random_.choice(headed).path[-1]
        yield f"{' '.join(title[:2])} {heading}"[:120], True, "made from headings"


def _of_other_bases(known: set[str]) -> Iterator[Example]:
    """What the public fiches answer is outside a base of pensions: questions on other subjects, by hand."""
    for question in (HERE / "other_subjects.txt").read_text("utf-8").splitlines():
        if question and question[0] != "#":
            yield question, False, "other subjects (small)"


def features_of(question: str) -> dict[str, float] | None:
    snapshot = current_snapshot()
    read = snapshot.reader.read(question)
    allowed = engine.in_force(snapshot.index, date.today().toordinal(), "")
    seen: list[dict[str, float]] = []
    original = engine.judge_coverage

    def spy(*arguments: object) -> float:
        seen.append(coverage_features(*arguments))  # type: ignore[arg-type]
        return 1.0

    engine.judge_coverage = spy  # type: ignore[assignment]
    try:
        engine.rank(snapshot.index, read, allowed)
    finally:
        engine.judge_coverage = original
    return seen[0] if seen and seen[0]["asked"] else None
