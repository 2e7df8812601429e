"""Régime, career, activity, departure: the words people use."""

import re

from chatdoc.knowledge.facts.french import DATE, date_parts
from chatdoc.knowledge.facts.heard import Heard, Mention, Words, at

_REGIMES = Words(
    "msa agric exploit contract titulaire fonction publique sre cnracl fp liberal cnavpl independ artisan commerc"
    " entrepren tns rsi ssi specia sncf ratp cnieg enim crpcen salarie general prive",
    agricole=r"\b(?:msa|agricoles?|agricult(?:eur|rice)s?|exploitante?s? agricoles?)\b",
    contractuel=r"\bcontractuel(?:le|s|les)?\b|\bnon titulaires?\b",
    fonctionnaire=r"\bfonctionnaires?\b|\bfonction publique\b|\bagents? titulaires?\b|\bsre\b|\bcnracl\b"
    r"|\b(?:fpe|fpt|fph)\b",
    liberal=r"\bprofessions? liberales?\b|\bliberal(?:e|es)?\b|\bcnavpl\b",
    independant=r"\bindependante?s?\b|\bartisans?\b|\bcommercante?s?\b|\bauto-?entrepreneu(?:r|se)s?\b"
    r"|\bmicro-?entrepreneu(?:r|se)s?\b|\btns\b|\brsi\b|\bssi\b|\btravailleur non salarie\b",
    special=r"\bregimes? specia(?:l|ux)\b|\b(?:sncf|ratp|cnieg|enim|crpcen)\b",
    salarie=r"\bsalariee?s?\b|\bregime general\b|\bsecteur prive\b|\bdu prive\b",
)
_ACTIVITIES = Words(
    "chom emploi travail assedic arret maladie longue invalid partiel mi-temps retraite activite salarie boss boulot",
    chomage=r"\b(?:au|en) chomage\b|\bchomeu(?:r|se)s?\b|\bdemandeu(?:r|se)s? d'emploi\b"
    r"|\binscrite? (?:a|au|chez) (?:pole emploi|france travail)\b|\b(?:touche|percoit|aux?) (?:les )?assedic\b",
    arret_maladie=r"\ben (?:arret|longue)[ -]?(?:de )?(?:maladie|travail)\b|\ben arret\b",
    invalidite=r"\ben invalidite\b|\binvalide\b"
    r"|\b(?:titulaire d'une|touche une?|percoit une?|beneficie d'une) (?:pension d'|rente d')?invalidite\b",
    temps_partiel=r"\b(?:a|en) (?:mi-)?temps partiel\b|\ba mi-temps\b",
    retraite=r"\b(?:deja|etant|est) (?:a la |en )?retraitee?\b|\ben_retraite\b"
    r"|\bretraitee?s?\b(?= (?:qui|veut|reprend|actif))",
    en_activite=r"\b(?:travaille|bosse) (?:encore|toujours)\b|\ben activite\b|\btoujours salarie"
    r"|\b(?:encore|toujours) (?:en poste|au boulot)\b",
)
_STARTED = re.compile(
    r"\b(?:commenc\w*|debut\w*|demarr\w*|attaqu\w*|travaill\w*|boss\w*|cotis\w*|apprenti\w*|embauch\w*|entre\w*|racl"
    r"|(?:premier|1er) (?:emploi|boulot|job|travail|poste)|carriere longue)\b[^.?!;]{0,40}?"
    r"\b(?P<how>avant|a|des|depuis|de|l'age de)?\s*(?P<age>1[2-9]|2[0-2])\s*ans\b"
)
_TERMS = re.compile(r"\b(\d{2,3})\s+(?:trimestres?|trims?|t(?= valid| cotis))\b|\btrimestres?\s*[:=]\s*(\d{1,3})\b")
_EFFECT = re.compile(
    r"\b(?:date d'effet|prenant effet|prend(?:re|ra)? effet|prise d'effet|effet|depart|partir?|partira"
    r"|part(?= (?:le|au|en) )|retraite|pension)\b"
    rf"\s*(?::|au|le|du|a compter du|a partir du|en|pour le|prevu\w*|avant le|des le|\s)*\s*{DATE.pattern}"
)
_SENIORITY = re.compile(
    r"\b(\d{1,2})\s*ans (?:d'|de )?(?:anciennete|maison|presence)\b|\banciennete\s*(?:de|:)?\s*(\d{1,2})\s*ans\b"
)


def read_regime(heard: Heard) -> list[Mention]:
    found = _REGIMES.said(heard.folded)
    return [mention for mention in found if mention.value != "salarie"] or found


def read_activity(heard: Heard) -> list[Mention]:
    return _ACTIVITIES.said(heard.with_participles)


def read_health_activity(heard: Heard) -> list[Mention]:
    return [mention for mention in _ACTIVITIES.said(heard.counted) if mention.value in ("invalidite", "arret_maladie")]


def read_start(heard: Heard) -> list[Mention]:
    """Age at the first job. « avant 18 ans » is 17: what decides is the limit that was not reached."""
    return [
        at(match, str(int(match["age"]) - (1 if match["how"] == "avant" else 0)))
        for match in _STARTED.finditer(heard.counted)
    ]


def read_terms(heard: Heard) -> list[Mention]:
    found = [at(match, match.group(1) or match.group(2)) for match in _TERMS.finditer(heard.counted)]
    return [mention for mention in found if 20 <= int(mention.value) <= 260]


def read_effect(heard: Heard) -> list[Mention]:
    mentions = []
    for match in _EFFECT.finditer(heard.counted):
        parts = date_parts(match)
        if parts and 2004 <= parts[0] <= 2060 and parts[1]:
            mentions.append(at(match, f"{parts[0]}-{parts[1]:02d}-{parts[2] or 1:02d}"))
    return mentions


def read_seniority(heard: Heard) -> list[Mention]:
    return [at(match, match.group(1) or match.group(2)) for match in _SENIORITY.finditer(heard.counted)]
