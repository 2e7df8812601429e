"""The stream of a model cut into sentences, each with the numbers it cites, as soon as it is whole."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from chatdoc.common.sentences import is_abbreviated

MAX_CHARACTERS: Final = 8_000  # of a whole text; more is no answer
_CITED = r"\[\d{1,3}(?:\s?[,;]\s?\d{1,3})*\]"
# A sentence ends with its numbers, before or after its full stop, or with a full stop and none.
_END = re.compile(rf"(?:\s?{_CITED})+[.!?…]?(?=\s|$)|[.!?…](?:\s?{_CITED})*(?=\s|$)|\n")
_NUMBERS = re.compile(_CITED)
_ITEM = re.compile(r"^(?:[-•*–]|\d{1,2}[.)])\s+")


@dataclass(frozen=True)
class Sentence:
    text: str
    cited: tuple[int, ...]


def sentences_of(parts: Iterable[str]) -> Iterator[Sentence]:
    """An item of a list is read with the line that introduces it."""
    lead = ""
    for text in _whole(parts):
        cited = tuple(dict.fromkeys(int(n) for group in _NUMBERS.findall(text) for n in re.findall(r"\d+", group)))
        said = " ".join(_NUMBERS.sub("", text).split())
        said = re.sub(r"\s+([.,])", r"\1", said).strip()
        if said.endswith(":") and not cited:
            lead = said
        elif _ITEM.match(said):
            yield Sentence(f"{lead} {_ITEM.sub('', said)}".strip(), cited)
        elif said.strip(" .*#_-"):
            lead = ""
            yield Sentence(said, cited)


def _whole(parts: Iterable[str]) -> Iterator[str]:
    waiting, total = "", 0
    for part in parts:
        waiting += part
        total += len(part)
        if total > MAX_CHARACTERS:
            return
        # What follows the last mark may still be its number: one more word must have begun.
        while (end := _end(waiting)) and waiting[end:].strip() and not waiting[end:].lstrip().startswith("["):
            yield waiting[:end]
            waiting = waiting[end:]
    while end := _end(waiting):
        yield waiting[:end]
        waiting = waiting[end:]
    if waiting.strip():
        yield waiting


def _end(text: str) -> int:
    for found in _END.finditer(text):
        said = text[: found.end()].strip()
        if said and not is_abbreviated(said) and not said.endswith("etc."):
            return found.end()
    return 0
