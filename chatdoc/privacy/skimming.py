"""The lines of a long document that the guard must read: reading all of a code of law would take minutes."""

import re
import unicodedata
from typing import Final

# The document profile finds an e-mail, an IBAN, a NIR, or a birth date beside a name: each leaves one of these marks.
_MAIL: Final = re.compile(r"@|arobase", re.IGNORECASE)
_BIRTH: Final = re.compile(r"\bn[ée]e?s?\b|naissance|\bddn\b", re.IGNORECASE)
_BORN_ON: Final = re.compile(r"\bn[ée]e?s? (?:le|un|ce)\b", re.IGNORECASE)  # then a date in any writing
_DAY: Final = re.compile(
    r"janv|f[ée]vr|\bmars\b|\bavr|\bmai\b|\bjuin\b|\bjuil|ao[ûu]t|sept|octo|nov|d[ée]c|\d ?[./-] ?\d|\d{6}",
    re.IGNORECASE,
)
_OFFICIAL: Final = re.compile(r"(?:LEGI|JORF)[A-Z]{4}\d{12}")  # every article bears one or two
_FEWEST_DIGITS: Final = 12  # a NIR without its key has 13, one letter in Corsica


def worth_reading(text: str) -> str:
    """Those lines and their neighbours, one below the other; nothing when no line bears a mark."""
    lines = unicodedata.normalize("NFKC", text).splitlines()
    marked = [place for place, line in enumerate(lines) if _is_marked(line) or _may_tell_a_birth(lines, place)]
    kept = sorted({near for place in marked for near in (place - 1, place, place + 1) if 0 <= near < len(lines)})
    return "\n".join(lines[place] for place in kept)


def _is_marked(line: str) -> bool:
    return bool(_MAIL.search(line)) or sum(map(str.isdigit, _OFFICIAL.sub("", line))) >= _FEWEST_DIGITS


def _may_tell_a_birth(lines: list[str], place: int) -> bool:
    """A year alone identifies nobody: a day must be near."""
    if not _BIRTH.search(lines[place]):
        return False
    return bool(_BORN_ON.search(lines[place]) or _DAY.search("\n".join(lines[max(place - 1, 0) : place + 2])))
