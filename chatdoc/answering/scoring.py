"""How well each unit of a fiche answers the question."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log, prod

from chatdoc.answering.amounts import amount_factor, asked_amounts
from chatdoc.answering.analysis import VersionReading
from chatdoc.answering.question import Question
from chatdoc.answering.traits import MARKED, SAYS_IT
from chatdoc.knowledge.units import Unit
from chatdoc.retrieval.ranking.intents import Intent
from chatdoc.retrieval.ranking.places import ABOVE, AROUND
from chatdoc.retrieval.ranking.terms import folded_label
from chatdoc.retrieval.results import FicheHit

_AROUND, _ABOVE, _TITLE, _NEIGHBOUR = 0.65, 0.25, 0.35, 0.2
_TITLES: dict[Intent, re.Pattern[str]] = {
    Intent.AMOUNT: re.compile(
        r"\bmontants?\b|\bcouts?\b|\btarifs?\b|\bprix\b|\bcalcul|\bcombien\b|\bplafonds?\b|\bbareme|\btaux\b"
    ),
    Intent.DELAY: re.compile(r"\bdelais?\b|\bduree\b|\bquand\b|\bversement\b|\bpaiement\b|\bdates?\b|\bcalendrier\b"),
    Intent.AGE: re.compile(r"\bages?\b"),
    Intent.PAPERS: re.compile(r"\bpieces?\b|\bjustificatifs?\b|\bdocuments?\b|\bdossier\b"),
    Intent.FORM: re.compile(r"\bdemandes?\b|\bdemander\b|\bformulaires?\b|\bdemarches?\b"),
    Intent.PLACE: re.compile(r"\bou\b|\badresser\b|\bcontacts?\b|\bdepot\b|\bdemandes?\b|\bdemarches?\b"),
    Intent.CONDITION: re.compile(r"\bconditions?\b|\bqui\b|\bbeneficiaires?\b|\bconcernes?\b"),
    Intent.ONLINE: re.compile(r"\ben ligne\b|\binternet\b|\bteleservices?\b"),
    Intent.APPEAL: re.compile(r"\brecours\b|\bcontest|\breclamation"),
}
_SENSE = re.compile(r"\b(?:plus|moins|avant|apres|sans|pas|jamais|depuis|pendant)\b")
_YEAR = re.compile(r"(?:19|20)\d\d")
_K, _B = 1.2, 0.5
_PASSAGE = 0.4  # what the best passage of the search adds to its units
_MARKS: dict[Intent, re.Pattern[str]] = {
    Intent.AMOUNT: re.compile(r"\d\s?(?:€|%|euros)"),
    Intent.DELAY: re.compile(
        r"\b\d+\s+(?:mois|jours?|ans|semaines?|heures?)\b|\bd[ée]lai|\bavant le\b|\bjour ouvré|\bdate\b", re.I
    ),
    Intent.AGE: re.compile(r"\b\d{2}\s*e?\s*(?:ans|anniversaire)\b", re.I),
    Intent.PAPERS: re.compile(r"\bjustificatif|\bcopie|\bpi[èe]ces?\b|\battestation|\bdocument", re.I),
    Intent.FORM: re.compile(r"\bcerfa\b|\bformulaire|\b\d{5}\*\d{2}\b|\bS ?\d{4} ?[a-z]\b", re.I),
    Intent.PLACE: re.compile(r"\badress|\bauprès|\bcontact|\bcaisse\b|\bguichet|\bt[ée]l[ée]phone|\bservice\b", re.I),
    Intent.CONDITION: re.compile(
        r"\bcondition|\bdevez\b|\bil faut\b|\bau moins\b|\bremplir|\bpouvez b[ée]n[ée]ficier", re.I
    ),
    Intent.ONLINE: re.compile(
        r"\ben ligne\b|\bt[ée]l[ée]service|\bservice en ligne|\bespace personnel|\bcompte\b", re.I
    ),
    Intent.APPEAL: re.compile(r"\brecours|\bcontest|\br[ée]clam|\bm[ée]diat|\btribunal", re.I),
}
_FLOOR = 0.06  # of the best score: a unit in none of the question's words may hold the amount or the delay asked for
_SECTION_ASKED, _SECTION_NOT_ASKED, _CASE_NOT_ASKED = 1.3, 0.75, 0.85
_INTRODUCTION = 0.7  # of the best score, for the first lines of a fiche when the question only names its subject
_ORDER = 0.5
_SERVICE = 0.7
_LIMIT_ASKED = re.compile(r"\b(?:maximum|maximal\w*|limites?|plafonds?|au plus|minimum|plancher|seuils?)\b")
_LIMIT = re.compile(r"\bau plus\b|\bmaxim|\blimite|\bplafond|\bau moins\b|\bminim|\binférieur|\bdépass|\bseuil", re.I)
_COUNTED = re.compile(r"\bcombien d(?:e |')(trimestre|point|heure|jour|semaine|enfant|part)")
_ALSO_ASKED = (  # a share, how often, the number of a form
    (re.compile(r"\bpourcentages?\b|%|\bquel taux\b"), re.compile(r"\d\s?%")),
    (
        re.compile(r"\btou(?:s|tes) les combien\b|\bcombien de fois\b|\bfrequence\b"),
        re.compile(r"\b(?:fois|tou(?:s|tes) les|chaque|par (?:an|mois)|mensuel|annuel|trimestriel)", re.I),
    ),
    (
        re.compile(
            r"\bnumeros?\b.*\b(?:cerfa|formulaires?|imprimes?)\b|\b(?:cerfa|formulaires?)\b.*\bnumeros?\b|\bcerfa\b"
        ),
        re.compile(r"\bn°\s?\d{3,}|\b\d{5}\*\d{2}\b|\bS ?\d{4}", re.I),
    ),
)
_EVEN = 0.5  # so many factors tear the units apart: what is near the best must be told from what is not
_SERVICE_INTENTS = Intent.FORM | Intent.ONLINE | Intent.PLACE | Intent.PAPERS | Intent.APPEAL
_INTENT = {Intent.FORM: 1.5, Intent.ONLINE: 1.3, Intent.APPEAL: 1.3, Intent.AMOUNT: 1.4}


@dataclass(frozen=True)
class Seen:
    """A unit as a question sees it: what its words, its section and the search give; its own words; its marks."""

    base: float
    own: float
    marks: float  # logarithm of what the marks of what is asked for give it


def score_units(question: Question, hit: FicheHit, reading: VersionReading) -> dict[int, float]:
    """Score of each unit by number."""
    units = reading.version.units
    seen = zip(units, seen_units(question, hit, reading), reading.standing, strict=True)
    scores = {u.number: s.base * exp(SAYS_IT * s.own + MARKED * s.marks + standing) for u, s, standing in seen}
    if _names_its_subject(question.terms, reading):
        _favour_introduction(units, scores)
    return {number: score**_EVEN for number, score in scores.items()}


def seen_units(question: Question, hit: FicheHit, reading: VersionReading) -> Iterator[Seen]:
    """In order, neighbours under the same heading helping each other."""
    units = reading.version.units
    own, lexical = map(_relative, _lexical(question.terms, reading))
    passages = _passage_bonus(hit)
    sections = _section_factors(question, reading)
    marked = Wanted.of(question).factors(reading)
    amounts = asked_amounts(question.folded)
    over: dict[tuple[str, ...], tuple[float, bool]] = {}
    for rank, (unit, gain) in enumerate(zip(units, marked, strict=True)):
        score = _FLOOR + lexical[rank] + _NEIGHBOUR * _best_neighbour(rank, units, lexical)
        score += _PASSAGE * passages.get(unit.number, 0.0)
        if unit.path not in over:
            asked = [sections.get(unit.path[: depth + 1], 1.0) for depth in range(len(unit.path))]
            over[unit.path] = prod(asked), max(asked, default=1.0) <= 1.0
        factor, is_not_asked = over[unit.path]
        score *= factor
        if unit.cases and is_not_asked:
            score *= _CASE_NOT_ASKED
        if amounts:
            score *= amount_factor(unit, amounts)
        yield Seen(score, own[rank], log(gain))


def _relative(scores: list[float]) -> list[float]:
    """Against the best unit: a short fiche and a long one are weighed alike."""
    best = max(scores, default=0.0)
    return [score / best for score in scores] if best > 0 else scores


def _section_factors(question: Question, reading: VersionReading) -> dict[tuple[str, ...], float]:
    """Among sister sections, those whose title says a word of the question, when others do not."""
    factors: dict[tuple[str, ...], float] = {}
    asked = [titles for intent, titles in _TITLES.items() if question.intents & intent]
    for above, labels in reading.sections.items():
        common = frozenset.intersection(*labels.values()) | reading.title
        match = {label: sum(question.terms.get(term, 0.0) for term in said - common) for label, said in labels.items()}
        _add_sense(question, match)
        _add_intents(asked, match)
        best = max(match.values())
        if best < 0.5:
            continue
        for label, value in match.items():
            factor = _SECTION_ASKED if value == best else _SECTION_NOT_ASKED if value == 0 else 1.0
            factors[(*above, label)] = factor
    return factors


def _add_sense(question: Question, match: dict[str, float]) -> None:
    """« plus de 12 mois » and « dans les 12 mois » share their words: the small ones tell them apart."""
    asked = set(_SENSE.findall(question.folded))
    if not asked:
        return
    for label in match:
        match[label] += 0.5 * len(asked & set(_SENSE.findall(folded_label(label))))


def _add_intents(asked: Sequence[re.Pattern[str]], match: dict[str, float]) -> None:
    """« Montant de la cotisation » is the section of whoever asks what it costs."""
    for titles in asked:
        for label in match:
            match[label] += 0.7 if titles.search(folded_label(label)) else 0.0


def _names_its_subject(terms: Mapping[str, float], reading: VersionReading) -> bool:
    """« Retraite progressive »: nothing is asked of the fiche but what it is."""
    beyond = [w for term, w in terms.items() if term not in reading.title and not _YEAR.fullmatch(term)]
    return sum(weight for weight in beyond if weight >= 0.7) < 0.7


def _favour_introduction(units: Sequence[Unit], scores: dict[int, float]) -> None:
    best = max(scores.values(), default=0.0)
    for rank, unit in enumerate(units):  # nothing more is asked: the author's order is the best guide
        scores[unit.number] += _ORDER * best * (1 - rank / len(units))
    first = [unit for unit in units[:3] if unit.kind == "paragraph" and not unit.cases and not unit.note]
    for unit in first[:2]:
        scores[unit.number] += _INTRODUCTION * best


def _lexical(terms: Mapping[str, float], reading: VersionReading) -> tuple[list[float], list[float]]:
    """BM25 inside the fiche, by unit: of what it says itself; with what stands over it, which counts less."""
    norms = [_K * (1 - _B + _B * length / max(reading.mean_length, 1.0)) for length in reading.lengths]
    own, total, matched, possible = [0.0] * len(norms), [0.0] * len(norms), [0.0] * len(norms), 0.0
    for term, places in reading.find(terms).items():
        said = terms[term]
        weight = said * reading.rarity(places) * (_TITLE if term in reading.title else 1.0)
        possible += weight
        for rank, count, where in places if weight else ():
            matched[rank] += weight
            said_here = count * (_K + 1) / (count + norms[rank])
            own[rank] += weight * said_here
            total[rank] += weight * _field(said_here, where)
    possible = possible or 1.0
    return own, [worth * (0.5 + 0.5 * held / possible) for worth, held in zip(total, matched, strict=True)]


def _field(own: float, where: int) -> float:
    return max(own, 0.3) + _AROUND if where == AROUND else own + (_ABOVE if where == ABOVE else 0.0)


def _best_neighbour(rank: int, units: Sequence[Unit], raw: Sequence[float]) -> float:
    path = units[rank].path
    before = raw[rank - 1] if rank and units[rank - 1].path == path else 0.0
    after = raw[rank + 1] if rank + 1 < len(raw) and units[rank + 1].path == path else 0.0
    return max(before, after)


def _passage_bonus(hit: FicheHit) -> dict[int, float]:
    best = max((passage.score for passage in hit.passages), default=0.0)
    bonus: dict[int, float] = {}
    if best <= 0:
        return bonus
    for passage in hit.passages:
        for number in range(passage.first, passage.last + 1):
            bonus[number] = max(bonus.get(number, 0.0), passage.score / best)
    return bonus


@dataclass(frozen=True)
class Wanted:
    """The marks of what the question asks for, made ready once."""

    marks: tuple[tuple[re.Pattern[str], float], ...]
    wants_service: bool

    @classmethod
    def of(cls, question: Question) -> "Wanted":
        marks = [(marks, _INTENT.get(intent, 1.2)) for intent, marks in _MARKS.items() if question.intents & intent]
        if _LIMIT_ASKED.search(question.folded):
            marks.append((_LIMIT, 1.3))
        counted = _COUNTED.search(question.folded)
        if counted:  # « combien de trimestres »: a number of them
            marks.append((re.compile(rf"\d\s+{re.escape(counted[1])}", re.I), 1.4))
        marks += [(shown, 1.4) for asked, shown in _ALSO_ASKED if asked.search(question.folded)]
        return cls(tuple(marks), bool(question.intents & _SERVICE_INTENTS))

    def factors(self, reading: VersionReading) -> Iterator[float]:
        """Of each unit of the version."""
        held = [(reading.holding(pattern), gain) for pattern, gain in self.marks]
        for rank, unit in enumerate(reading.version.units):
            factor = _SERVICE if unit.kind == "service" and not self.wants_service else 1.0
            yield factor * prod(gain for holding, gain in held if holding[rank])

    def of_words(self, text: str) -> float:
        return prod(gain for pattern, gain in self.marks if pattern.search(text))
