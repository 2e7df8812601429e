"""French numbers in words, of France, Belgium and Switzerland, hyphens or not, accents already gone."""

from collections.abc import Sequence
from typing import Final

from chatdoc.privacy.tokens import Token

_UNITS: Final = {
    "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9,
}  # fmt: skip
_TEENS: Final = {"dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16}
_TENS: Final = {
    "vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70,
    "huitante": 80, "octante": 80, "nonante": 90,
}  # fmt: skip
_ZERO: Final = frozenset({"zero", "zeros"})
_TIMES: Final = {"double": 2, "triple": 3}
_HUNDRED: Final = frozenset({"cent", "cents"})
_THOUSAND: Final = frozenset({"mille", "milles"})
NUMBER_WORDS: Final = frozenset({*_UNITS, *_TEENS, *_TENS, *_ZERO, *_TIMES, *_HUNDRED, *_THOUSAND})


def parse_number(tokens: Sequence[Token], place: int) -> tuple[str, int]:
    """The digits of the number said at this token, and the token after it; no digits when there is none."""
    return _Parser(tokens).number(place)


class _Parser:
    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens

    def number(self, place: int) -> tuple[str, int]:
        word = self._word(place)
        if word in _ZERO:
            return "0", place + 1
        if word in _TIMES:
            digits, after = self.number(place + 1) if self._word(place + 1) not in _TIMES else ("", place + 1)
            return (digits * _TIMES[word], after) if len(digits) == 1 else ("", place + 1)
        value, after = self._whole(place)
        return ("" if value is None else str(value)), after

    def _whole(self, place: int) -> tuple[int | None, int]:
        value, after = self._hundreds(place)
        next_place = self._skip_hyphen(after) if value is not None else place
        if self._word(next_place) not in _THOUSAND or value == 1 or self._is_month(value, place, next_place):
            return value, after
        rest, end = self._hundreds(self._skip_hyphen(next_place + 1))
        thousands = (1 if value is None else value) * 1000
        return (thousands, next_place + 1) if rest is None else (thousands + rest, end)

    def _is_month(self, value: int | None, place: int, thousand: int) -> bool:
        """« trois dix mille neuf cent soixante », « seize du huit mille neuf … »: day, month, year of a century."""
        before = place - (2 if self._word(place - 1) == "du" else 1)
        after_number = before >= 0 and (self._word(before) in NUMBER_WORDS or self._word(before).isdigit())
        century = self._word(thousand + 1) == "neuf" and self._word(thousand + 2) in _HUNDRED
        return value is not None and value <= 12 and after_number and century

    def _hundreds(self, place: int) -> tuple[int | None, int]:
        value, after = self._tens(place)
        next_place = self._skip_hyphen(after) if value is not None else place
        if self._word(next_place) not in _HUNDRED or (value is not None and not 1 < value < 20):
            return value, after
        rest, end = self._tens(self._skip_hyphen(next_place + 1))
        hundreds = (1 if value is None else value) * 100
        return (hundreds, next_place + 1) if rest is None else (hundreds + rest, end)

    def _tens(self, place: int) -> tuple[int | None, int]:
        word = self._word(place)
        if word == "quatre" and self._word(self._skip_hyphen(place + 1)) in {"vingt", "vingts"}:
            return self._added(80, self._skip_hyphen(place + 1) + 1)
        if word in _TENS:
            return self._added(_TENS[word], place + 1)
        if word in _TEENS:
            return self._teen(place)
        return _UNITS.get(word), place + 1

    def _added(self, tens: int, place: int) -> tuple[int, int]:
        """« soixante » then « et onze », « -deux », « dix-sept » or nothing."""
        following = self._skip_hyphen(place)
        linked = self._word(following) == "et"
        if linked:
            following = self._skip_hyphen(following + 1)
            if self._word(following) not in {"un", "une", "onze"}:
                return tens, place
        word = self._word(following)
        if word in _TEENS and tens in {60, 80}:
            teen, after = self._teen(following)
            return tens + teen, after
        if word in _UNITS and not self._starts_larger(following):
            return tens + _UNITS[word], following + 1
        return tens, place

    def _starts_larger(self, place: int) -> bool:
        """« soixante quatre-vingts » is two numbers, as is « soixante deux cents »."""
        following = self._word(self._skip_hyphen(place + 1))
        if self._word(place) == "quatre" and following in {"vingt", "vingts"}:
            return True
        return following in _HUNDRED and self._word(place) not in {"un", "une"}

    def _teen(self, place: int) -> tuple[int, int]:
        following = self._skip_hyphen(place + 1)
        word = self._word(following)
        if self._word(place) == "dix" and word in {"sept", "huit", "neuf"}:
            return 10 + _UNITS[word], following + 1
        return _TEENS[self._word(place)], place + 1

    def _skip_hyphen(self, place: int) -> int:
        return place + 1 if self._word(place) == "-" else place

    def _word(self, place: int) -> str:
        return self._tokens[place].plain if place < len(self._tokens) else ""
