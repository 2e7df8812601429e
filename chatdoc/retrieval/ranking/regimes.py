"""Whose rule it is: the words that tie a fiche, or a question, to one régime."""

import re
from enum import IntFlag
from typing import Final

from chatdoc.retrieval.ranking.analysis import stem


class Regime(IntFlag):
    NONE = 0
    EMPLOYEE = 1
    PUBLIC = 2
    SELF_EMPLOYED = 4
    FARMING = 8
    MILITARY = 16


_PATTERNS: Final[tuple[tuple[Regime, re.Pattern[str]], ...]] = (
    (
        Regime.EMPLOYEE,
        re.compile(
            r"\bsecteur prive\b|\bsalaries?\b|\bregime general\b|\bassurance retraite\b|\bcarsat\b"
            r"|\bcnav\b|\bagirc\b"
        ),
    ),
    (
        Regime.PUBLIC,
        re.compile(
            r"\bfonctionnaires?\b|\bfonction publique\b|\bagents? publics?\b|\bcnracl\b|\brafp\b"
            r"|\bhospitaliere?s?\b|\bterritoriale?s?\b|\btitulaire de la fonction\b|\bsre\b"
        ),
    ),
    (
        Regime.SELF_EMPLOYED,
        re.compile(
            r"\bindependants?\b|\bartisans?\b|\bcommercants?\b|\bprofessions? liberales?\b"
            r"|\b(micro|auto)[- ]?entrepreneurs?\b|\brsi\b|\bssi\b|\bcnavpl\b"
        ),
    ),
    (Regime.FARMING, re.compile(r"\bagricoles?\b|\bexploitants?\b|\bmsa\b|\bagriculteurs?\b")),
    (Regime.MILITARY, re.compile(r"\bmilitaires?\b|\barmees?\b")),
)

# Index terms of those words, in titles: two titles may differ by them alone.
_NAMES: Final = "salarié secteur privé fonctionnaire fonction publique agent public indépendant agricole militaire"
REGIME_WORDS: Final = frozenset(map(stem, _NAMES.split()))

# Who the person is, in a question: in a title these words would say nothing of the rule.
_WORKS = r"\b(?:agente?s?|employee?s?|contractuel\w*|titulaires?|travaill\w+|boss\w+|secretaires?)\b"
_SAID: Final[tuple[tuple[Regime, re.Pattern[str]], ...]] = (
    (
        Regime.EMPLOYEE,
        re.compile(r"\brg\b|\b(?:dans|du) prive\b|\bprivee\b|\bclinique\b|\(prive\)|\bapprenti\w*\b|\bl'usine\b"),
    ),
    (
        Regime.PUBLIC,
        re.compile(
            rf"\b(?:contractuel(?:le)?s?|policiere?s?|profe?s?|professeure?s?|enseignante?s?|instit\w*|facteurs?)\b"
            rf"|\b(?:postiere?s?|douaniere?s?|aides?-soignante?s?|infirmiere?s? de l'hopital|pompiers?|magistrate?s?)\b"
            rf"|\b(?:f\.?p\.?[ehto]?|ircantec|hopita(?:l|ux) publics?|agents? (?:de l'etat|hospitalier))\b"
            rf"|{_WORKS}.{{0,25}}\b(?:mairie|prefecture|hopital|ministere|commune|departement|region|l'etat)\b"
        ),
    ),
    (Regime.SELF_EMPLOYED, re.compile(r"\ba (?:son|mon) compte\b|\bcommercante?s?\b|\bliberale?s?\b")),
    (Regime.FARMING, re.compile(r"\bfermiere?s?\b|\bpaysan\w*\b|\beleveu\w+\b")),
    (Regime.MILITARY, re.compile(r"\bgendarmes?\b|\blegionnaires?\b")),
)


def regimes_asked(folded: str) -> Regime:
    """The régimes a question says, by their name or by the person's trade."""
    return regimes_in(folded) or _found(_SAID, folded)


def regimes_in(folded: str) -> Regime:
    return _found(_PATTERNS, folded)


def main_regimes(folded: str) -> Regime:
    """The régimes that a text speaks of, more than once."""
    found = Regime.NONE
    for regime, pattern in _PATTERNS:
        if len(pattern.findall(folded)) > 1:
            found |= regime
    return found


def _found(patterns: tuple[tuple[Regime, re.Pattern[str]], ...], folded: str) -> Regime:
    found = Regime.NONE
    for regime, pattern in patterns:
        if pattern.search(folded):
            found |= regime
    return found
