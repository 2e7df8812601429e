"""The facts the law depends on: their key, the question that gets them, how they are read."""

from collections.abc import Callable
from dataclasses import dataclass

from chatdoc.knowledge.facts.birth import birth_given, child_birth_given, read_age, read_birth
from chatdoc.knowledge.facts.family import read_child_age, read_child_birth, read_children, read_situation
from chatdoc.knowledge.facts.french import digits, fold, iso_date
from chatdoc.knowledge.facts.heard import Heard, Mention
from chatdoc.knowledge.facts.home import is_place_abroad, read_department, read_home
from chatdoc.knowledge.facts.means import given_resources, read_handicap, read_resources, read_unfit
from chatdoc.knowledge.facts.work import (
    read_activity,
    read_effect,
    read_regime,
    read_seniority,
    read_start,
    read_terms,
)


@dataclass(frozen=True)
class Choice:
    value: str
    label: str


@dataclass(frozen=True)
class Fact:
    key: str
    name: str  # « la date de naissance »: read in « Cela dépend de la date de naissance »
    question: str
    example: str
    in_words: Callable[[Heard], list[Mention]]
    given: Callable[[str], str | None]  # one value alone, as typed in a form: None when it cannot be
    choices: tuple[Choice, ...] = ()

    def label(self, value: str) -> str:
        return next((choice.label for choice in self.choices if choice.value == value), value)


def _any_label(value: str) -> str | None:
    return value.strip()[:300] or None


def _nothing(heard: Heard) -> list[Mention]:
    return []


def _number(low: int, high: int) -> Callable[[str], str | None]:
    def read(value: str) -> str | None:
        text = (
            digits(fold(value))
            .replace("aucun", "0")
            .removesuffix(" ou plus")
            .removesuffix(" ans")
            .removesuffix(" trimestres")
            .removesuffix(" enfants")
            .strip()
        )
        text = text.removesuffix(".0")
        return text if text.isdigit() and low <= int(text) <= high else None

    return read


def _by_words(read: Callable[[Heard], list[Mention]], choices: tuple[Choice, ...]) -> Callable[[str], str | None]:
    values = {fold(name).replace(" ", "_"): choice.value for choice in choices for name in (choice.value, choice.label)}

    def given(value: str) -> str | None:
        exact = values.get(fold(value).replace(" ", "_").replace("-", "_"))
        mentions = read(Heard(value)) or read(Heard(f"il est {value}")) if not exact else []
        return exact or (mentions[-1][1] if mentions else None)

    return given


def _home(value: str) -> str | None:
    if is_place_abroad(fold(value)):
        return "etranger"
    found = _by_words(read_home, RESIDENCES)(value) or _by_words(read_home, RESIDENCES)(f"vit en {value}")
    return found or ("france" if fold(value) in {"france", "metropole", "france metropolitaine", "fr"} else None)


def _yes_or_no(value: str) -> str | None:
    folded = fold(value)
    if folded in {"oui", "true", "vrai", "1", "o"} or "handicap" in folded or "inapt" in folded or "rqth" in folded:
        return "oui"
    return "non" if folded in {"non", "false", "faux", "0", "n"} else None


def _effect(value: str) -> str | None:
    day = iso_date(value.strip()[:10])
    if day:
        return day.isoformat()
    mentions = read_effect(Heard(f"effet {value}"))
    return mentions[-1][1] if mentions else None


def _department(value: str) -> str | None:
    code = fold(value).upper()
    if code.isdigit() and (1 <= int(code) <= 95 or 971 <= int(code) <= 976):
        return code.zfill(2)
    mentions = read_department(Heard(f"en {value}")) or read_department(Heard(f"departement {value}"))
    return code if code in {"2A", "2B"} else (mentions[-1][1] if mentions else None)


def _choices(**labels: str) -> tuple[Choice, ...]:
    return tuple(Choice(value, label) for value, label in labels.items())


SITUATIONS = _choices(
    marie="Marié",
    pacse="Pacsé",
    concubin="En concubinage",
    divorce="Divorcé",
    separe="Séparé",
    veuf="Veuf",
    remarie="Remarié",
    celibataire="Célibataire",
    couple="En couple",
    seul="Vit seul",
)
REGIMES = _choices(
    salarie="Salarié du privé",
    fonctionnaire="Fonctionnaire",
    contractuel="Contractuel de la fonction publique",
    independant="Indépendant",
    agricole="Régime agricole",
    liberal="Profession libérale",
    special="Régime spécial",
)
ACTIVITIES = _choices(
    en_activite="En activité",
    temps_partiel="À temps partiel",
    chomage="Au chômage",
    arret_maladie="En arrêt maladie",
    invalidite="En invalidité",
    retraite="Déjà retraité",
)
RESIDENCES = _choices(france="En France", outre_mer="Outre-mer", etranger="À l’étranger")
YES_NO = _choices(oui="Oui", non="Non")
CHILDREN = tuple(Choice(str(n), label) for n, label in enumerate(("Aucun", "1", "2", "3", "4 ou plus")))

FACTS: dict[str, Fact] = {
    fact.key: fact
    for fact in (
        Fact(
            "naissance",
            "la date de naissance",
            "Quelle est la date de naissance (mois et année) ?",
            "1964-05",
            read_birth,
            birth_given,
        ),
        Fact("age", "l’âge", "Quel âge a l’assuré ?", "62", read_age, _number(14, 120)),
        Fact(
            "regime",
            "le régime de retraite",
            "De quel régime relève l’assuré ?",
            "salarie",
            read_regime,
            _by_words(read_regime, REGIMES),
            REGIMES,
        ),
        Fact(
            "situation",
            "la situation familiale",
            "Quelle est la situation familiale ?",
            "veuf",
            read_situation,
            _by_words(read_situation, SITUATIONS),
            SITUATIONS,
        ),
        Fact("enfants", "le nombre d’enfants", "Combien d’enfants ?", "3", read_children, _number(0, 30), CHILDREN),
        Fact(
            "debut_carriere",
            "l’âge de début d’activité",
            "À quel âge l’assuré a-t-il commencé à travailler ?",
            "17",
            read_start,
            _number(10, 70),
        ),
        Fact(
            "trimestres",
            "le nombre de trimestres",
            "Combien de trimestres l’assuré a-t-il ?",
            "150",
            read_terms,
            _number(0, 260),
        ),
        Fact(
            "date_effet",
            "la date d’effet de la retraite",
            "À quelle date la retraite prend-elle effet ?",
            "2026-10-01",
            read_effect,
            _effect,
        ),
        Fact(
            "residence",
            "le lieu de résidence",
            "Où réside l’assuré ?",
            "etranger",
            read_home,
            _home,
            RESIDENCES,
        ),
        Fact(
            "departement",
            "le département",
            "Dans quel département réside l’assuré ?",
            "59",
            read_department,
            _department,
        ),
        Fact(
            "handicap",
            "le handicap",
            "L’assuré a-t-il un handicap reconnu ?",
            "oui",
            read_handicap,
            _yes_or_no,
            YES_NO,
        ),
        Fact(
            "inaptitude",
            "l’inaptitude au travail",
            "L’assuré est-il reconnu inapte au travail ?",
            "oui",
            read_unfit,
            _yes_or_no,
            YES_NO,
        ),
        Fact(
            "activite",
            "l’activité actuelle",
            "Quelle est l’activité actuelle de l’assuré ?",
            "chomage",
            read_activity,
            _by_words(read_activity, ACTIVITIES),
            ACTIVITIES,
        ),
        Fact(
            "anciennete",
            "l’ancienneté",
            "Quelle est l’ancienneté de l’assuré, en années ?",
            "12",
            read_seniority,
            _number(0, 70),
        ),
        Fact("age_enfant", "l’âge de l’enfant", "Quel âge a l’enfant ?", "14", read_child_age, _number(0, 60)),
        Fact(
            "naissance_enfant",
            "la date de naissance de l’enfant",
            "Quand l’enfant est-il né (mois et année) ?",
            "2015-06",
            read_child_birth,
            child_birth_given,
        ),
        # A branch whose label no rule reads: the advisor chooses it.
        Fact("cas", "le cas", "Quel est le cas ?", "Cas général", _nothing, _any_label),
        Fact(
            "ressources",
            "les ressources",
            "Quelles sont les ressources mensuelles du foyer ?",
            "1200",
            read_resources,
            given_resources,
        ),
    )
}
