from collections.abc import Sequence
from typing import Final

_LEAD: Final = "Données personnelles : c’est interdit, et inutile pour répondre."
_IN_FRENCH: Final = {
    "NAME": "nom",
    "NIR": "numéro de sécurité sociale",
    "PHONE": "numéro de téléphone",
    "EMAIL": "adresse électronique",
    "IBAN": "coordonnées bancaires",
    "BIRTHDATE": "jour et mois de naissance",
    "ADDRESS": "adresse",
    "FILE_NUMBER": "numéro de dossier ou de pièce",
}


def kinds_in_french(types: Sequence[str]) -> str:
    return ", ".join(_IN_FRENCH[type_] for type_ in types)


def reminder_of(types: Sequence[str], lead: str = _LEAD) -> str | None:
    """What the advisor reads once something was masked: the kinds, never the words. `lead`: of the instructions."""
    if not types:
        return None
    return f"{lead} Retiré : {kinds_in_french(types)}."
