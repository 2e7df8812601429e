"""Sigles that the texts explain themselves: « allocation de solidarité aux personnes âgées (Aspa) »."""

import re
from collections.abc import Iterator

from chatdoc.retrieval.ranking.analysis import fold

_BRACKETED = re.compile(r"\(\s*([A-ZÉÈ][\w-]{1,7})\s*\)")
_LONGEST = 10  # words of an expansion
_SMALL = frozenset(
    ("a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "ou", "par", "pour", "sur")
)


def sigles_in(text: str) -> Iterator[tuple[str, str]]:
    """(sigle, expansion) pairs whose initials agree; an unexplained bracket gives nothing."""
    for match in _BRACKETED.finditer(text):
        before = text[max(0, match.start() - 120) : match.start()].split()[-_LONGEST:]
        expansion = _expansion(before, match.group(1))
        if expansion:
            yield match.group(1), expansion


def _expansion(words: list[str], sigle: str) -> str:
    letters = fold(sigle)
    parts = [part for word in words for part in re.split(r"(?<=['’])", word) if part]
    for start in range(len(parts) - 1, -1, -1):
        if fold(parts[start])[:1] == letters[:1] and _explains(parts[start:], letters):
            return " ".join(parts[start:]).replace("' ", "'").replace("’ ", "'")
    return ""


def _explains(parts: list[str], letters: str) -> bool:
    """Every letter opens a word, or goes on inside the last one opened (« Aspa », « Agirc »)."""
    full = [fold(part).strip("'’") for part in parts]
    content = [word for word in full if word and word not in _SMALL]
    if len(content) < 2 or "".join(word[0] for word in content) == "":
        return False
    initials = "".join(word[0] for word in content)
    every = "".join(word[0] for word in full if word)
    return letters in {initials, every} or _subsequence(letters, content)


def _subsequence(letters: str, content: list[str]) -> bool:
    """All content words give at least their first letter, in order."""
    rest = letters
    for word in content:
        if not rest or rest[0] != word[0]:
            return False
        taken = 1
        while taken < len(rest) and taken < 4 and word.startswith(rest[: taken + 1]):
            taken += 1
        rest = rest[taken:]
    return not rest
