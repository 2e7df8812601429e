"""How a gold fact and an answer are made comparable: their typography differs, their words do not."""

import re
import unicodedata

_SAME = str.maketrans(
    {
        **dict.fromkeys("’‘ʼ´`", "'"),
        **dict.fromkeys("‐‑‒–—−", "-"),
        **dict.fromkeys("«»“”„", '"'),
        "œ": "oe",
        "æ": "ae",
        "\u00ad": None,
        "\u200b": None,
    }
)
_THOUSANDS = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")


def normalise(text: str) -> str:
    """Case, accents' encoding, apostrophes, dashes and spaces brought to one form; accents are kept."""
    composed = unicodedata.normalize("NFC", text).casefold().translate(_SAME)
    spaced = " ".join(composed.split())
    return _THOUSANDS.sub("", spaced).replace(" %", "%").replace(" €", "€")


def contains(text: str, fact: str) -> bool:
    """Whether the fact stands in the text, numbers whole: « 65 ans » is not found in « 165 ans ».

    Both arguments are already normalised.
    """
    if not fact:
        return False
    before = r"(?<!\d)(?<!\d[.,])" if fact[0].isdigit() else ""
    after = r"(?!\d)(?![.,]\d)" if fact[-1].isdigit() else ""
    return re.search(before + re.escape(fact) + after, text) is not None
