"""What a question wants of its subject: an amount, a delay, an age, a form, a place."""

import re
from enum import IntFlag
from typing import Final


class Intent(IntFlag):
    NONE = 0
    AMOUNT = 1
    DELAY = 2
    AGE = 4
    PAPERS = 8
    FORM = 16
    PLACE = 32
    CONDITION = 64
    ONLINE = 128
    APPEAL = 256


# Folded words that show, in a passage, that it answers such a question.
_MARKS: Final[dict[Intent, str]] = {
    Intent.AMOUNT: "€ % euro euros montant montants plafond taux cout tarif somme prix gratuit gratuite forfait",
    Intent.DELAY: "delai delais mois jour jours semaine semaines date calendrier echeance periode duree",
    Intent.AGE: "ans age ages anniversaire",
    Intent.PAPERS: "piece pieces justificatif justificatifs document documents joindre fournir copie photocopie",
    Intent.FORM: "formulaire formulaires cerfa imprime imprimes modele",
    Intent.PLACE: "adresser aupres guichet contacter deposer transmettre envoyer caisse mairie prefecture adresse",
    Intent.CONDITION: "condition conditions remplir remplissez devez doit requis requise obligatoire beneficiaire",
    Intent.ONLINE: "ligne teleservice internet site compte",
    Intent.APPEAL: "contester contestation recours reclamation mediateur tribunal saisir",
}
_ASKED: Final[tuple[tuple[Intent, re.Pattern[str]], ...]] = (
    (
        Intent.AMOUNT,
        re.compile(
            r"\bcombien\b(?! de (temps|jour|mois|trimestre|semaine|annee))|\bmontants?\b|\bcoute?\b"
            r"|\bcout\b|\bprix\b|\btarifs?\b|\bplafonds?\b|\btaux\b|€|\bsomme\b|\bplancher\b"
        ),
    ),
    (
        Intent.DELAY,
        re.compile(
            r"\bdelais?\b|\bcombien de (temps|jours?|mois|semaines?)\b|\bquand\b|\bduree\b|\bdates?\b"
            r"|\bpendant combien\b|\ba quel moment\b|\bperiode\b"
        ),
    ),
    (Intent.AGE, re.compile(r"\bage\b|\bquel age\b|\bne en\b|\bnee en\b|\b\d{2} ans\b")),
    (Intent.PAPERS, re.compile(r"\bpieces?\b|\bjustificatifs?\b|\bdocuments?\b|\bpapiers\b|\ba fournir\b|\bjoindre\b")),
    (Intent.FORM, re.compile(r"\bformulaires?\b|\bcerfa\b|\bimprimes?\b|\bnumero\b")),
    (
        Intent.PLACE,
        re.compile(
            r"\bou (faire|demander|adresser|deposer|envoyer|trouver|s'adresser)\b|\ba qui\b"
            r"|\baupres\b|\bcontacter?\b|\badresser\b|\bqui contact\w*\b|\bquelle caisse\b"
        ),
    ),
    (
        Intent.CONDITION,
        re.compile(
            r"\bconditions?\b|\bqui peut\b|\bpeut[- ]on\b|\bdroit a\b|\beligib\w+\b"
            r"|\bfaut[- ]il\b|\bobligatoire\b|\bqui est concerne\b|\bbeneficiaires?\b"
        ),
    ),
    (Intent.ONLINE, re.compile(r"\ben ligne\b|\binternet\b|\bsite\b|\bteleservice\b")),
    (Intent.APPEAL, re.compile(r"\bcontest\w+\b|\brecours\b|\breclam\w+\b|\bmediat\w+\b")),
)
MARKS: Final[dict[str, Intent]] = {}
for _intent, _words in _MARKS.items():
    for _word in _words.split():
        MARKS[_word] = MARKS.get(_word, Intent.NONE) | _intent


def asked_intents(folded: str) -> Intent:
    """What a folded question asks for."""
    found = Intent.NONE
    for intent, pattern in _ASKED:
        if pattern.search(folded):
            found |= intent
    return found


_PRACTICAL: Final = Intent.DELAY | Intent.PAPERS | Intent.FORM | Intent.PLACE | Intent.ONLINE | Intent.APPEAL
_STEPS: Final = re.compile(
    r"\b(?:demand|depos|envo|propos|signal|modif|chang|rempli|inscri|suivre|suivi|corrig|rectif|recup|declar|obten"
    r"|telecharg|imprim|relanc|demarch|dossier|aide|offre|atelier|attest|justif|connect|rdv|rendez)"
    r"|\bcomment\b|\bfaire\b|\bfait[- ](?:on|il|elle)\b"
)


def asks_steps(folded: str) -> bool:
    """What to do, rather than what the rule is."""
    return bool(asked_intents(folded) & _PRACTICAL or _STEPS.search(folded))
