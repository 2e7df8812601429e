"""Numbers of invented people, and the ways in which they are typed or said."""

from hypothesis import strategies as st

SEPARATORS = ("", " ", ".", "-", "/", "  ", " - ", "_", "\u00a0", "\u200b", "\u00ad", " . ", "😀", "\u2009", "–")
BEFORE = ("", "son numéro ", "rappeler au ", "il a donné ", "noté : ", "voici ", "merci de voir ", "(")
AFTER = ("", " pour sa retraite", ", réversion ?", " merci", ". Que faire ?", " carrière longue")

_UNITS = [
    "zéro",
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
]
_TENS = {2: "vingt", 3: "trente", 4: "quarante", 5: "cinquante", 6: "soixante", 7: "soixante", 8: "quatre-vingt"}


def said(pair: str) -> str:
    """Two digits as a French person says them."""
    if pair[0] == "0":
        return f"zéro {_UNITS[int(pair[1])]}" if len(pair) > 1 else "zéro"
    value = int(pair)
    if value <= 16:
        return _UNITS[value]
    if value < 20:
        return f"dix-{_UNITS[value - 10]}"
    tens, unit = divmod(value, 10)
    if tens in {7, 9}:
        return f"{_TENS[tens - 1]}-{said(str(unit + 10))}"
    if unit == 0:
        return _TENS[tens] + ("s" if tens == 8 else "")
    return f"{_TENS[tens]} et un" if unit == 1 and tens < 7 else f"{_TENS[tens]}-{_UNITS[unit]}"


def _digits(count: int) -> st.SearchStrategy[str]:
    return st.text("0123456789", min_size=count, max_size=count)


def _card(sex: str, year: str, month: int, rest: str, key: str) -> tuple[str, ...]:
    """The groups of a NIR, as on the card."""
    return (sex, year, f"{month:02}", rest[:2], rest[2:5], rest[5:], *((key,) if key else ()))


NIRS = st.builds(
    _card,
    st.sampled_from("12"),
    _digits(2),
    st.integers(1, 12),
    st.from_regex(r"(?:0[1-9]|[1-8]\d|9[0-5]|2[AB])\d{6}", fullmatch=True),
    st.one_of(st.just(""), _digits(2)),
)
PHONES = st.builds(
    lambda kind, rest: (kind, rest[:2], rest[2:4], rest[4:6], rest[6:]),
    st.sampled_from(["01", "02", "03", "04", "05", "06", "07", "+336", "00337"]),
    _digits(8),
)
IBANS = st.builds(
    lambda key, rest: (f"FR{key}", *(rest[start : start + 4] for start in range(0, 20, 4)), rest[20:]),
    _digits(2),
    _digits(23),
)
