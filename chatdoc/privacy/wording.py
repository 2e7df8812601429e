"""What is said in place of personal data: plain French, by role, never a hash or a hole."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from chatdoc.privacy.folding import fold
from chatdoc.privacy.spans import Span

_BY_ROLE: Final = {
    "conjoint": "son conjoint", "enfant": "son enfant", "parent": "son parent", "collegue": "un collègue",
    "medecin": "le médecin", "assure": "l’assuré(e)", "": "l’assuré(e)",
}  # fmt: skip
_TITLE_HER: Final = re.compile(r"\b(?:mme|mlle|madame|mademoiselle|melle|mmes|mesdames)\b\.?\s*$")
_TITLE_HIM: Final = re.compile(r"\b(?:m|mr|monsieur|mm|mrs|messieurs|msieur)\b\.?\s*$")
_TITLE_DOCTOR: Final = re.compile(r"\b(?:dr|docteur|doc|pr|professeur)\b\.?\s*$")
_TITLE_NOTARY: Final = re.compile(r"\b(?:me|maitre)\b\.?\s*$")
_BORN: Final = re.compile(r"\b(?:nee?|nom de jeune fille|jeune fille)\s*:?\s*$")
_CALLED: Final = re.compile(r"\b(?:m'|s'|t')?\s*(?:appell?e|appelle|prenommee?|nommee?|denommee?)\s*$")
_NAMED: Final = re.compile(r"\b(?:noms?|prenoms?|patronyme|identite)\b[\w ]{0,12}?\s*(?:(?P<is>c'est|est|cest)|:)?\s*$")
_PERSON: Final = re.compile(
    r"\b(?:assuree?s?|cliente?|dame|sieur|veuve|veuf|mere|pere|maman|papa|mari|epoux|epouse|femme|conjointe?|conjoints|compagn\w+|concubine?|"
    r"fils|fille|filles|enfants?|soeur|frere|oncle|tante|cousine?|neveu|niece|beau-pere|belle-mere|grand-mere|grand-pere|tuteur|tutrice|"
    r"curateur|curatrice|collegue|voisine?|ex|ex-mari|ex-femme|partenaire|pacsee?|interessee?|retraitee?|allocataire|beneficiaire|"
    r"notaire|medecin|avocate?|conseillere?|adherente?)(?P<sign>\s*,)?\s*$"
)
_ELIDED: Final = re.compile(r"\b(?:d|qu|j|n|s|lorsqu|puisqu)'\s*$")
_ARTICLE: Final = re.compile(r"(?:\b(?:le|la|du|au|ce|cet|cette|un|une|les|des|aux|mon|ma|son|sa)\s+|\bl'\s*)$")
_INDICATED: Final = "indiqué"
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


@dataclass(frozen=True)
class Wording:
    """A span, maybe widened to the space or comma that goes with it, and what is said instead."""

    span: Span
    words: str


def worded(text: str, spans: Iterable[Span]) -> list[Wording]:
    result: list[Wording] = []
    previous_end = -1
    for span in spans:
        wording = _worded(text, span, result[-1].span if result else None)
        if wording.span.start < previous_end:
            wording = replace(wording, span=replace(wording.span, start=previous_end))
        result.append(wording)
        previous_end = wording.span.end
    return result


def rewrite(text: str, wordings: Iterable[Wording]) -> str:
    pieces, done = [], 0
    for wording in wordings:
        pieces += [text[done : wording.span.start], wording.words]
        done = wording.span.end
    return "".join([*pieces, text[done:]])


def _worded(text: str, span: Span, previous: Span | None) -> Wording:
    before = fold(text[max(0, span.start - 40) : span.start]).text
    if span.type == "NAME":
        return _name(text, span, before, previous)
    if span.type == "BIRTHDATE":
        return Wording(span, _birth_date(text[span.start : span.end], before))
    if span.type == "ADDRESS":
        return Wording(span, _address(text, span, before))
    return Wording(span, _number(span, before))


def _name(text: str, span: Span, before: str, previous: Span | None) -> Wording:
    if previous and previous.type == "NAME" and not text[previous.end : span.start].strip(" ,'’-"):
        return Wording(replace(span, start=previous.end), "")  # the same person, said again or spelt
    person = _PERSON.search(before)
    if person:
        return _beside_person(text, span, bool(person.group("sign")))
    return Wording(span, _capital(text, span, _name_words(span, before)))


def _beside_person(text: str, span: Span, after_comma: bool) -> Wording:
    """« Sa mère, Denise, est » → « Sa mère est »; « son mari Roland est » → « son mari est »."""
    start, end = span.start, span.end
    while start and text[start - 1].isspace():
        start -= 1
    if after_comma and start and text[start - 1] == ",":
        start -= 1
        if text[end : end + 1] == ",":
            end += 1
    return Wording(replace(span, start=start, end=end), "")


def _name_words(span: Span, before: str) -> str:
    for pattern, words in (
        (_TITLE_HER, "l’assurée" if span.role in {"", "assure"} else "la personne concernée"),
        (_TITLE_HIM, "l’assuré" if span.role in {"", "assure"} else "la personne concernée"),
        (_TITLE_DOCTOR, "traitant"),
        (_TITLE_NOTARY, "en charge"),
        (_BORN, "sous un autre nom"),
        (_CALLED, "comme indiqué"),
        (_ELIDED, "une autre personne"),
        (_ARTICLE, "bénéficiaire"),
    ):
        if pattern.search(before):
            return words
    named = _NAMED.search(before)
    if named:
        return "celui indiqué" if named.group("is") else _INDICATED
    return _BY_ROLE[span.role]


def _capital(text: str, span: Span, words: str) -> str:
    opens = not text[: span.start].strip() or text[: span.start].rstrip()[-1:] in {".", "?", "\n"}
    return words[0].upper() + words[1:] if opens and text[span.start].isupper() else words


def _birth_date(written: str, before: str) -> str:
    """The year as it was written, « en » when an article went with the day."""
    year = _year_of(written)
    article = re.match(r"\s*(?:le|ce|du|un)\b", fold(written).text) is not None
    if not year:
        return "à une date indiquée" if article else "date indiquée"
    return f"en {year}" if article or re.search(r"\bne+s?\s*$", before) else year


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
    if len(digits) < 2 or not digits[-1].spoken:
        return ""
    first = digits[-1]
    if len(digits) > 3 and digits[-2].digits in {"19", "20"}:
        first = digits[-2]
    return written[first.start : digits[-1].end] if len(digits[-1].digits) in {2, 3, 4} else ""


def _short_year(written: str) -> str:
    plain = fold(written)
    found = re.search(r"(?<=\D)\d\d\s*$", plain.text) or re.search(r"(?<=\d{4})\d\d$", plain.text)
    has_month = re.search(r"[a-z]{3,}|\d+\W+\d+\W+\d|\d{6}", plain.text) is not None
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
        return _INDICATED
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
        return "celui indiqué" if cue.group("is") else _INDICATED
    if _THAT.search(before):
        return "celui indiqué"
    return _NAMED_THING[span.type]
