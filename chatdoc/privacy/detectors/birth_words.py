"""What is said around a full date: that it is of a birth, or of something that happened."""

import re
from typing import Final

_WEEKDAY: Final = r"(?:(?:lun|mar|mercre|jeu|vendre|same)di|dimanche)"
# « le vingt huit euh le vingt huit zéro six … »: begun twice.
_BEGUN: Final = (
    r"\b\d{1,2}(?: [a-z]{3,9})? (?:euh|heu|hum|non|pardon|enfin|attendez|plutot)\b"
    r"(?: (?:non|pardon|euh|le|du|c'est),?){0,3} "
)
BORN: Final = (
    r"\b(?:(?:ne|nee|nes|nees|neee?|nait|naquit|natif|native|(?:vue?|vit|voit) le jour|(?:venue?s?|vint) au monde)\b"
    r"(?:\(e\)|\.e)?(?:[ ,:]+(?:a|en|au|aux)"
    r" [a-z' -]{2,30}?)?(?:[ ,:]+c'etait)?[ ,:(]*(?:le|du|ce|un|au|c'est|\w*di)?[ ,:]*"
    rf"{_WEEKDAY}?"
    r"|(?<!acte de )(?<!extrait de )(?:nai?ss?[ae]n?ces?|naiss?\b|naissnce|ddn|d\.d\.n|dn|dob|anniv(?:ersaire)?|"
    r"date naiss?|d(?:a?te?)?\.? ?de n(?:ais\w*)?|dnais)\b[a-z' :,.=()-]{0,30}?)[ :(]*"
    rf"(?:{_BEGUN})?"
)
BEGUN: Final = re.compile(rf"{_BEGUN}$")
ARTICLE: Final = re.compile(rf"\b(?:le|ce|du|un)[ :,]*(?:{_WEEKDAY} )?$")
# « né en 1964, le 3 mai »
BORN_IN: Final = re.compile(r"\b(?:ne|nee|naissance|ddn)(?:\(e\))?[ ,:]{1,3}en (?:19|20)?\d\d[ ,]{1,3}(?:le )?$")
# « elle aura 62 ans le 6 novembre »
TURNS: Final = re.compile(
    r"\b(?:aura|auront|a eu|fet[eo]\w*|atteint|atteindr\w*|ses|leurs)\b[^.;?!\x00\d]{0,16}\d\d ans\b"
    r"(?: [a-z]+){0,2} le $"
)
_HAPPENS: Final = (
    r"lois?|decrets?|arretes?|ordonnances?|circulaires?|jugement|arret|accord|convention|avenant|textes?|code|jorf|version|"
    r"mari\w*|divorc\w*|de[cs]+ed\w*|deces|mort\w*|disparu\w*|"
    r"embauch\w*|entree?s?|depart|parti[re]?\w*|effet|compter|depuis|avant|apres|des|entre|jusqu\w*|versement|versee?s?|"
    r"paiement|payee?s?|virement|courriers?|lettre|mail|courriel|message|appels?|demand\w*|"
    r"recue?s?|depos\w*|rdv|rendez|pacs\w*|veu[fv]\w*|separ\w*|accident\w*|licenci\w*|inscri\w*|arriv\w*|reforme\w*|"
    r"retraites?|liquid\w*|notif\w*|attestation|periodes?|service|signe\w*|echeance|fini\w*|fin|debut\w*|"
    r"cess\w*|ouvert\w*|commenc\w*|travaill\w*|quitt\w*|demission\w*|titularis\w*|chom\w*|armee|militaire|contrat|"
    r"stage|apprenti\w*|naturalis\w*|adopt\w*|immigr\w*|rapatri\w*|regularis\w*|carte|titre|valable|expir\w*|delivr\w*|"
    r"etabli\w*|controle\w*|hospitalis\w*|oper\w*|arrets?|bulletin|releve\w*|facture|entretien|reunion|guerre|bataille|"
    r"independance|traite|union|ceremonie|ferie|modifi\w*|abrog\w*|vigueur|promulgu\w*|publi\w*|journal|cotis\w*|"
    r"rachat|rachet\w*|rente|pension|radi\w*|affili\w*|immatricul\w*|install\w*|vecu|vivai\w*|venue?s? en|adhe[rs]\w*|"
    r"cre[ea]\w*|prolong\w*|limite|suspen\w*|repris\w*|transmi\w*|envoy\w*|rappel\w*|ecrit\w*|decision|recours|"
    r"bapte\w*|baptis\w*|obseques|enterr\w*|incarcer\w*|sort\w*|liber\w*|mobilis\w*|incorpor\w*"
)
_HAPPENED: Final = re.compile(rf"\b(?:{_HAPPENS})\b")
_HAPPENED_JUST_BEFORE: Final = re.compile(rf"\b(?:{_HAPPENS}|du|au|le|les|et|ou|en|a|de|date(?! ?[:=]))\b[ :(\"«-]*$")
_HAPPENED_AFTER: Final = re.compile(
    r"[ ,:(-]{0,3}(?:(?:c'est|est|jour|date|etait|pour) )?(?:(?:de|du|la|le|son|sa|leur|notre|mon|ma) ?){0,3}(?:l'|d')?"
    r"(?:mariage|deces|divorce|embauche|loi|decret|effet|depart|entree|rdv|rendez|jugement|pacs|accident|debut|fin|mort)\b"
    r"|(?: inclus)? ?(?:-|au|jusqu\w*) ?(?:\d{1,2}[ /.-]|1er|premier)"
)
SAID_AFTER: Final = re.compile(
    r"[ ,:()-]{0,4}(?:(?:c' ?est|cest|est|etait|voila|comme|pour) )?(?:bien |donc )?"
    r"(?:(?:sa|ma|leur|votre|notre) date\b(?! d(?!e n)| limite)|"
    r"(?:(?:de|sa|ma|la|leur|comme) ){0,2}(?:date de )?(?:naiss\w*|ddn|anniv\w*)\b(?! d(?:e|u|')))"
)
_PERSON: Final = (
    r"(?:assuree?|dame|monsieur|madame|mme|mlle|mr|cliente?|personne|homme|femme|mari|epoux|epouse|conjointe?|"
    r"concubine?|compagne|compagnon|fils|fille|frere|soeur|mere|pere|veuve|veuf|retraitee?|beneficiaire|"
    r"allocataire|interessee?|usagere?|celle|celui|elle|el|ell|il|i|lui)"
)
# « assurée du 12/09/1959 », « son mari, du 30 mars 1955 », « elle est du 3 mai 64 »
PERSON_OF: Final = re.compile(
    rf"\b(?:{_PERSON}(?:,| (?:est|es|e|ai|et|etait|etai|serait)(?: bien| donc)?)?|"
    r"je suis(?: bien)?|(?:moi|lui|elle)(?: c'est)?,?)"
    r" (?:du|de) ?$"
)
_CLAUSE: Final = re.compile(r"[^.;:?!,(\n]*$")
_FIRST_OF_MONTH: Final = re.compile(r"0?1\b|1er|premier")
# « premier août cinquante-huit, ça fait soixante-sept ans »: what one reckons from a birth.
_MAKES_AN_AGE: Final = re.compile(
    r"[ ,;:=(]{1,4}(?:donc |alors |et |du coup |euh ){0,2}(?:(?:(?:ca|cela) (?:lui |me |nous )?(?:fait|fera|donne)|"
    r"soit|(?:il|elle|je|j'|l'assure\w*) ?(?:a|ai|aura|aurai)) )?(?:bien |donc )?[5-9]\d ans\b"
)
# From when on a law is for those born: « 1er septembre 1961 », « 1er janvier 1955 ».
_OF_THE_LAW: Final = re.compile(r"janvier|avril|juillet (?:19)?51|sept\w*\.? (?:19)?61")
# Commemorated: the end of wars, the call of London.
_HISTORY: Final = re.compile(
    r"(?:0?8 mai|0?8/0?5/)(?: 19)?45|19 mars (?:19)?62|11 novembre|18 juin (?:19)?40|14 juillet$"
)
_OLDEST, _OLDEST_ALIVE, _YOUNGEST_INSURED, _YOUNGEST = 1900, 1925, 1976, 2012
_NEAR_YEAR = 30  # « le 12 mai 26 » is next month
_WHOLE: Final = 4


def is_said_of_a_person(before: str, after: str, year: int) -> bool:
    """« elle est du 3 mai 64 », « 3/5/64 c'est sa date »."""
    if not _OLDEST <= year <= _YOUNGEST:
        return False
    if SAID_AFTER.match(after):
        return True
    return PERSON_OF.search(before) is not None and (year < _YOUNGEST_INSURED or not _HAPPENED.search(before))


def is_of_nothing_else(before: str, date: str, after: str, year: int) -> bool:
    """The only thing a full date of those years can be is a birth, unless the words say otherwise."""
    if not _OLDEST_ALIVE <= year < _YOUNGEST_INSURED or _HAPPENED_AFTER.match(after) or _HISTORY.match(date):
        return False
    first_of_month = is_first_of_month(date) and re.search(r"[a-z]{3}", date) is not None
    first_of_month = first_of_month and not _MAKES_AN_AGE.match(after)
    article = ARTICLE.search(before)
    if article is None:
        return not (first_of_month and _OF_THE_LAW.search(date)) and _HAPPENED_JUST_BEFORE.search(before) is None
    return not first_of_month and _HAPPENED.search(_clause(before[: article.start()], article.group())) is None


def is_first_of_month(date: str) -> bool:
    """When pensions begin."""
    return _FIRST_OF_MONTH.match(date) is not None


def _clause(before: str, article: str) -> str:
    """« décédé à Lyon, le 3 mai » is one thing; « divorcée, du 12/11/1958 » is two."""
    clause = _CLAUSE.search(before)
    if clause is None or clause.group().strip() or not article.startswith("le"):
        return clause.group() if clause else before
    return before


def year_of(written: str) -> int:
    """« 64 » is 1964; 0 when it may be a year of today."""
    digits = written.replace(" ", "").lstrip("'")
    if not digits.isdigit():
        return 0
    if len(digits) == _WHOLE:
        return int(digits)
    return 1900 + int(digits) if int(digits) >= _NEAR_YEAR else 0
