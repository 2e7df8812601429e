"""Numbers that identify nobody: the law, forms, amounts, durations, services' numbers. They must survive."""

import re
from typing import Final

from chatdoc.privacy.board import GAP, Board

# Sure by their form: nothing personal is written so.
_WRITTEN_LAW: Final = re.compile(
    r"(?<![a-z0-9])(?<!2 (?=a))[lrda]\.? ?\*?\d{3,4}(?:-\d{1,3}){1,4}(?!\d)"
    r"|(?<!\d)\d{5} ?\* ?\d{2}(?!\d)|https?://[^\s\x00]{1,300}"
    r"|\bcerfa\b(?: n ?°| no| numero)?[ :]{0,2}\d{4,5}(?: ?\* ?\d\d| \d\d)?(?![\d ]? ?\d)"
)
_ARTICLES: Final = re.compile(
    r"\barticles?\b\s{0,2}\d{1,4}-\d{1,3}(?!\d)(?:(?:\s?,|\s(?:et|ou|a))\s{0,2}\d{1,4}-\d{1,3}(?!\d)){2,60}"
)
_LAW: Final = re.compile(
    r"(?<![a-z0-9])(?<!\D2 (?=a))[lrda]\.? ?\*?\d{3,4}(?:[-.]\d{1,3}){0,4}(?!\d)(?! \d)"
    r"|\bart(?:icles?)?\b\.? ?\d{1,4}(?:[-.]\d{1,3}){0,3}(?!\d)"
    r"|\b(?:loi|lfss|decret|ordonnance|arrete|circulaire|cir|instruction|directive|note|reglement|lettre|"
    r"convention|avenant|decision|deliberation|arret|pourvoi|jorf|nor|dss|cnav|dispositif)s?\b"
    r"(?: (?:cnav|cnam|cnaf|dss|ministerielle|interministerielle|technique|"
    r"\(?(?:ue|ce|cee)\)?|ucanss|agirc|arrco|de|du|la))"
    r"{0,3} ?(?:n ?°|no|num\w*)? ?\d{2,4} ?[-/.] ?\d{1,5}(?:[-/.]\d{1,4}){0,3}(?!\d)"
    r"|\bs ?\d{4}[a-z]?\b(?!\d)"
    # « instruction DSS/3A/2014/65 », « circulaire DSS/SD3A/2023/118 », « NF Z 67-147 »
    r"|\b(?:instruction|circulaire|cir|note|lettre|directive|decision)s? (?:n ?° ?)?"
    r"[a-z]{2,8}(?:[/-][a-z0-9]{1,6}){1,5}"
    r"(?: ?n ?° ?[\d/-]{2,12})?(?!\w)"
    r"|\b(?:dgcs|dgefp|dgos|dgs|dss|dgt|dila|dgfip|cnav)/[a-z0-9]{1,6}(?:/[a-z0-9]{1,6}){1,4}(?!\w)"
    r"|\b(?:pourvoi|arret|cass\w*|ce|cjue|cada)\b(?: [a-z.]{1,6}){0,3} ?(?:n ?° ?)?\d\d-\d\d\.?\d{3}(?!\d)"
)
# « le formulaire n° 4805 ou n° 15482 »
_FORM_NUMBER: Final = re.compile(r"(?:n ?°|\bnumeros?) ?\d{4,5}(?!\d)(?! ?\d)")
_FORM_CUE: Final = re.compile(r"\b(?:cerfa|formulaire|imprime|notice)s?\b")
# Whole: « SIRET 2 64 05 69 123 456 » is somebody's number.
_COMPANY: Final = re.compile(
    r"\b(?:siren|siret|rcs)\b[^\d\x00]{0,12}\d{3}(?:[ .]?\d{3}){2}(?:[ .]?\d{5})?(?![ .]?\d)"
    r"|\b(?:naf|ape)\b[^\d\x00]{0,12}\d\d[. ]?\d{1,2}(?![ .]?\d)"
)
# « …, 168 trimestres », « 3 enfants », « 1 200 € »: said right after a number, no part of it.
_COUNTED: Final = re.compile(
    r"(?<![a-z\d])(?<!\d[.,])(?:\d{1,3}(?: \d{3})?(?:,\d\d)? ?(?:€|euros?\b|francs?\b|frs?\b)"
    r"|\d{1,3} ?(?:trim\w*|ans\b|enfants?\b|mois\b|"
    r"annees?\b|annuites?\b|points?\b(?! (?:[a-z]+ ){0,2}?(?:com|fr|net|org)\b)|%|h\b|h ?\d\d\b|heures?\b|jours?\b|"
    r"fois\b|semaines?\b|personnes?\b))"
)
# « * 1320,50 * 160/172 »: what is multiplied or divided is no number of anybody.
_SUM: Final = re.compile(
    r"(?<![\d.,/-])\d{1,3}(?:[ .]?\d{3})?(?:,\d{1,4})?(?: ?%)?(?: (?:[*x×+=/]|fois|divise par|sur) "
    r"\d{1,3}(?:[ .]?\d{3})?(?:,\d{1,4})?(?:/\d{2,3})?(?: ?[%€])?){1,6}(?![\d*/-])"
)
_SAID_SERVICE: Final = re.compile(r"\b(?:le|au|du|numero|compose[rz]?) (?:39 ?60|36 ?46|39 ?39)(?!\d)(?! ?\d)")
# The year that ends a row of numbers; inside a row it may be any four digits.
_LAST_YEAR: Final = re.compile(r"(?:(?<=\d )|(?<=\d[a-z] )|(?<=\) ))(?:19[3-9]|20[0-3])\d(?![a-z\d])(?![ ._/-]{1,3}\d)")
_NUMBER: Final = r"(?<![\d])(?<!\d[ .])(?:\d{1,3}(?:[ .]\d{3}){1,3}|\d{1,7})(?:[,.]\d{1,4})?"
_UNIT: Final = (
    r"(?:€|euros?\b|eur\b|e\b(?!-| etage)|francs?\b|frs?\b|f\b|k€|centimes?\b|%|pour ?cent|ans?\b|mois\b|"
    r"jours?\b|trim\w*|enfants?\b|"
    r"heures?\b|h\b|points?\b|pts?\b|semaines?\b|annees?\b|fois\b|km\b|smic\b|personnes?\b|salarie\w*|"
    r"cotisation\w*|"
    r"(?:i?e|i?eme|er)\b(?! rue| etage)|assures?\b|dossiers?\b|demandes?\b|sms\b|minutes?\b)"
)
_QUANTITY: Final = re.compile(rf"{_NUMBER} ?{_UNIT}")
# Published numbers of the services: an advisor quotes them all day.
_PUBLIC_PHONES: Final = ("971103960", "970660660", "969320000", "974759999", "970251025", "972724000")
_OF_SERVICES: Final = rf"(?:8(?:{GAP}\d){{8}}|{'|'.join(GAP.join(number) for number in _PUBLIC_PHONES)})(?!\d)"
_SERVICE_PHONE: Final = re.compile(rf"(?<!\d)(?<!\d )0{GAP}{_OF_SERVICES}")
_SERVICE_FROM_ABROAD: Final = re.compile(rf"(?<!\d)(?<!\d )(?:\+|00){GAP}33{GAP}(?:\(?0\)?{GAP})?{_OF_SERVICES}")
_SHORT_NUMBER: Final = re.compile(
    r"(?<!\d)(?<!\d[ .-])(?<!(?<!39)(?<!36)\d\d/)"
    r"(?:116 ?\d{3}|118 ?\d{3}|39 ?\d\d|3[0126] ?\d\d|08 ?[0-9]{2} ?\d{2} ?\d{2} ?\d{2})"
    r"(?!\d)(?![ .-]?\d)(?!/(?!39 ?60|36 ?46)\d)"
)


def keep_counted(board: Board) -> None:
    for pattern in (_SUM, _COUNTED, _SAID_SERVICE):
        board.keep(match.span() for match in pattern.finditer(board.text))


def keep_last_years(board: Board) -> None:
    board.keep(match.span() for match in _LAST_YEAR.finditer(board.text))


def keep_written_law(board: Board) -> None:
    for pattern in (_WRITTEN_LAW, _COMPANY):
        board.keep(match.span() for match in pattern.finditer(board.text))


def keep_law(board: Board) -> None:
    board.keep(match.span() for match in _LAW.finditer(board.text))
    numbers = _FORM_NUMBER.finditer(board.text)
    board.keep(match.span() for match in numbers if _FORM_CUE.search(board.before(match.start(), 70)))


def keep_lists_of_articles(board: Board) -> None:
    """« articles 222-34,222-35,222-36 et 222-37 »: in a code they add up to a number whose key may be right."""
    board.keep(match.span() for match in _ARTICLES.finditer(board.text))


def keep_services_from_abroad(board: Board) -> None:
    board.keep(match.span() for match in _SERVICE_FROM_ABROAD.finditer(board.text))


def keep_services(board: Board) -> None:
    board.keep(match.span() for match in _SERVICE_PHONE.finditer(board.text) if is_grouped_as_a_phone(match.group()))


def is_grouped_as_a_phone(written: str) -> bool:
    """« 0891.1287.94 » is how files are numbered."""
    return re.fullmatch(r"\d{4}[./-]\d{4}[./-]\d\d", written) is None


def keep_quantities(board: Board) -> None:
    for pattern in (_QUANTITY, _SHORT_NUMBER):
        board.keep(match.span() for match in pattern.finditer(board.text))
