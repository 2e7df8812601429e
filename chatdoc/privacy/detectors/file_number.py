"""Numbers of files, accounts and papers: whatever follows their name, and any long number that nothing explains."""

import re
from collections.abc import Iterator
from typing import Final

from chatdoc.privacy.board import BEGIN, Board, digits_in

_CUE: Final = (
    r"(?:\b(?:dossier|dos|titre de pension|recours|cra|saisine|requete|creance|indu|notification|dette|"
    r"trop[- ]percu|remboursement|"
    r"ref|reference|allocataire|client|adherent|affilie|sinistre|demande|compte|contrat|"
    r"identifiant|matricule|immatriculation|"
    r"passeport|cni|carte d'identite|carte nationale d'identite|carte d identite|piece d'identite|"
    r"titre de sejour|carte de sejour|"
    r"permis(?: de conduire)?|recepisse|courrier|num\w*|n ?°|no|nr|beneficiaire|pensionne|retraite n ?°|"
    r"usager|ticket|suivi|reclamation|"
    r"recommande|quittance|facture|mandat|paiement|carte bancaire|carte bleue|cb|acte|livret|etranger|"
    r"agdref|finess|"
    r"visa|visale|visitor|id|login|code"
    r"(?! (?:rejet|erreur|retour|motif|anomalie|blocage|regime|risque|pays|insee))"
    r"|rg|minute|affaire|plaque)\b|\bn ?°)"
)
_LINK: Final = (
    r"(?:[ :.,=#(/-]|n ?°|\b(?:num\w*|no|nr|est|c'est|cest|c est|le|la|de|du|l'|portant|sous|suivant|"
    r"assure|d'|retraite|pension|fiscal|fiscale|securite|sociale|caisse|inscription|adhesion|caf|msa|carsat|cpam|client|dossier|"
    r"allocataire|reference|ref|il|s'agit|fait|euh|mon|son|sa|au|a(?!-))\b){0,12}"
)
_CODE: Final = (
    r"(?P<code>(?:[a-z]{1,5}[-/ ]?){0,2}(?=[a-z0-9]*\d)[a-z0-9]{1,25}(?:[-/._ ](?=[a-z]{0,4}\d|[a-z]{1,3}[-/.]\d)"
    r"[a-z0-9]{1,12}){0,6}(?:[-/._][a-z]{1,3}(?![a-z0-9-]))?)(?![a-z0-9])"
)
_CUED: Final = re.compile(rf"{_CUE}{_LINK}{_CODE}")
_SURE_CUE: Final = re.compile(r"n ?°|\bnum|passeport|cni|identite|sejour|allocataire|matricule|identifiant|ref|[:#]")
_LOOSE_CUE: Final = re.compile(r"(?:n ?°|code\b)")  # of anything: a page, an article, an error
_BODY_BOX: Final = re.compile(r"(?:tsa|cedex) ?\d")  # where a body gets its mail
_YEAR: Final = re.compile(r"(?:19[2-9]|20[0-4])\d")
_DAY_AND_MONTH: Final = re.compile(r"(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2])")
_YEAR_OR_QUARTERS: Final = re.compile(rf"{_YEAR.pattern}|1[4-8]\d")
# Letters, a year and a number: « RP-2025-44871 ».
_SHAPED: Final = re.compile(r"(?<![\w-])[a-z]{1,5}[-/]?(?:19|20)?\d{2,4}[-/ ]\d{4,}(?:[-/]\d+)?(?![\w])")
# « RV-889921 »
_LETTERED: Final = re.compile(r"(?<![\w-])[a-z]{1,4}-\d{5,}(?![\w])")
_LONG: Final = re.compile(rf"{BEGIN}\d(?:[ ._/*-]{{0,3}}\d){{6,}}(?!\d)")
# A paper's number: letters and digits stuck together, long.
_MIXED: Final = re.compile(r"(?<![\w-])(?=[a-z]*\d+[a-z]+\d|[a-z]{1,3}\d{6}|\d{2}[a-z]{2}\d{5})[a-z0-9]{8,15}(?![\w-])")
# Year, letters and numbers joined by signs, in any order: « 2024-AB-123456 », « R-2023.45A.78 », « 24/RET/004512 ».
_COMPOUND: Final = re.compile(
    r"(?<![\w@.'’/-])(?!\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d(?!\d))(?=[a-z./_-]{0,24}\d)"
    r"[a-z0-9]{1,12}(?:[-/._][a-z0-9]{1,12}){1,6}(?![\w@])"
)
# « 2025 RP 44871 », « 2025RET88713 », « INC0045871 »
_GLUED: Final = re.compile(
    r"(?<![\w-])(?:(?:19|20)\d\d(?: (?!au|et|ou|de|du|a|en|le|la|a|un)[a-z]{1,4} |[a-z]{1,5})\d{4,}"
    r"|[a-z]{2,5}\d{6,})(?![\w-])"
)
_WORDS_INSIDE: Final = re.compile(r"[a-z]{6,}")
_THOUSANDS: Final = re.compile(r"\d{1,3}(?:\.\d{3})+|\d+[./-]\d+")
_LEAST_JOINED, _LEAST_WITH_LETTERS = 7, 4
_LEAST_OF_ANYTHING: Final = 5
_LEAST_LOOSE, _LEAST_SOLID, _LEAST_SPACED = 3, 7, 9


def find_cued(board: Board) -> None:
    board.claim(list(_cued(board)), "FILE_NUMBER")


def find(board: Board) -> None:
    for pattern in (_SHAPED, _LETTERED):
        board.claim_matches(pattern, "FILE_NUMBER")
    board.claim(
        [match.span() for match in _COMPOUND.finditer(board.text) if _is_compound(match.group())], "FILE_NUMBER"
    )
    board.claim_matches(_GLUED, "FILE_NUMBER")
    board.claim([match.span() for match in _MIXED.finditer(board.text)], "FILE_NUMBER")
    board.claim(list(_long(board)), "FILE_NUMBER")


def _is_compound(code: str) -> bool:
    """Digits enough besides the year; an amount, a range of years, words joined by signs are none."""
    groups = re.findall(r"\d+", code)
    if _WORDS_INSIDE.search(code) or _THOUSANDS.fullmatch(code):
        return False
    besides = groups.copy()
    years = [group for group in groups if _YEAR.fullmatch(group)]
    for year in years:
        besides.remove(year)
    digits = sum(map(len, besides))
    if re.search(r"[a-z]", code):
        return digits >= _LEAST_WITH_LETTERS + (len(groups) == 1)
    return digits >= _LEAST_JOINED or (len(years) == 1 and len(groups) > 2 and digits > _LEAST_WITH_LETTERS)


def _cued(board: Board) -> Iterator[tuple[int, int]]:
    for match in _CUED.finditer(board.text):
        code = match.group("code")
        sure = _SURE_CUE.search(match.group()[: match.start("code") - match.start()]) is not None
        if _BODY_BOX.match(code):
            continue
        if _LOOSE_CUE.match(match.group()) and digits_in(code) < _LEAST_OF_ANYTHING:
            continue
        start, end = _tight(match, code)
        if _is_a_number(board.text[start:end], sure=sure):
            yield start, end + 2 * board.is_one_capital(end + 1)


def _tight(match: re.Match[str], code: str) -> tuple[int, int]:
    """Words caught before the first digit group are no part of the number, unless stuck to it or in capitals' place."""
    words = re.match(r"(?!(?!le|la|de|du|au|en|et|il|un|on|ou|ca)[a-z]{2} \d)(?:[a-z]+ )+(?=[a-z]*\d)", code)
    return match.start("code") + (words.end() if words else 0), match.end("code")


def _is_a_number(code: str, *, sure: bool) -> bool:
    if _DAY_AND_MONTH.fullmatch(code):
        return False  # « demande déposée 12/02 »
    digits = digits_in(code)
    groups = re.findall(r"\d+", code)
    if all(_YEAR.fullmatch(group) for group in groups) and not re.search(r"[a-z]\d|\d[a-z]", code):
        return False
    if not sure and digits < _LEAST_LOOSE + 1:
        return False
    return digits >= _LEAST_LOOSE or (sure and len(code) >= 8 and digits >= 2)


def _long(board: Board) -> Iterator[tuple[int, int]]:
    """Years and small quantities put side by side are no number; the rest of such a chain may be."""
    for match in _LONG.finditer(board.text):
        groups = list(re.finditer(r"\d+", match.group()))
        if all(_YEAR_OR_QUARTERS.fullmatch(group.group()) for group in groups):
            continue
        for start, end in _stretches(groups):
            yield match.start() + start, match.start() + end


def _stretches(groups: list[re.Match[str]]) -> Iterator[tuple[int, int]]:
    """What stands between two years when it is long; else its one long group: « 2 enfants » beside « 4587123 »."""
    run: list[re.Match[str]] = []
    for group in [*groups, None]:
        if group is not None and not _YEAR.fullmatch(group.group()):
            run.append(group)
            continue
        if sum(len(part.group()) for part in run) >= _LEAST_SPACED:
            yield run[0].start(), run[-1].end()
        else:
            yield from (part.span() for part in run if len(part.group()) >= _LEAST_SOLID)
        run = []
