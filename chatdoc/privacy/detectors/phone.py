import re
from typing import Final

from chatdoc.privacy.board import BEGIN, GAP, Board, digits_in
from chatdoc.privacy.detectors.keeping import is_grouped_as_a_phone

_FRENCH: Final = re.compile(
    rf"(?<!\d)(?:(?:\+{GAP}|0{GAP}0{GAP}|\bplus |\bindicatif )3{GAP}3{GAP}(?:\(?0\)?{GAP})?"
    rf"|0[^a-z0-9\n\x00%€?!;,]{{0,3}})[1-9](?:{GAP}\d){{8}}(?!\d)"
    r"|(?<!\d)0[1-9](?P<sign>[;|=~:])\d\d(?:(?P=sign)\d\d){3}(?!\d)"
)
_FOREIGN: Final = re.compile(
    rf"(?<!\d)(?:\+{GAP}|0{GAP}0{GAP}|\b(?:plus|indicatif(?: (?:c'est|le|du \w{{3,12}}))?) )"
    rf"[1-9](?:{GAP}\d){{7,14}}(?!\d)"
)
# « (269) 332 98 04 »
_IN_BRACKETS: Final = re.compile(r"\(\+?[2-9]\d{0,2}\)(?:[ ./-]{1,2}\d{1,4}){2,5}(?!\d)")
_LEAST_FROM_ABROAD: Final = 9
# Its prefix is written: no NIR starts there.
_PREFIXED: Final = re.compile(
    rf"(?<!\d)(?<!\d[ ._/-])(?:(?:\+|00)[ .(-]{{0,2}}|\b(?:plus|indicatif) )[1-9](?:{GAP}\d){{7,14}}(?!\d)"
)
# Without its zero, or said with one group misheard: the pairs give it away.
_PAIRS: Final = re.compile(
    rf"{BEGIN}[1-79](?:[ ._/-]\d\d){{4}}(?!\d)|{BEGIN}"
    r"(?<!(?<!\d{3})\d )0 ?[1-79](?:[ ._/-]{1,3}\d{1,2}){2,4}(?!\d)"
)
# « le numéro se termine par 98 77 04 »
_ENDS: Final = re.compile(
    r"\b(?:num\w*|telephone|tel|portable|fixe|mobile|secu|nir|carte|dossier|passeport|fini\w*|se termin\w*)\b"
    r"[^\d\x00.;?!]{0,24}\b(?:fini\w*|termin\w*|(?:commenc\w*|debut\w*) (?:par|c'est))\b"
    rf"[^\d\x00.;?!]{{0,14}}(\d(?:{GAP}\d){{3,9}})(?!\d)"
)
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_AFTER_CUE: Final = re.compile(
    r"\b(?:tel|telephone|tph|portable|port|fixe|mobile|gsm|whatsapp|joindre|joignable|rappel\w*|appel\w*|"
    r"contacter|fax|sms)\b"
    rf"[^\d\x00€%]{{0,30}}?(\+?\d(?:{GAP}\d){{5,14}})(?![\d])"
)


def find_prefixed(board: Board) -> None:
    board.claim_matches(_PREFIXED, "PHONE")


def find(board: Board) -> None:
    french = _FRENCH.finditer(board.text)
    board.claim([match.span() for match in french if is_grouped_as_a_phone(match.group())], "PHONE")
    board.claim_matches(_FOREIGN, "PHONE")
    abroad = (match for match in _IN_BRACKETS.finditer(board.text) if digits_in(match.group()) >= _LEAST_FROM_ABROAD)
    board.claim([match.span() for match in abroad], "PHONE")


def find_told(board: Board) -> None:
    ends = (match for match in _ENDS.finditer(board.text) if not _YEAR.fullmatch(match.group(1)))
    board.claim([match.span(1) for match in ends], "PHONE")


def find_uncertain(board: Board) -> None:
    board.claim([match.span(1) for match in _AFTER_CUE.finditer(board.text)], "PHONE")
    board.claim_matches(_PAIRS, "PHONE")
