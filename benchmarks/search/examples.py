"""Questions inside and outside the base at hand: by hand, and made from its own titles and headings."""

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from benchmarks.search.cases import Case, cases
from benchmarks.search.typos import keywords, misspelt, without_accents
from chatdoc.knowledge.facts import facts_in_words
from chatdoc.knowledge.queries import PublishedVersion, published_versions
from chatdoc.knowledge.units import cut_units
from chatdoc.retrieval.current import current_snapshot
from chatdoc.retrieval.ranking import engine
from chatdoc.retrieval.ranking.phrases import Phrases
from chatdoc.retrieval.ranking.question import Question
from chatdoc.retrieval.ranking.subjects import subject_of_facts, words_telling
from chatdoc.retrieval.ranking.words import STOP_WORDS

_MISSPELT, _TURNED = 0.35, 0.3
_SHOWN = 3
# What turns a question of the base into one it does not answer: another country, another body, a detail no text gives.
_ELSEWHERE = (
    "en Suisse", "en Belgique", "au Canada", "en Allemagne", "aux États-Unis", "au Japon", "en Italie", "au Brésil",
    "à la CARMF", "à la Cipav", "à la CRPCEN", "à la CNBF", "à l’Enim", "à la RATP", "pour un député", "en 1974",
)  # fmt: skip
_DETAILS = (
    "quelle est la couleur du formulaire pour", "qui a inventé", "quel est le numéro de fax pour",
    "combien de personnes en France ont", "qui est le ministre chargé de", "quels sont les horaires du guichet pour",
    "que dit le journal sur", "quel logiciel sert à", "quelle chanson parle de", "combien de pages fait le dossier de",
)  # fmt: skip


def examples(random_: random.Random) -> Iterator[Case]:
    versions = [version for version in published_versions() if version.is_in_force(date.today())]
    for case in cases({version.fiche_id for version in versions}):
        yield case
        if random_.random() < _MISSPELT:
            # A misspelling is no reason to refuse, nor to accept.
            yield replace(case, question=misspelt(case.question, random_), kind="made from questions")
        if case.gold and not case.history and random_.random() < _TURNED:
            yield replace(case, question=_turned(case.question, random_), gold=frozenset(), kind="made outside")
    for version in random_.sample(versions, min(150, len(versions))):
        yield from _made(version, random_)


def _turned(question: str, random_: random.Random) -> str:
    if random_.random() < 0.5:
        return f"{question.rstrip(' ?!.')} {random_.choice(_ELSEWHERE)}"
    words = re.findall(r"[\w’'-]+", keywords(question, STOP_WORDS))
    return f"{random_.choice(_DETAILS)} {' '.join(words[:4])}"


def _made(version: PublishedVersion, random_: random.Random) -> Iterator[Case]:
    gold = frozenset((version.fiche_id,))
    title = re.findall(r"[\w’'-]+", keywords(version.title, STOP_WORDS))
    if len(title) >= 2:
        kept = sorted(random_.sample(range(len(title)), max(2, round(0.7 * len(title)))))
        words = " ".join(title[rank] for rank in kept)
        yield Case(random_.choice((words, misspelt(words, random_), without_accents(words))), gold, "made from titles")
    headed = [unit for unit in cut_units(version.blocks) if unit.path]
    if headed and title:
        heading = random_.choice(headed).path[-1]
        yield Case(f"{' '.join(title[:2])} {heading}"[:120], gold, "made from headings")


def unheard(case: Case) -> Case:
    """The same question by one whose expressions our lexicon lacks: it knows those of our questions too well."""
    return replace(case, kind="made unheard", is_unheard=True)


def read(case: Case) -> Question:
    """As the search reads it."""
    reader = current_snapshot()[0].fiches.reader
    if case.is_unheard:
        reader = replace(reader, phrases=Phrases(()))
    said = facts_in_words(case.question)
    subject = "" if case.history else subject_of_facts(case.question, said)
    told = words_telling("situation") if "situation" in said else frozenset()
    return reader.read(f"{case.question} {subject}".strip(), case.history, case.facts, told)


def features_of(case: Case) -> dict[str, float] | None:
    snapshot, _ = current_snapshot()
    fiches = snapshot.fiches
    found = engine.rank(fiches.index, read(case), engine.in_force(fiches.index, date.today().toordinal(), ""))
    if case.is_unheard and case.gold:
        shown = snapshot.versions([hit.version_id for hit in found.hits[:_SHOWN]])
        if case.gold.isdisjoint(version.fiche_id for version in shown.values()):
            return None  # its expressions were all that found the fiche: no reason to accept
    return found.measures if found.measures.get("asked") else None
