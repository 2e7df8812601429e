"""Family, home, health, work: the words people use, and the value each stands for."""

import re

from chatdoc.knowledge.facts.birth import Mention
from chatdoc.knowledge.facts.french import DATE, date_parts, digits, fold

_NEGATED = re.compile(r"\b(?:pas|non|jamais|plus|ni|sans etre)\s+(?:encore\s+|re)?$")


class Words:
    """What stands for each value of a fact. `stems`: one of them is in whatever a pattern matches; looked for first."""

    def __init__(self, stems: str, patterns: dict[str, str]) -> None:
        self._stems = tuple(stems.split())
        self._patterns = {value: re.compile(pattern) for value, pattern in patterns.items()}

    def said(self, folded: str) -> list[Mention]:
        if not any(stem in folded for stem in self._stems):
            return []
        found = [
            (match.start(), value)
            for value, pattern in self._patterns.items()
            for match in pattern.finditer(folded)
            if not _NEGATED.search(folded[: match.start()])
        ]
        return sorted(found)


_SITUATIONS = Words(
    "veu mari perdu femme epou conjoint divorc pacs concubin union celib separe",
    {
        "remarie": r"re-?mari(?:e|ee|es|ees)\b|s'est remarie",
        "veuf": r"\bveu(?:f|ve|fs|ves)\b|\b(?:mari|femme|epoux|epouse|conjointe?)\s+(?:\w+ )?(?:est |vient de "
        r"|etait )?(?:mort|morte|deced\w+|disparu\w*|mourir)"
        r"|\bperdu (?:son|sa|mon|ma) (?:mari|femme|epoux|epouse|conjointe?)",
        "divorce": r"\bdivorcee?s?\b",
        "pacse": r"\bpacs(?:e|ee|es|ees)?\b",
        "concubin": r"\bconcubin(?:e|s|es|age)?\b|\bunion libre\b|\bvit maritalement\b",
        "celibataire": r"\bcelibataires?\b|\bjamais marie",
        "separe": r"\bsepare(?:e|s|es)?\b(?! de biens)",
        "marie": r"\bmari(?:ee|es|ees)\b|\b(?:est|suis|couple|homme|femme|toujours|et|etait|etre|fonctionnaire"
        "|salarie) marie\b",
    },
)
# Said less precisely: kept only when nothing more precise was said.
_WIDE_SITUATIONS = Words(
    "couple deux seul isole",
    {
        "couple": r"\ben couple\b|\bcouples?\b|\ba deux\b",
        "seul": r"\bpersonnes? seules?\b|\b(?:vit|vivant|vis|vivre|est|suis|habite) (?:toute? )?seule?\b|\bisolee?\b",
    },
)
_REGIMES = Words(
    "msa agric exploit contract titulaire fonction publique sre cnracl fp liberal cnavpl independ artisan commerc"
    " entrepren tns rsi ssi specia sncf ratp cnieg enim crpcen salarie general prive",
    {
        "agricole": r"\b(?:msa|agricoles?|agricult(?:eur|rice)s?|exploitante?s? agricoles?)\b",
        "contractuel": r"\bcontractuel(?:le|s|les)?\b|\bnon titulaires?\b",
        "fonctionnaire": r"\bfonctionnaires?\b|\bfonction publique\b|\bagents? titulaires?\b|\bsre\b|\bcnracl\b"
        "|\b(?:fpe|fpt|fph)\b",
        "liberal": r"\bprofessions? liberales?\b|\bliberal(?:e|es)?\b|\bcnavpl\b",
        "independant": r"\bindependante?s?\b|\bartisans?\b|\bcommercante?s?\b|\bauto-?entrepreneu(?:r|se)s?\b"
        "|\bmicro-?entrepreneu(?:r|se)s?\b"
        r"|\btns\b|\brsi\b|\bssi\b|\btravailleur non salarie\b",
        "special": r"\bregimes? specia(?:l|ux)\b|\b(?:sncf|ratp|cnieg|enim|crpcen)\b",
        "salarie": r"\bsalariee?s?\b|\bregime general\b|\bsecteur prive\b|\bdu prive\b",
    },
)
_ACTIVITIES = Words(
    "chom emploi travail arret maladie longue invalid partiel mi-temps retrait activite salarie",
    {
        "chomage": r"\b(?:au|en) chomage\b|\bchomeu(?:r|se)s?\b|\bdemandeu(?:r|se)s? d'emploi\b|\binscrite? (?:a"
        "|au) (?:pole emploi|france travail)\b",
        "arret_maladie": r"\ben (?:arret|longue)[ -]?(?:de )?(?:maladie|travail)\b|\ben arret\b",
        "invalidite": r"\ben invalidite\b|\binvalide\b",
        "temps_partiel": r"\b(?:a|en) (?:mi-)?temps partiel\b|\ba mi-temps\b",
        "retraite": r"\b(?:deja|etant|est) (?:a la |en )?retraitee?\b|\bretraitee?s?\b(?= (?:qui|veut|reprend|actif))",
        "en_activite": r"\btravaille (?:encore|toujours)\b|\ben activite\b|\btoujours salarie",
    },
)
_HOMES = (
    r"(?:vit|vis|vivent|vivant|habite\w*|reside\w*|residant|installee?|partie?|parti vivre|demeurant"
    r"|retraitee?s?|expatriee?|demenage\w*)"
)
_COUNTRIES = (
    "maroc|algerie|tunisie|espagne|portugal|italie|belgique|suisse|allemagne|luxembourg|royaume-uni|angleterre|irlande|canada|quebec|etats-unis|usa"
    "|senegal|mali|cote d'ivoire|cameroun|madagascar|turquie|grece|pologne|roumanie|bulgarie|pays-bas|thailande"
    "|vietnam|chine|japon|australie|bresil"
    "|israel|liban|monaco|andorre|maurice|vanuatu|mexique|argentine|inde|comores|gabon|congo|togo|benin|niger|burkina|mauritanie|egypte|serbie|croatie"
)
_OVERSEAS = {"guadeloupe": "971", "martinique": "972", "guyane": "973", "reunion": "974", "mayotte": "976"}
_ABROAD = re.compile(
    rf"\b{_HOMES}\s+(?:\w+ )?(?:au|en|a|aux|a l'ile)\s+(?:{_COUNTRIES})\b|\b{_HOMES}\s+(?:\w+ )?a l'etranger\b"
    rf"|\bexpatriee?\b"
)
_OVERSEAS_SAID = re.compile(
    r"\b(?:en|a|de|la|dom)\s+(?:la )?(guadeloupe|martinique|guyane|reunion|mayotte)\b|\boutre-?\s?mer\b"
)
_IN_FRANCE = re.compile(rf"\b{_HOMES}\s+(?:\w+ )?en (?:france|metropole)\b")
_DEPARTMENT = re.compile(
    r"\b(?:departement|dept|dans le|habite le)\s*:?\s*(\d{2,3}|2a|2b)\b(?!\s*(?:mois|ans|jours|trimestres|%|€))"
)
_CHILDREN = re.compile(
    r"\b(\d{1,2})\s+(?:(?:petits|jeunes|grands) )?(?:enfants?|gosses?|gamins?|mioches?|momes?|bebes?|filles?"
    r"|fils|marmots?)\b"
    r"|\b(?:mere|pere|maman|papa) de (\d{1,2})\b(?!\s*ans)|\b(?:a|ai|avec|eu|eleve"
    r"|que) (une?) (?:seul )?(?:enfant|gosse|fille|fils|bebe)\b"
    r"|\b((?:sans|pas d'|aucun) ?enfants?)\b"
)
_STARTED = re.compile(
    r"\b(?:commenc\w*|debut\w*|demarr\w*|travaill\w*|boss\w*|cotis\w*|apprenti\w*|embauch\w*|entre\w*|racl"
    r"|carriere longue)\b[^.?!;]{0,40}?"
    r"\b(?P<how>avant|a|des|depuis|de|l'age de)?\s*(?P<age>1[2-9]|2[0-2])\s*ans\b"
)
_TERMS = re.compile(r"\b(\d{2,3})\s+(?:trimestres?|trims?)\b|\btrimestres?\s*[:=]\s*(\d{1,3})\b")
_EFFECT = re.compile(
    r"\b(?:date d'effet|prenant effet|prend(?:re|ra)? effet|prise d'effet|effet|depart|partir?|partira|retraite"
    r"|pension)\b"
    rf"\s*(?::|au|le|du|a compter du|a partir du|en|pour le|prevu\w*|avant le|des le|\s)*\s*{DATE.pattern}"
)
_SENIORITY = re.compile(
    r"\b(\d{1,2})\s*ans (?:d'|de )?(?:anciennete|maison|presence)\b|\banciennete\s*(?:de|:)?\s*(\d{1,2})\s*ans\b"
)
_HANDICAP = re.compile(r"\bhandicape(?:e|s|es)?\b|\brqth\b|\bsituation de handicap\b")
_UNFIT = re.compile(r"\binaptes?\b|\breconnue? inapt")


def read_situation(text: str) -> list[Mention]:
    folded = _keep_accented_verbs(text)
    return _SITUATIONS.said(folded) or _WIDE_SITUATIONS.said(folded)


def read_regime(text: str) -> list[Mention]:
    folded = fold(text)
    found = _REGIMES.said(folded)
    return [m for m in found if m[1] != "salarie"] or found


def read_activity(text: str) -> list[Mention]:
    return _ACTIVITIES.said(fold(text))


def read_home(text: str) -> list[Mention]:
    folded = fold(text)
    patterns = (("etranger", _ABROAD), ("outre_mer", _OVERSEAS_SAID), ("france", _IN_FRANCE))
    return sorted((match.start(), value) for value, pattern in patterns for match in pattern.finditer(folded))


def read_department(text: str) -> list[Mention]:
    folded = fold(text)
    numbers = [(match.start(), match.group(1).upper()) for match in _DEPARTMENT.finditer(folded)]
    islands = [(m.start(), _OVERSEAS[m.group(1)]) for m in _OVERSEAS_SAID.finditer(folded) if m.group(1)]
    return sorted(numbers + islands)


def read_children(text: str) -> list[Mention]:
    folded = digits(fold(text))
    return [(match.start(), _children(match)) for match in _CHILDREN.finditer(folded)]


def read_start(text: str) -> list[Mention]:
    """Age at the first job. « avant 18 ans » is 17: what decides is the limit that was not reached."""
    folded = digits(fold(text))
    return [
        (match.start(), str(int(match["age"]) - (1 if match["how"] == "avant" else 0)))
        for match in _STARTED.finditer(folded)
    ]


def read_terms(text: str) -> list[Mention]:
    folded = digits(fold(text))
    found = [(match.start(), match.group(1) or match.group(2)) for match in _TERMS.finditer(folded)]
    return [(place, value) for place, value in found if 20 <= int(value) <= 260]


def read_effect(text: str) -> list[Mention]:
    mentions = []
    for match in _EFFECT.finditer(digits(fold(text))):
        parts = date_parts(match)
        if parts and 2004 <= parts[0] <= 2060 and parts[1]:
            mentions.append((match.start(), f"{parts[0]}-{parts[1]:02d}-{parts[2] or 1:02d}"))
    return mentions


def read_seniority(text: str) -> list[Mention]:
    return [(match.start(), match.group(1) or match.group(2)) for match in _SENIORITY.finditer(digits(fold(text)))]


def read_handicap(text: str) -> list[Mention]:
    return [(match.start(), "oui") for match in _HANDICAP.finditer(fold(text))]


def read_unfit(text: str) -> list[Mention]:
    return [(match.start(), "oui") for match in _UNFIT.finditer(fold(text))]


def is_place_abroad(text: str) -> bool:
    folded = fold(text)
    return bool(
        re.fullmatch(
            rf"(?:le |la |l'|les |au |en )?(?:{_COUNTRIES})|(?:a l')?etranger|hors (?:de )?france|ue|europe", folded
        )
    )


def _keep_accented_verbs(text: str) -> str:
    """Folding makes « marié » a first name and « divorcé » a noun: the accent says which it was."""
    lower = text.lower()
    lower = re.sub(r"\bmarié\b", "mariee", lower)
    # The noun « le divorce » says nothing of the person; without accents only « est divorce » does.
    lower = re.sub(r"(?<!est )(?<!suis )(?<!personne )\bdivorces?\b", "_", lower)
    return fold(lower)


def _children(match: re.Match[str]) -> str:
    count, of, one, _ = match.groups()
    if one:
        return "1"
    return count or of or "0"
