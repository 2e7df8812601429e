"""A number said in two messages: known by how many digits end one and begin the next, never by the digits."""

import re
from dataclasses import dataclass
from typing import Final

from chatdoc.privacy.reading import read
from chatdoc.privacy.spans import Span

# « 06 39 98 » then « 12 34 »: fewer digits than this are an age, a year or a number of quarters.
_LEAST_TOGETHER: Final = 9
_LEAST_EACH: Final = 2
_MOST_COUNTED: Final = 40
# « et puis 123 456 78 »: said before the rest of a number.
_SAID_BEFORE: Final = (
    r"(?:(?:euh|heu|hum|et|puis|ensuite|apres|alors|donc|oui|ok|voila|bon|ben|ah|non|pardon|attendez|enfin|suite|reste|fin|"
    r"la|le|les|c|est|cest|ca|fait)\b\W{0,3}){0,6}"
)
_START: Final = re.compile(rf"^\W{{0,20}}{_SAID_BEFORE}(?P<first>\d(?:[^a-z0-9€%]{{0,3}}\d)*)")
_END: Final = re.compile(r"\d(?:[^a-z0-9€%]{0,3}\d){0,40}\W*$")
_YEARS: Final = re.compile(r"\W*(?:(?:19|20)\d\d\W*)+")
_COUNTED: Final = re.compile(
    r"^\W*(?:€|euros?\b|eur\b|ans?\b|trim|mois\b|enfants?\b|%|h\b|heures?\b|jours?\b|points?\b)"
)


@dataclass(frozen=True)
class DigitRun:
    """How many digits the last messages of a call end with, in a row. Kept in the call's memory: a count, no digit."""

    pending: int = 0

    def after(self, text: str) -> tuple["DigitRun", Span | None]:
        """The run once this message is said, and its first digits when they complete a number begun before."""
        numbers = read(text).numbers
        match = _leading(numbers.text)
        first = _digits(match["first"]) if match else 0
        together = self.pending + first
        whole = match is not None and not re.search(r"[a-z]", numbers.text[match.end() :])
        run = DigitRun(min(together if whole else _trailing(numbers.text), _MOST_COUNTED))
        if match is None or min(self.pending, first) < _LEAST_EACH or together < _LEAST_TOGETHER:
            return run, None
        return run, Span(*numbers.place(*match.span("first")), "FILE_NUMBER")


def _leading(plain: str) -> re.Match[str] | None:
    match = _START.match(plain)
    if match is None or _YEARS.fullmatch(match["first"]) or _COUNTED.match(plain[match.end() :]):
        return None
    return match


def _trailing(plain: str) -> int:
    match = _END.search(plain[-120:])
    return 0 if match is None or _YEARS.fullmatch(match.group()) else _digits(match.group())


def _digits(text: str) -> int:
    return sum(character.isdigit() for character in text)
