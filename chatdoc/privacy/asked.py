"""What a question asks, without the words that stand for what was masked: they are nobody's subject."""

import re
from typing import Final

from chatdoc.privacy.safe_text import SafeText

_IN_PLACE: Final = re.compile(
    r"(?:\b[àa] )?(?:\bl['’])?(?:\b(?:numéro|compte|courriel|adresse|domicile|une date|date|celui|comme) )?"
    r"\bindiquée?\b"
    r"|\bl['’]assuré(?:\(e\)|e)?(?!\w)|\bles assurée?s\b",
    re.IGNORECASE,
)


def words_asked(text: SafeText) -> str:
    """« L’assurée née en 1964, numéro indiqué, réversion ? » asks « née en 1964, réversion ? »."""
    return " ".join(_IN_PLACE.sub(" ", str(text)).split()).strip(" ,;:-")
