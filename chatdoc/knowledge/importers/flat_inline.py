"""Texts whose lines were glued: inline `## ` titles, sentences stuck together, bullets in a row."""

import re
from collections.abc import Iterator

LONG = 700  # a paragraph longer than this was several, once
CHUNK = 400
_INLINE_TITLE = re.compile(r"(?:^|\s)#{2,6}\s+")
_LABEL = re.compile(r"(À savoir|À noter|Attention|Rappel|Exemple)\s+(?=\S)")
_QUESTION_END = re.compile(r"^.{3,220}?\?(?=\s)")
# « Envoi du dossier Vous écrivez à… »: the title ends where a sentence starts.
_SENTENCE_START = re.compile(r"\s+(?=[A-ZÀ-Ý](?:[a-zà-ÿ]*\s+[a-zà-ÿ(]|['’][a-zà-ÿ]))")
_GLUED = re.compile(r"(?<=[a-zà-ÿ)»€%]{2}[.!?])(?=[A-ZÀ-Ý][a-zà-ÿ'’]+\s)|(?<=[a-zà-ÿ)»]{2}\.)(?=[A-ZÀ-Ý]['’][a-zà-ÿ])")
_BULLETS = re.compile(r"(?:^|(?<=\s))•\s+")
_SENTENCES = re.compile(r"(?<=[a-zà-ÿ)»€%0-9]{2}[.!?])\s+(?=[A-ZÀ-Ý«])")
_MAX_TITLE = 160


def spread_lines(text: str) -> Iterator[str]:
    for raw in text.replace("\r", "\n").split("\n"):
        if "##" in raw:
            yield from _titled(raw)
        elif len(raw) > LONG or "•" in raw:
            yield from _shorter(raw)
        else:
            yield raw


def _titled(raw: str) -> Iterator[str]:
    before, *parts = _INLINE_TITLE.split(raw)
    yield from _shorter(before)
    for part in parts:
        yield from _part(part.strip())


def _part(part: str) -> Iterator[str]:
    if label := _LABEL.match(part):
        note, *rest = _SENTENCES.split(part[label.end() :], maxsplit=1)
        yield f"{label[1]} : {note}"
        yield from _shorter(" ".join(rest))
        return
    end = _title_end(part)
    yield f"## {part[:end].strip()}" if end <= _MAX_TITLE else part[:end]
    yield from _shorter(part[end:])


def _title_end(part: str) -> int:
    if question := _QUESTION_END.match(part):
        return question.end()
    start = _SENTENCE_START.search(part)
    return start.start() if start else len(part)


def _shorter(text: str) -> Iterator[str]:
    for rank, bullet in enumerate(_BULLETS.split(text)):
        for piece in _GLUED.split(bullet):
            mark = "• " if rank else ""
            for chunk in _chunks(piece):
                if chunk.strip():
                    yield mark + chunk.strip() if rank else chunk
                mark = ""


def _chunks(piece: str) -> Iterator[str]:
    """Whole sentences, a few at a time: a passage that can be shown."""
    if len(piece) <= LONG:
        yield piece
        return
    chunk = ""
    for sentence in _SENTENCES.split(piece):
        if chunk and len(chunk) + len(sentence) > CHUNK:
            yield chunk
            chunk = ""
        chunk = f"{chunk} {sentence}".strip()
    yield chunk
