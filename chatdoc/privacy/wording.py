"""What is said in place of personal data: plain French, by role, never a hash or a hole."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from chatdoc.privacy.folding import fold
from chatdoc.privacy.naming import INDICATED, Wording, name_worded
from chatdoc.privacy.spans import Span

__all__ = ["Wording", "rewrite", "worded"]

_THAT: Final = re.compile(r"\b(?:c'?\s?est|est)\s+(?:le\s+|la\s+)?$")
_NUMBER_CUE: Final = re.compile(
    r"\b(?:nir|nia|num\w*|n°|tel\w*|portable|mobile|fixe|dossier|ref\w*|iban|rib|compte|allocataire|vitale|secu\w*|sociale|mail|mel|email|"
    r"courriel|client|matricule|contrat|passeport|cni|identite|sejour|identifiant)\b[\s:°.]*(?P<is>c'?\s?est|est)?[\s:]*(?:(?:le|la)\s+)?$"
)
_NAMED_THING: Final = {
    "NIR": "numéro indiqué", "PHONE": "numéro indiqué", "FILE_NUMBER": "numéro indiqué",
    "IBAN": "compte indiqué", "EMAIL": "courriel indiqué",
}  # fmt: skip
_DAY_BEFORE_YEAR: Final = re.compile(r"(?:19|20)\d\d|\d\d")


def worded(text: str, spans: Iterable[Span]) -> list[Wording]:
    result: list[Wording] = []
    previous_end = -1
    for span in spans:
        wording = _worded(text, span, result[-1] if result else None)
        if wording.start < previous_end:
            wording = replace(wording, start=previous_end)
        result.append(wording)
        previous_end = wording.end
    return result


def rewrite(text: str, wordings: Iterable[Wording]) -> str:
    pieces, done = [], 0
    for wording in wordings:
        pieces += [text[done : wording.start], wording.words]
        done = wording.end
    return "".join([*pieces, text[done:]])


def _worded(text: str, span: Span, previous: Wording | None) -> Wording:
    before = fold(text[max(0, span.start - 40) : span.start]).text
    if span.type == "NAME":
        return name_worded(text, span, previous)
    if span.type == "BIRTHDATE":
        return Wording.of(span, _birth_date(text[span.start : span.end], before))
    if span.type == "ADDRESS":
        return Wording.of(span, _address(text, span, before))
    return Wording.of(span, _number(span, before))


def _birth_date(written: str, before: str) -> str:
    """The year as it was written, « en » when an article went with the day."""
    year = _year_of(written)
    article = re.match(r"\s*(?:le|ce|du|un)\b", fold(written).text)
    if not year:
        return "à une date indiquée" if article else "date indiquée"
    born = re.search(r"\bne+s?\s*$", before)
    if article and "du" in article.group() and not born:
        return f"de {year}"  # « elle est du 3 mai 64 »
    return f"en {year}" if article or born else year


def _year_of(written: str) -> str:
    plain = fold(written)
    for pattern in (r"(?<!\d)(?:19|20)\d\d(?!\d)", r"(?:19|20)\d\d$", r"^\D*(?:19|20)\d\d(?=\d{4}\b)"):
        found = re.search(pattern, plain.text)
        if found:
            start, end = plain.place(found.end() - 4, found.end())
            return written[start:end]
    return _spoken_year(written) or _short_year(written)


def _spoken_year(written: str) -> str:
    from chatdoc.privacy.reading import read

    digits = read(written).digits
    if not digits or written[digits[-1].end :].strip():
        return ""  # « un vingt-sept septembre »: it ends with the month
    first_of_month = re.match(r"(?:(?:le|du|un) )?premier", fold(written).text) is not None
    if len(digits) < 2 - first_of_month or not digits[-1].spoken:
        return ""
    first = digits[-1]
    century = len(digits) > 2 - first_of_month and digits[-2].digits in {"19", "20"}
    if century and not written[digits[-2].end : first.start].strip(" -"):
        first = digits[-2]  # « dix-neuf soixante-quatre »
    return written[first.start : digits[-1].end] if len(digits[-1].digits) in {2, 3, 4} else ""


def _short_year(written: str) -> str:
    plain = fold(written)
    found = re.search(r"(?<=\D)\d\d\s*$", plain.text) or re.search(r"(?<=\d{4})\d\d$", plain.text)
    has_month = re.search(r"[a-z]{3,}|\d+(?:\W+|\W*du )\d+\W+\d|\d{6}", plain.text) is not None
    if not found or not has_month:
        return ""
    start, end = plain.place(found.start(), found.end())
    return written[start:end].strip()


def _address(text: str, span: Span, before: str) -> str:
    words = _address_words(before)
    towns = re.match(r"\s+[^\W\d_]", text[span.end : span.end + 4]) is not None
    has_code = re.search(r"\d{2}\s?\d{3}\s*$", fold(text[span.start : span.end]).text) is not None
    return f"{words} à" if towns and has_code else words


def _address_words(before: str) -> str:
    if re.search(r"\badresses?\W*(?:est\s+(?:le\s+|au\s+)?)?$", before):
        return INDICATED
    if re.search(r"\b(?:au|du|le|un|son|mon)\s*$", before):
        return "domicile indiqué"
    if re.search(r"\b(?:a|vers|de)\s*$", before):
        return "l’adresse indiquée"
    if re.search(r"\w\s*$", before):
        return "à l’adresse indiquée"
    return "adresse indiquée"


def _number(span: Span, before: str) -> str:
    cue = _NUMBER_CUE.search(before)
    if cue:
        return "celui indiqué" if cue.group("is") else INDICATED
    if _THAT.search(before):
        return "celui indiqué"
    return _NAMED_THING[span.type]
