"""Where people live: in France, overseas, abroad; the département."""

import re

from chatdoc.knowledge.facts.departments import DEPARTMENTS
from chatdoc.knowledge.facts.heard import Heard, Mention, at

_HOMES = (
    r"(?:vit|vis|vivent|vivant|habite\w*|reside\w*|residant|installee?|partie?|parti vivre|demeurant"
    r"|retraitee?s?|expatriee?|demenage\w*)"
)
_COUNTRIES = (
    "maroc|algerie|tunisie|espagne|portugal|italie|belgique|suisse|allemagne|luxembourg|royaume-uni|angleterre|irlande"
    "|canada|quebec|etats-unis|usa|senegal|mali|cote d'ivoire|cameroun|madagascar|turquie|grece|pologne|roumanie"
    "|bulgarie|pays-bas|thailande|vietnam|chine|japon|australie|bresil|israel|liban|monaco|andorre|maurice|vanuatu"
    "|mexique|argentine|inde|comores|gabon|congo|togo|benin|niger|burkina|mauritanie|egypte|serbie|croatie"
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
# « le Nord » alone may be anything: a verb of living, or the word itself, must come before.
_NAMED_DEPARTMENT = re.compile(
    rf"\b(?:{_HOMES}|departement)\s+(?:\w+ )?(?:dans|en|de|du|:)?\s*(?:le|la|les|l')?\s*"
    rf"({'|'.join(sorted(DEPARTMENTS, key=len, reverse=True))})\b"
)


def read_home(heard: Heard) -> list[Mention]:
    patterns = (("etranger", _ABROAD), ("outre_mer", _OVERSEAS_SAID), ("france", _IN_FRANCE))
    return sorted(at(match, value) for value, pattern in patterns for match in pattern.finditer(heard.folded))


def read_department(heard: Heard) -> list[Mention]:
    folded = heard.folded
    numbers = [at(match, match.group(1).upper()) for match in _DEPARTMENT.finditer(folded)]
    names = [at(match, DEPARTMENTS[match.group(1)]) for match in _NAMED_DEPARTMENT.finditer(folded)]
    islands = [at(m, _OVERSEAS[m.group(1)]) for m in _OVERSEAS_SAID.finditer(folded) if m.group(1)]
    return sorted(numbers + names + islands)


def is_place_abroad(folded: str) -> bool:
    return bool(
        re.fullmatch(
            rf"(?:le |la |l'|les |au |en )?(?:{_COUNTRIES})|(?:a l')?etranger|hors (?:de )?france|ue|europe", folded
        )
    )
