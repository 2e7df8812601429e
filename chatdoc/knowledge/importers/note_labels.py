"""« Attention : … », « À noter : … »: a sentence that says by itself which kind of note it is."""

import re
from dataclasses import dataclass

from chatdoc.knowledge.tree import NoteKind

_LABEL = re.compile(
    r"^(attention|à savoir|a savoir|à noter|a noter|bon à savoir|rappel|exemple|définition)\s*(?::|!|$)\s*", re.I
)
_KINDS: dict[str, NoteKind] = {
    "attention": "attention",
    "rappel": "rappel",
    "exemple": "exemple",
    "définition": "definition",
    "à noter": "a_noter",
    "a noter": "a_noter",
}


@dataclass(frozen=True)
class Labelled:
    kind: NoteKind
    text: str  # what follows the label, on the same line


def read_label(text: str) -> Labelled | None:
    found = _LABEL.match(text)
    return Labelled(_KINDS.get(found[1].lower(), "a_savoir"), text[found.end() :]) if found else None
