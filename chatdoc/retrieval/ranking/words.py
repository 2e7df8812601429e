"""Words that carry no subject: what the index leaves out, and what a question says without asking it."""

import unicodedata
from pathlib import Path
from typing import Final

LEXICON_DATA: Final = Path(__file__).parent / "lexicon_data"


def word_list(name: str) -> frozenset[str]:
    lines = (LEXICON_DATA / name).read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def _fold(word: str) -> str:
    # `analysis.fold` imports this module.
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))


ELISIONS: Final = frozenset(
    ("l", "d", "qu", "j", "m", "t", "s", "n", "c", "jusqu", "lorsqu", "puisqu", "quoiqu", "quelqu")
)
STOP_WORDS: Final = word_list("stop_words.txt")
WEAK_WORDS: Final = word_list("weak_words.txt")
# Folded as they are met: a question drops them like the small words they stand for.
SLIPS: Final = frozenset(_fold(word) for word in word_list("slips.txt"))
VAGUE_WORDS: Final = word_list("vague_words.txt")
SUBJECT_WORDS: Final = word_list("subject_words.txt")
OTHER_BODIES: Final = word_list("other_bodies.txt")
FOREIGN_WORDS: Final = word_list("foreign_words.txt")
# Lower-case words that are not the sigle they spell.
ORDINARY_WORDS: Final = frozenset(
    (
        *("ai", "ait", "ar", "ars", "ass", "at", "av", "capa", "casa", "ce", "ces", "cet", "cite", "com", "da", "de"),
        *("des", "mc", "mer", "mp", "of", "pas", "pass", "per", "pere", "pi", "plus", "rg", "sa", "sam", "via"),
        *("vie", "vip"),
    )
)
