"""The lines of a long document that the guard must read: reading all of a code of law would take minutes."""

import re
import unicodedata
from typing import Final

# The document profile finds an e-mail, an IBAN, a NIR, or a birth date beside a name: each leaves one of these marks.
_MARKS: Final = re.compile(r"@|arobase|\bn[ée]e?s?\b|naissance|\bddn\b", re.IGNORECASE)
_FEWEST_DIGITS: Final = 12  # a NIR without its key has 13, one letter in Corsica


def worth_reading(text: str) -> str:
    """Those lines and their neighbours, one below the other; nothing when no line bears a mark."""
    lines = unicodedata.normalize("NFKC", text).splitlines()
    marked = {place for place, line in enumerate(lines) if _is_marked(line)}
    kept = sorted({near for place in marked for near in (place - 1, place, place + 1) if 0 <= near < len(lines)})
    return "\n".join(lines[place] for place in kept)


def _is_marked(line: str) -> bool:
    return bool(_MARKS.search(line)) or sum(map(str.isdigit, line)) >= _FEWEST_DIGITS
