"""Whose rule it is: the words that tie a fiche, or a question, to one régime."""

import re
from enum import IntFlag
from typing import Final


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


def regimes_in(folded: str) -> Regime:
    found = Regime.NONE
    for regime, pattern in _PATTERNS:
        if pattern.search(folded):
            found |= regime
    return found
