import re
from typing import Final

from chatdoc.privacy.board import GAP, Board, digits_in
from chatdoc.privacy.words import words

# Length of an IBAN by country (SWIFT register, 2025).
_LENGTHS: Final = {
    "ad": 24, "ae": 23, "al": 28, "at": 20, "az": 28, "ba": 20, "be": 16, "bg": 22, "bh": 22, "bi": 27, "br": 29,
    "by": 28, "ch": 21, "cr": 22, "cy": 28, "cz": 24, "de": 22, "dj": 27, "dk": 18, "do": 28, "dz": 26, "ee": 20,
    "eg": 29, "es": 24, "fi": 18, "fo": 18, "fr": 27, "gb": 22, "ge": 22, "gi": 23, "gl": 18, "gr": 27, "gt": 28,
    "hr": 21, "hu": 28, "ie": 22, "il": 23, "iq": 23, "is": 26, "it": 27, "jo": 30, "kw": 30, "kz": 20, "lb": 28,
    "li": 21, "lt": 20, "lu": 20, "lv": 21, "ly": 25, "ma": 28, "mc": 27, "md": 24, "me": 22, "mk": 19, "mr": 27,
    "mt": 31, "mu": 30, "nl": 18, "no": 15, "pk": 24, "pl": 28, "ps": 29, "pt": 25, "qa": 29, "ro": 24, "rs": 22,
    "ru": 33, "sa": 24, "sc": 31, "sd": 18, "se": 24, "si": 19, "sk": 24, "sm": 27, "sn": 28, "ci": 28, "bf": 28,
    "bj": 28, "ml": 28, "ne": 28, "tg": 28, "cm": 27, "ga": 27, "mg": 27, "st": 25, "sv": 28, "tl": 23, "tn": 24,
    "tr": 26, "ua": 29, "va": 22, "vg": 24, "xk": 20,
}  # fmt: skip
_BY_LENGTH: Final = {
    length: "|".join(rf"{code[0]}{GAP}{code[1]}" for code in _LENGTHS if _LENGTHS[code] == length)
    for length in sorted(set(_LENGTHS.values()))
}
_EXACT: Final = re.compile(
    r"(?<![a-z0-9])(?:"
    + "|".join(rf"(?:{codes})(?:{GAP}\d){{2}}(?:{GAP}[a-z0-9]){{{length - 4}}}" for length, codes in _BY_LENGTH.items())
    + r")(?![a-z0-9])"
)
# A mistyped or cut one: the country, then groups that each hold a digit.
_LOOSE: Final = re.compile(
    rf"(?<![a-z0-9])[a-z][ .-]?[a-z][ .:-]{{0,2}}\d ?\d(?:{GAP}(?=[a-z]{{0,4}}\d)[a-z0-9]{{1,30}}){{1,32}}"
)
_CODES: Final = frozenset(_LENGTHS)
_ALSO_WORDS: Final = words("de ne se es me si sa mr ml la")  # « né 1 64 12 … », « de 11 000 à … »
_LEAST_DIGITS: Final = 10
_BANK_LETTERS: Final = 4  # the bank, in the second group of some countries
_YEAR_BESIDE: Final = re.compile(r" (?:19[3-9]|20[0-3])\d$")
_COUNTRY: Final = re.compile(r"[a-z] ?[a-z][^a-z0-9]*")
_ONLY_LETTERS: Final = re.compile(r"(?<![a-z0-9])[a-z]+(?![a-z0-9])")
_ACCOUNT: Final = re.compile(rf"(?<!\d)\d{{5}}{GAP}\d{{5}}{GAP}[a-z0-9]{{11}}{GAP}\d\d(?!\d)")
# « code banque 30006 guichet 00001 clé 89 »
_BY_NAME: Final = re.compile(
    r"\b(?:banque[ :n°]{1,4}(?P<bank>\d{5})|guichet[ :n°]{1,4}(?P<desk>\d{5})|cle(?: rib)?[ :]{1,2}(?P<key>\d\d))(?!\w)"
)
_BANK: Final = re.compile(r"\b(?:guichet|banque|rib)\b")
# « iban qui finit par 0189 », « les derniers chiffres du compte 4512 »
_ENDS: Final = re.compile(
    r"\b(?:rib|iban|compte)\b[^\d\x00.;?!]{0,30}\b(?:fini\w*|termin\w*|commenc\w*|debut\w*|chiffres)\b"
    rf"[^\d\x00.;?!]{{0,14}}(?P<a>\d(?:{GAP}\d){{2,}})(?!\d)"
    r"|\bchiffres (?:de (?:l'|son |mon )?|du |d'un )(?:rib|iban|compte)\b"
    rf"[^\d\x00.;?!]{{0,14}}(?P<b>\d(?:{GAP}\d){{2,}})(?!\d)"
)
_AFTER_CUE: Final = re.compile(rf"\b(?:rib|iban|releve d'identite bancaire)\b[^\d\x00]{{0,25}}?(\d(?:{GAP}\d){{6,}})")


def find(board: Board) -> None:
    board.claim([match.span() for match in _EXACT.finditer(board.text) if _is_whole(match.group())], "IBAN")
    board.claim([_without_year(match) for match in _LOOSE.finditer(board.text) if _is_loose(match)], "IBAN")
    board.claim_matches(_ACCOUNT, "IBAN")
    board.claim([match.span(1) for match in _AFTER_CUE.finditer(board.text)], "IBAN")


def find_told(board: Board) -> None:
    """The end of an account, or a piece of it by its name."""
    board.claim([match.span(match.lastgroup or 0) for match in _ENDS.finditer(board.text)], "IBAN")
    if _BANK.search(board.plain):
        board.claim([match.span(match.lastgroup or 0) for match in _BY_NAME.finditer(board.text)], "IBAN")


def find_whole(board: Board) -> None:
    """In a fiche: only a whole number, not an example full of X."""
    board.claim([match.span() for match in _EXACT.finditer(board.text) if _is_whole(match.group())], "IBAN")


def _has_digits(match: re.Match[str]) -> bool:
    return digits_in(match.group()) >= _LEAST_DIGITS


def _is_whole(written: str) -> bool:
    """« de 11 à 20 salariés (L. 2232-23 » holds as many letters and digits: words betray it."""
    country = _COUNTRY.match(written)
    if country is None or digits_in(written) < _LEAST_DIGITS:
        return False
    return all(len(word) == _BANK_LETTERS for word in _ONLY_LETTERS.findall(written[country.end() :]))


def _without_year(match: re.Match[str]) -> tuple[int, int]:
    year = _YEAR_BESIDE.search(match.group())
    return match.start(), match.end() - (len(year.group()) if year else 0)


def _is_loose(match: re.Match[str]) -> bool:
    code = "".join(character for character in match.group()[:8] if character.isalpha())[:2]
    if code in _ALSO_WORDS and not match.group()[2:4].isdigit():
        return False
    return code in _CODES and _has_digits(match)
