"""Words that Markdown would take for marks, written so that they are read as words."""

import re
from typing import Final

_INLINE: Final = re.compile(r"[\\`*\[\]<]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w{1,32};)|!(?=\[)")
_AT_START: Final = re.compile(r"^(?:[#>=~+-]|:::)")
_RANK: Final = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")


def inline(text: str) -> str:
    return _INLINE.sub(r"\\\g<0>", text)


def line(text: str) -> str:
    """A text that starts its line."""
    return _RANK.sub(r"\1\\\2", _AT_START.sub(r"\\\g<0>", inline(text)))


def title(text: str) -> str:
    """After « ## »: marks at its end would close it."""
    return re.sub(r"#$", r"\\#", inline(text))


def cell(text: str) -> str:
    return inline(text).replace("|", r"\|")
