"""Why these fiches: how the words were read, what each signal brought, what the judgement of coverage saw."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from chatdoc.answering.actions import CallContext, known_facts
from chatdoc.knowledge.facts import FACTS
from chatdoc.privacy import SafeText
from chatdoc.retrieval.queries import search
from chatdoc.retrieval.ranking.coverage import COVERED
from chatdoc.retrieval.results import FicheHit, Understanding

SHOWN: Final = 5
_LEAST = 0.005  # rounds to nothing
_PASSAGE = 220  # characters of the passage that won

SIGNALS: Final = {
    "passage": "meilleur passage",
    "plain": "mots dits, dans un passage",
    "body": "texte entier",
    "title": "titre",
    "path": "place dans la base",
    "headings": "intertitres",
    "words": "mots des assurés",
    "description": "présentation",
    "title_precision": "titre dit en entier",
    "title_unasked": "titre qui parle d’autre chose",
    "title_pairs": "mots du titre côte à côte",
    "pairs": "mots côte à côte",
    "proximity": "mots proches",
    "coverage": "mots tenus, selon leur rareté",
    "words_met": "mots tenus par un même passage",
    "intent": "ce qui est demandé",
    "regime": "régime",
    "case": "cas de la personne",
    "scope": "domaine du site",
    "filed": "rangée dans un thème",
    "meant": "sens d’une tournure",
    "after": "suite de la question d’avant",
    "recent": "texte récent",
    "practical": "démarche plutôt que règle",
}
# Those a person can check by reading; the judgement uses others (`retrieval/ranking/coverage.py`).
MEASURES: Final = {
    "passage": "part des mots tenue par un passage",
    "fiche": "part tenue par une fiche",
    "title": "part tenue par un titre",
    "first_left": "mot le plus rare que le premier passage tait",
    "rarest_passage": "mot le plus rare, dans le premier passage",
    "unknown": "part de mots inconnus de la base",
    "corrected": "part de mots corrigés",
    "foreign": "pays étranger que la fiche tait",
    "other_body": "autre organisme cité",
    "margin": "avance de la première fiche",
}


@dataclass(frozen=True)
class Measure:
    name: str
    value: float


@dataclass(frozen=True)
class ExplainedFiche:
    fiche_id: str
    version: int
    title: str
    score: float
    signals: tuple[Measure, ...]  # largest first
    section: str
    passage: str


@dataclass(frozen=True)
class Explanation:
    question: str
    reading: tuple[tuple[str, str], ...]
    coverage: float
    threshold: float
    is_covered: bool
    measures: tuple[Measure, ...]
    fiches: tuple[ExplainedFiche, ...]


def explain(text: SafeText, context: CallContext) -> Explanation:
    facts = known_facts(text, context)
    result = search(text, context.history, facts, context.on, context.caisse)
    measures = (Measure(name, result.measures[key]) for key, name in MEASURES.items() if key in result.measures)
    return Explanation(
        question=str(text),
        reading=tuple(_reading(result.understanding, facts)),
        coverage=result.coverage,
        threshold=COVERED,
        is_covered=result.covered,
        measures=tuple(measures),
        fiches=tuple(map(_explained, result.hits[:SHOWN])),
    )


def _reading(read: Understanding, facts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    parts = (
        ("Faits", (f"{fact} : {FACTS[fact].label(value)}" for fact, value in facts.items() if fact in FACTS)),
        ("Termes cherchés", read.terms),
        ("Corrections", (f"{wrong} → {right}" for wrong, right in read.corrections.items())),
        ("Développements", (f"{said} → {', '.join(means)}" for said, means in read.expansions.items() if means)),
        ("Mots inconnus", read.unknown),
        ("Sujet tiré des faits", filter(None, (read.subject,))),
    )
    for name, values in parts:
        said = _listed(values)
        if said:
            yield name, said


def _listed(values: Iterable[str]) -> str:
    return " · ".join(values)


def _explained(hit: FicheHit) -> ExplainedFiche:
    signals = (Measure(SIGNALS.get(key, key), value) for key, value in hit.reasons.items() if abs(value) >= _LEAST)
    version = hit.version
    unit = version.units[hit.passages[0].first] if hit.passages and version.units else None
    return ExplainedFiche(
        version.fiche_id,
        version.number,
        version.title,
        hit.score,
        tuple(sorted(signals, key=lambda part: -abs(part.value))),
        " > ".join(unit.path) if unit else "",
        _cut(unit.text) if unit else "",
    )


def _cut(text: str) -> str:
    return text if len(text) <= _PASSAGE else f"{text[:_PASSAGE].rsplit(' ', 1)[0]} …"
