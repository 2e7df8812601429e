"""What is said in place of a name: the title goes with it, and the sentence stays French."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Self

from chatdoc.privacy.folding import Folded, fold
from chatdoc.privacy.spans import Span

INDICATED: Final = "indiqué"
ANOTHER: Final = "une autre personne"
_JOINED: Final = re.compile(r"\s*(?:,|et|&|/|\+|ou|avec)\s*", re.IGNORECASE)
_BY_ROLE: Final = {
    "conjoint": "son conjoint", "enfant": "son enfant", "parent": "son parent", "collegue": "un collègue",
    "medecin": "le médecin", "assure": "l’assuré(e)", "": "l’assuré(e)",
}  # fmt: skip
# The title before a name, with the words that say it of two people.
_HER, _HIM = (
    r"(?:mme|mlle|melle|mle|mde|mdme|mdm|madame|mademoiselle)",
    r"(?:m|mr|monsieur|msieur|msieu|mosieur|mesieur|sieur)",
)
_TITLES: Final = tuple(
    (re.compile(rf"\b(?:{pattern})[\s.:]*$"), words)
    for pattern, words in (
        (rf"(?:{_HIM}\.?\s*(?:et|ou|&|/)\s*{_HER}|{_HER}\.?\s*(?:et|ou|&|/)\s*{_HIM})", "les assurés"),
        (r"mmes|mesdames|mlles", "les assurées"),
        (r"mm|mrs|messieurs|consorts", "les assurés"),
        (_HER, "l’assurée"),
        (_HIM, "l’assuré"),
        (r"dr|dre|docteure?|(?<=le )pr|(?<=du )pr|(?<=au )pr|professeure?", "le médecin"),
        (r"me|maitre", "le notaire"),
    )
)
# What the words begin with once a preposition stands before: « de le » is « du ».
_CONTRACTED: Final = {("de", "le "): "du ", ("de", "les "): "des ", ("a", "le "): "au ", ("a", "les "): "aux "}
_PREPOSITION: Final = re.compile(r"\b(de|a)\s+$")
_ELIDED: Final = re.compile(r"\b(d|qu|lorsqu|puisqu)'\s*$")
_ARTICLE: Final = re.compile(
    r"(?:\b(?:le|la|du|au|ce|cet|cette|un|une|les|des|aux|mon|ma|son|sa|notre|votre|cher|chere)\s+|\bl'\s*)$"
)
_HELD: Final = re.compile(
    r"\b(?:dossiers?|comptes?|releves?|carriere|cartes?|pension|retraite|virements?|recours|appel)\s+$"
)
_FAMILY: Final = re.compile(r"\bfamille\s+$")
_BORN: Final = re.compile(r"\b(?:nee?|nom de jeune fille|jeune fille)\s*:?\s*$")
_CALLED: Final = re.compile(r"\b(?:m'|s'|t')?\s*(?:appell?e|appelle|prenommee?|nommee?|denommee?)\s*$")
_NAMED: Final = re.compile(r"\b(?:noms?|prenoms?|patronyme|identite)\b[\w ]{0,16}?\s*(?:(?P<is>c'est|est|cest)|:)?\s*$")
_PERSON: Final = re.compile(
    r"\b(?:assure\(e\)s?|assuree?s?|vve|epse|epx|ep|cliente?|dame|veuve|veuf|mere|pere|maman|papa|mari|epoux|epouse|femme|conjointe?|conjoints|compagn\w+|concubine?|"
    r"fils|fille|filles|enfants?|soeur|frere|oncle|tante|cousine?|neveu|niece|beau-pere|belle-mere|grand-mere|grand-pere|tuteur|tutrice|"
    r"curateur|curatrice|collegue|voisine?|ex|ex-mari|ex-femme|partenaire|pacsee?|interessee?|retraitee?|allocataire|beneficiaire|"
    r"notaire|medecin|avocate?|conseillere?|adherente?)(?!\w)(?P<sign>\s*[,(])?\s*$"
)
_CLOSED_BY: Final = {",": ",", "(": ")"}
_LOOKED_BACK: Final = 40
_OPENS: Final = frozenset(".?!\n")


@dataclass(frozen=True)
class Wording:
    """A finding, the piece of text that goes with it (its title, the comma around it), and what is said instead."""

    span: Span
    words: str
    start: int
    end: int

    @classmethod
    def of(cls, span: Span, words: str, start: int | None = None, end: int | None = None) -> Self:
        return cls(span, words, span.start if start is None else start, span.end if end is None else end)


def name_worded(text: str, span: Span, previous: Wording | None) -> Wording:
    joined = False
    if previous and previous.span.type == "NAME":
        between = text[previous.span.end : span.start]
        joined = _JOINED.fullmatch(between) is not None
        if not between.strip(" ,'’-") or (joined and not previous.words):
            return Wording.of(span, "", start=previous.end)  # the same person, said again or spelt; one more child
    offset = max(0, span.start - _LOOKED_BACK)
    before = fold(text[offset : span.start])
    title = next(_titles(before), None)
    start, words = (offset + before.starts[title[0]], title[1]) if title else (span.start, "")
    person = _PERSON.search(before.text[: title[0]] if title else before.text)
    if person:
        return _beside_person(text, span, start, bool(person.group("sign")))
    if not title:
        words = _words(span, before.text)
        if joined and words == _BY_ROLE[""]:
            return Wording.of(span, ANOTHER, start)
        if words != _BY_ROLE[span.role]:
            return Wording.of(span, _capital(text, start, words))
    return _joined(text, span, start, words)


def _titles(before: Folded) -> Iterator[tuple[int, str]]:
    """Where it begins in the plain text, and the words for its bearer."""
    for pattern, words in _TITLES:
        found = pattern.search(before.text)
        if found:
            yield found.start(), words


def _beside_person(text: str, span: Span, start: int, after_comma: bool) -> Wording:
    """« Sa mère, Denise, est » → « Sa mère est »; « son mari Roland est » → « son mari est »."""
    end = span.end
    while start and text[start - 1].isspace():
        start -= 1
    if after_comma and start and text[start - 1] in _CLOSED_BY:
        start -= 1
        if text[end : end + 1] == _CLOSED_BY[text[start]]:
            end += 1
        while start and text[start - 1].isspace():
            start -= 1
    return Wording.of(span, "", start, end)


def _joined(text: str, span: Span, start: int, words: str) -> Wording:
    """« de Dr Petit » → « du médecin », « le Dr Petit » → « le médecin », « d’Ahmed » → « de l’assuré(e) »."""
    offset = max(0, start - _LOOKED_BACK)
    before = fold(text[offset:start])
    if _ARTICLE.search(before.text) and not text[offset:start].rstrip().endswith("là"):
        return Wording.of(span, _without_article(words, before.text), start)
    if _HELD.search(before.text) and words.startswith("l’"):
        return Wording.of(span, f"de {words}", start)
    elided, preposition = _ELIDED.search(before.text), _PREPOSITION.search(before.text)
    if elided:
        begin = offset + before.starts[elided.start()]
        return Wording.of(span, text[begin : begin + len(elided[1])] + "e " + words, begin)
    if preposition and (preposition[1], words[: words.find(" ") + 1]) in _CONTRACTED:
        head = words[: words.find(" ") + 1]
        begin = offset + before.starts[preposition.start()]
        return Wording.of(
            span, _capital(text, begin, _CONTRACTED[preposition[1], head] + words.removeprefix(head)), begin
        )
    return Wording.of(span, _capital(text, start, words), start)


def _without_article(words: str, before: str) -> str:
    if before.rstrip().endswith("'"):
        return words.removeprefix("l’")
    return words.removeprefix("le ") if words.startswith("le ") else "bénéficiaire"


def _words(span: Span, before: str) -> str:
    for pattern, words in (
        (_FAMILY, "concernée"),
        (_BORN, "sous un autre nom"),
        (_CALLED, "comme indiqué"),
    ):
        if pattern.search(before):
            return words
    named = _NAMED.search(before)
    if named:
        return "celui indiqué" if named.group("is") else INDICATED
    return _BY_ROLE[span.role]


def _capital(text: str, start: int, words: str) -> str:
    """A capital where the sentence begins, when it had one."""
    before = text[max(0, start - _LOOKED_BACK) : start].rstrip(" \t\u00a0")
    opens = start == 0 or not before or before[-1] in _OPENS
    return words[:1].upper() + words[1:] if opens and text[start].isupper() else words
