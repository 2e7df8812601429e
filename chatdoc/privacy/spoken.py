"""Numbers as written or said, and the plain text in which they all read as digits."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from chatdoc.privacy.folding import Folded
from chatdoc.privacy.months import month_meant
from chatdoc.privacy.spoken_numbers import NUMBER_WORDS, parse_number
from chatdoc.privacy.tokens import Token
from chatdoc.privacy.words import words

# Said between two groups of a number, and no part of it.
_FILLERS: Final = words(
    """
    euh heu hum hmm hein alors donc puis ensuite apres voila bon ben bah oui ok ca fait virgule point tiret
    espace barre slash cle clef pardon attendez non encore
    """
)
_FILLING_PHRASES: Final = re.compile(
    r"\b(?:et (?:puis|ensuite|apres|enfin)|c' ?est|d' ?accord|s' ?il vous plait|trait d' ?union|je dis|en dessous|"
    r"suivie? (?:de|du|par)|(?:la )?suite|(?:le )?reste|pour finir)\b"
)
_MOST_FILLERS: Final = 5
# What stands for a gap: the first of these it holds. A comma between two numbers said is only a breath.
_SIGNS: Final = (" * ", "-", "/", ".", ", ", ",")
_SAID_SIGNS: Final = ("-", "/", ".")
_MEANINGFUL: Final = frozenset("€%°?!;:=<>$£()+×")
# O, l and I typed for 0 and 1, except in « L351 », which is an article.
_WRITTEN: Final = re.compile(
    r"(?<![a-z0-9])(?!l\d{3}(?!\w))(?=[oil|]{0,12}\d)[0-9oil|]{2,}(?![a-z0-9])"
    r"|(?<=\d[ .-])[oil](?=[ .-]\d)|(?<![\w'])o(?= ?\d[\d ])|(?<![\w'])[li](?= \d\d \d\d \d)"
    # « O3 OO 12 51 », « l 6l ll 38 849 »: a whole group of them, in a row of groups
    r"|(?<=[\dol][ .-])(?:ooo?|lll?|ol|lo)(?=[ .-][\doil]{0,2}\d)|(?<=\d[.-])oo(?![a-z0-9])"
    r"|(?<![\w'])l(?=(?: [\doil]{2}){2} \d[\dabol])|\d+"
)
_AS_DIGITS: Final = str.maketrans("oil|", "0111")


_MONTH_AFTER: Final = re.compile(r"(?: ?|[./_•·-])(?:er )?(?:du mois de |de )?(?P<word>[a-z]{3,11})(?![a-z])")
_DATE_SIGNS: Final = frozenset("-/._•·")
_DATED: Final = re.compile(r"(?:0?[1-9]|[12]\d|3[01])/(?:(?:19|20)\d\d|[2-9]\d)|(?:19|20)\d\d/(?:0?[1-9]|[12]\d|3[01])")
# « deux soixante et un dix deux B donc sept cent dix-neuf »
_CORSICAN: Final = re.compile(r" ?(?P<letter>[ab])(?= [a-z])")
_BORN_A: Final = re.compile(r"\bnee? $")  # « née un 3 mai »


@dataclass(frozen=True, slots=True)
class Figure:
    """One number, in digits; `start` and `end` are offsets in the text as received."""

    start: int
    end: int
    digits: str
    spoken: bool
    at: int  # offsets in the plain text
    until: int


def figures_of(folded: Folded, tokens: Sequence[Token]) -> tuple[tuple[Figure, ...], Folded]:
    found = [*_written(folded), *_spoken(folded, tokens)]
    figures = tuple(_without_articles(sorted(found, key=lambda figure: figure.at), folded.text))
    return figures, _in_digits(folded, figures)


def _written(folded: Folded) -> list[Figure]:
    return [
        _figure(folded, match.group().translate(_AS_DIGITS), match.start(), match.end(), False)
        for match in _WRITTEN.finditer(folded.text)
    ]


def _spoken(folded: Folded, tokens: Sequence[Token]) -> list[Figure]:
    figures = []
    place = 0
    while place < len(tokens):
        if tokens[place].plain not in NUMBER_WORDS or _is_september(tokens, place):
            place += 1
            continue
        digits, after = parse_number(tokens, place)
        if digits:
            last = tokens[after - 1]
            figures.append(_figure(folded, digits, tokens[place].at, last.at + len(last.plain), True))
        place = max(after, place + 1)
    return figures


def _is_september(tokens: Sequence[Token], place: int) -> bool:
    """« 3 sept 1963 », « 14-sept-58 »: between a day and a year, both in digits."""
    if tokens[place].plain != "sept":
        return False
    before = next((t.plain for t in reversed(tokens[max(0, place - 2) : place]) if t.plain not in _DATE_SIGNS), "")
    after = next((t.plain for t in tokens[place + 1 : place + 3] if t.plain not in _DATE_SIGNS), "")
    return _DATED.fullmatch(f"{before}/{after}") is not None


def _figure(folded: Folded, digits: str, at: int, until: int, spoken: bool) -> Figure:
    start, end = folded.place(at, until)
    return Figure(start, end, digits, spoken, at, until)


def _without_articles(figures: list[Figure], text: str) -> list[Figure]:
    """« un dossier » counts nothing; « un quatre-vingt-deux » does."""
    kept = []
    for place, figure in enumerate(figures):
        if text[figure.at : figure.until] in {"un", "une"}:
            before = place > 0 and _links(text[figures[place - 1].until : figure.at])
            after = place + 1 < len(figures) and _links(text[figure.until : figures[place + 1].at])
            if (not before and not after) or _BORN_A.search(text, max(0, figure.at - 6), figure.at):
                continue
        kept.append(figure)
    return kept


def _links(gap: str) -> bool:
    words = re.findall(r"[^\W_]+", _FILLING_PHRASES.sub(" ", gap))
    return len(words) <= _MOST_FILLERS and all(word in _FILLERS for word in words) and _MEANINGFUL.isdisjoint(gap)


def _in_digits(folded: Folded, figures: Sequence[Figure]) -> Folded:
    """Rewrite the plain text: every number in digits, what is only said or typed between two groups as one sign."""
    if not figures:
        return folded
    writer = _Writer(folded)
    previous: Figure | None = None
    for figure in figures:
        gap_start = previous.until if previous else 0
        spoken = previous is not None and previous.spoken and figure.spoken
        writer.gap(gap_start, figure.at, linked=previous is not None, signs=_SAID_SIGNS if spoken else _SIGNS)
        writer.write(figure.digits, figure.at, figure.until)
        previous = figure
    writer.month(figures[-1].until, len(folded.text))
    return writer.result()


class _Writer:
    def __init__(self, folded: Folded) -> None:
        self._folded = folded
        self._text: list[str] = []
        self._starts: list[int] = []
        self._ends: list[int] = []

    def copy(self, at: int, until: int) -> None:
        self._text.append(self._folded.text[at:until])
        self._starts.extend(self._folded.starts[at:until])
        self._ends.extend(self._folded.ends[at:until])

    def write(self, words: str, at: int, until: int) -> None:
        if len(words) == until - at:
            self._text.append(words)
            self._starts.extend(self._folded.starts[at:until])
            self._ends.extend(self._folded.ends[at:until])
            return
        start, end = self._folded.place(at, until)
        self._text.append(words)
        self._starts.extend([start] * len(words))
        self._ends.extend([end] * len(words))

    def gap(self, at: int, until: int, *, linked: bool, signs: Sequence[str]) -> None:
        gap = self._folded.text[at:until]
        if linked and until - at > 1 and _links(gap):
            self.write(next((sign for sign in signs if sign in gap), " "), at, until)
        elif linked and (corsican := _CORSICAN.match(gap)) and _links(gap[corsican.end() :]):
            self.write(f" {corsican['letter']} ", at, until)
        elif linked:
            self.month(at, until)
        else:
            self.copy(at, until)

    def month(self, at: int, until: int) -> None:
        """What stands right after a number, where a misspelt month is put right."""
        word = _MONTH_AFTER.match(self._folded.text, at, until)
        meant = month_meant(word["word"]) if word else ""
        if word and meant:
            self.copy(at, word.start("word"))
            self.write(meant, word.start("word"), word.end())
            at = word.end()
        self.copy(at, until)

    def result(self) -> Folded:
        return Folded("".join(self._text), self._starts, self._ends)
