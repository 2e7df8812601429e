"""The pictures of a draft, and their descriptions written beside it: the same lines as in its text."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from chatdoc.common.plain_text import plain

_BLOCK: Final = re.compile(
    r"^(?P<fence>:{3,})(?P<head> ?figure\b.*)\n(?P<lines>(?:.*\n)*?)(?P=fence)[ \t]*$", re.MULTILINE
)
# What the form calls the field, and what was in it when the page was made.
FIELD: Final = "description-"
BEFORE: Final = "etait-"


@dataclass(frozen=True)
class Pictured:
    image: str
    title: str
    description: str
    to_review: bool


def pictured_in(text: str) -> list[Pictured]:
    """In the order of the text, each picture once."""
    found = (_pictured(block) for block in _BLOCK.finditer(text))
    return list({each.image: each for each in found if each.image}.values())


def _pictured(block: re.Match[str]) -> Pictured:
    values = _values(block)
    title = plain(block["head"].strip().removeprefix("figure"))
    return Pictured(values.get("image", ""), title, values.get("description", ""), values.get("a_relire") == "oui")


def with_descriptions(text: str, posted: Mapping[str, str]) -> str:
    """What the fields say, written where the text says it. A field nobody touched changes nothing."""

    def rewritten(block: re.Match[str]) -> str:
        image = _values(block).get("image", "")
        typed = plain(posted.get(f"{FIELD}{image}", ""))
        is_read = f"lue-{image}" in posted
        if not image or (typed == plain(posted.get(f"{BEFORE}{image}", "")) and not is_read):
            return block[0]
        described = [f"description: {typed}"] if typed else []
        lines = "\n".join((f"image: {image}", *described))
        return f"{block['fence']}{block['head']}\n{lines}\n{block['fence']}"

    return _BLOCK.sub(rewritten, text)


def _values(block: re.Match[str]) -> dict[str, str]:
    pairs = (line.partition(":") for line in block["lines"].splitlines())
    return {key.strip(): plain(value) for key, colon, value in pairs if colon}
