"""From a label to a condition."""

import re
from collections.abc import Iterator
from functools import lru_cache

from chatdoc.knowledge.conditions.condition import AllOf, BirthRange, Condition, EffectRange, NumberRange, OneOf
from chatdoc.knowledge.conditions.of_child import child_condition
from chatdoc.knowledge.facts.family import read_situation
from chatdoc.knowledge.facts.french import digits, fold
from chatdoc.knowledge.facts.heard import Heard
from chatdoc.knowledge.facts.home import read_home
from chatdoc.knowledge.facts.means import read_handicap, read_unfit
from chatdoc.knowledge.facts.ranges import date_span, number_span
from chatdoc.knowledge.facts.work import read_activity, read_regime

MAX_LABEL = 160
# Most titles state no condition: they are set aside before the careful reading.
_MAY_STATE = re.compile(
    r"\d|enfant|veu[fv]|divorc|mari|pacs|concubin|libre|couple|seul|isol|célib|sépar|fonction|contract|salari|indép|artisan|commer"
    r"|libéral|agric|msa|spécia|chôm|arrêt|invalid|retrait|activ|partiel|étrang|france|métropole|outre|handicap|inapt|rqth|ans\b|titulaire"
    r"|privé|général|sncf|ratp|cnracl|guadeloupe|martinique|guyane|réunion|mayotte|perdu|maroc|décéd|entrepreneur|trimestre",
    re.IGNORECASE,
)
_DEFAULT = re.compile(
    r"^(?:cas general|(?:dans )?(?:les |tous les )?autres? (?:cas|situations?).*|sinon|regle generale|autre)$"
)
_BIRTH = re.compile(r"\bnee?s?\b|\bne\(e\)|\bnaissance\b|\bgenerations?\b")
_OTHERS = re.compile(
    r"\b(?:enfants? (?:nee?s?|de|a(?! charge)|age|entre|adopte)|defunt|decede|employeur|bail|permis|enfant (?:majeur"
    r"|mineur)|demandeur d'asile)\b"
)
_EFFECT = re.compile(r"\beffet\b|\bdepart\b|\bpension\b|\bretraite\b|\bdemande\b")
_NEGATION = re.compile(r"\bn'|\bne \w+ pas\b|\bnon\b|\bsans\b|\bsauf\b|\bhors\b|\bpas\b|\baucune?\b")
_START = re.compile(r"\bcommenc\w*|\bdebut\w*|\bavoir travaille")
_NOT_AGE = re.compile(
    r"\b(?:pendant|duree|mariage|marie depuis|permis|bail|service|anciennete|carriere|cotis\w+|delai|depuis"
    r"|impot|residence|cd[di])\b"
)
_FILLER = frozenset(
    [
        "vous",
        "etes",
        "avez",
        "vivez",
        "votre",
        "vos",
        "si",
        "le",
        "la",
        "les",
        "l",
        "un",
        "une",
        "des",
        "du",
        "de",
        "d",
        "et",
        "ou",
        "en",
        "a",
        "au",
        "aux",
        "dans",
        "est",
        "qui",
        "que",
        "personne",
        "assure",
        "assuree",
        "cas",
        "pour",
        "dont",
        "situation",
        "familiale",
        "age",
        "ages",
        "agee",
        "an",
        "ans",
        "annee",
        "annees",
        "mois",
        "enfant",
        "enfants",
        "avoir",
        "etre",
        "ne",
        "nee",
        "nes",
        "nees",
        "date",
        "naissance",
        "generation",
        "apres",
        "avant",
        "partir",
        "compter",
        "jusqu",
        "jusque",
        "plus",
        "moins",
        "cas",
        "d'un",
        "d'une",
        "pension",
        "prenant",
        "effet",
        "retraite",
        "agent",
        "agents",
        "travailleur",
        "charge",
        "e",
        "s",
        "par",
        "debut",
        "activite",
        "commence",
        "travailler",
        "commencer",
        "titulaire",
        "secteur",
        "prive",
        "regime",
        "general",
        "trimestres",
        "trimestre",
        "toute",
        "tout",
        "seul",
        "seule",
    ]
)
_CATEGORIES = (
    ("situation", read_situation),
    ("regime", read_regime),
    ("activite", read_activity),
    ("residence", read_home),
)
_HOME_ABROAD = re.compile(
    r"^(?:vous (?:residez|vivez|habitez) )?(?:a l'etranger|hors de france)$|\bresid\w+ a l'etranger"
)
_HOME_FRANCE = re.compile(r"^(?:vous (?:residez|vivez|habitez) )?en (?:france|metropole)$|\bresid\w+ en france")


@lru_cache(maxsize=8192)
def is_default_label(label: str) -> bool:
    """« Cas général », « Autres cas »: what applies when no sister case does."""
    return bool(_DEFAULT.match(fold(label).strip(" :.")))


@lru_cache(maxsize=8192)
def parse_label(label: str, context: str = "") -> Condition | None:
    """The condition a label states. `context`: header, table title, lead — what makes « 1962 » a year of birth."""
    if len(label) > MAX_LABEL or not _MAY_STATE.search(label):
        return None
    folded = digits(fold(label)).strip(" :.")
    around = fold(context)
    of_child = child_condition(folded)
    if not folded or (of_child is None and (_OTHERS.search(folded) or _speaks_of_others(around))):
        return None
    found = [of_child] if of_child else list(_conditions(label, folded, around))
    if not found:
        return None
    parts = tuple(condition for condition, _ in found)
    partly = _is_partly_read(folded, [matched for _, matched in found])
    return parts[0] if len(parts) == 1 and not partly else AllOf(parts, partly)


def _speaks_of_others(around: str) -> bool:
    return bool(re.search(r"\benfants? (?:nee?s?|ages?)\b|\bage de l'enfant\b|\bnaissance de l'enfant\b", around))


def _conditions(label: str, folded: str, around: str) -> Iterator[tuple[Condition, str]]:
    dated = _dated(folded, around)
    if dated:
        yield dated
    yield from _numbers(folded, around)
    if not _NEGATION.search(folded):
        yield from _categories(label, folded)


def _dated(folded: str, around: str) -> tuple[Condition, str] | None:
    span = date_span(folded)
    if span is None:
        return None
    if _BIRTH.search(folded) or (_BIRTH.search(around) and not _EFFECT.search(folded)):
        return BirthRange(span.start, span.end), span.matched
    alone = not set(re.findall(r"[a-z']+", folded.replace(span.matched, ""))) - _FILLER
    is_period = span.start.year >= 2003 or span.end.year >= 2003
    return (EffectRange(span.start, span.end), span.matched) if alone and is_period else None


def _numbers(folded: str, around: str) -> Iterator[tuple[Condition, str]]:
    children = number_span(folded, "enfants?")
    if children is None and re.search(r"nombre d'enfants|enfants? a charge$", around):
        children = number_span(f"{folded} enfants", "enfants?") if re.match(r"^\d", folded) else None
    if children:
        yield NumberRange("enfants", *children[:2]), children[2]
    elif re.search(r"\b(?:sans|aucun|pas d') ?enfant", folded):
        yield NumberRange("enfants", 0, 0), folded
    terms = number_span(folded, "trimestres?")
    if terms:
        yield NumberRange("trimestres", *terms[:2]), terms[2]
    years = _years(folded, around)
    if years:
        yield years


def _years(folded: str, around: str) -> tuple[Condition, str] | None:
    years = number_span(folded, "ans")
    if years is None or re.search(r"\benfant", folded):
        return None
    low, high, matched = years
    both = f"{around} {folded}"
    if _START.search(folded) or re.search(r"\bdebut d'activite|commenc\w+ a travailler", around):
        return NumberRange("debut_carriere", low, high), matched
    if "anciennete" in both:
        return _seniority(folded, low, high), matched
    if _NOT_AGE.search(both.replace("retraite", "")) or max(low, 0 if high == float("inf") else high) < 16:
        return None
    return NumberRange("age", low, high), matched


def _seniority(folded: str, low: float, high: float) -> Condition:
    # « entre 10 et 15 ans » stops before 15: the next line starts there.
    is_open = bool(re.search(r"\b(?:entre|de) \d+ (?:et|a) (?:moins de )?\d+", folded))
    return NumberRange("anciennete", low, high - 1 if is_open and high > low else high)


def _categories(label: str, folded: str) -> Iterator[tuple[Condition, str]]:
    heard = Heard(label)
    for fact, read in _CATEGORIES:
        said = {mention.value for mention in read(heard)} | _of_people(fact, label)
        if said:
            yield OneOf(fact, frozenset(said)), ""
    if _HOME_ABROAD.search(folded):
        yield OneOf("residence", frozenset({"etranger"})), folded
    elif _HOME_FRANCE.search(folded):
        yield OneOf("residence", frozenset({"france", "outre_mer"})), folded
    if read_handicap(heard):
        yield OneOf("handicap", frozenset({"oui"})), ""
    if read_unfit(heard):
        yield OneOf("inaptitude", frozenset({"oui"})), ""


def _of_people(fact: str, label: str) -> set[str]:
    """« Mariés », « Seul », « Divorcé(e) »: a label needs no verb."""
    if fact != "situation":
        return set()
    folded = fold(label).replace("(e)", "").replace("(s)", "").strip(" .:")
    if re.fullmatch(r"(?:vous etes |vous vivez |personne |si vous (?:etes|vivez) )?(?:seule?|isolee?)", folded):
        return {"seul"}
    if re.fullmatch(r"(?:vous etes |couple )?mari(?:e|es|ee|ees)|couple marie", folded):
        return {"marie"}
    return {"divorce"} if re.fullmatch(r"(?:vous etes )?divorcee?s?(?:[/ ]+(?:ou )?separee?s?)?", folded) else set()


_SAID = re.compile(
    r"veu(?:f|ve)s?|divorce\w*|mari(?:e|es|ee|ees|age)|remari\w*|pacs\w*|concubin\w*|celibataires?|separe\w*|couples?|seule?s?|isolee?"
    r"|union|libre|fonctionnaires?|contractuel\w*|salarie\w*|independant\w*|artisans?|commercant\w*|agricoles?|msa|publique|fonction|chomage|chomeur"
    r"|etranger|france|handicap\w*|inaptes?|invalides?|arret|maladie|vivant|vit|liberale?s?|professions?|speciaux|special|liberal|titulaires?"
)


def _is_partly_read(folded: str, matched: list[str]) -> bool:
    rest = folded
    for piece in matched:
        rest = rest.replace(piece, " ") if piece else rest
    words = re.findall(r"[a-z0-9]+", rest.replace("(e)", "").replace("'", " "))
    return any(word not in _FILLER and not _SAID.fullmatch(word) for word in words)
