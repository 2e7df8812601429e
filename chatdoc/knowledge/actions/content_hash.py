import hashlib
import json
import re

from chatdoc.knowledge.documents import Document
from chatdoc.knowledge.tree import dump_blocks

# JSON writes control characters as escapes; half a character of a pair cannot be stored at all.
_UNSTORABLE = re.compile(r"(?<!\\)\\u00(?:0[0-8be-f]|1[0-9a-f])|[\x7f\ud800-\udfff]")


def content_hash(document: Document) -> str:
    """Over what the source says; what an index adds later (path, missing title) does not make another text.

    Empty when the text holds control characters, whatever escape (JSON, YAML, XML) they came by.
    """
    dates = [str(day) for day in (document.en_vigueur_du, document.en_vigueur_au, document.dated)]
    content = [
        document.identifier,
        document.title,
        document.theme,
        dump_blocks(document.blocks),
        document.metadata.to_json(),
        document.url,
        dates,
        document.is_extract,
        document.nature,
        document.caisse,
    ]
    text = json.dumps(content, sort_keys=True, ensure_ascii=False)
    return "" if _UNSTORABLE.search(text) else hashlib.sha256(text.encode()).hexdigest()
