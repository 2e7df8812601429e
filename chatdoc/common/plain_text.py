"""Text as it will be shown: one space between words, no invisible character. The words are those of the source."""

import re

_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad]")
# What no text holds: a binary file, or a broken export (half a character). Tabs and line ends are ordinary.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff]")


def plain(text: object) -> str:
    return " ".join(_INVISIBLE.sub("", str(text or "")).split())


def has_control_characters(text: str) -> bool:
    return _CONTROL.search(text) is not None
