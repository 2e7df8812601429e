"""The lines of a plain text: broken sentences glued back, and what each line looks like."""

import re
from dataclasses import dataclass

from chatdoc.common.plain_text import plain
from chatdoc.knowledge.importers.flat_inline import spread_lines

MAX_HEADING = 120
_MARKDOWN_HEADING = re.compile(r"\s*(#{1,6}) +(?=\S)")
_BULLET = re.compile(r"^(?:[-–—•*·▪◦]|\d{1,2}[.)])\s+(?=\S)")
_SENTENCE_END = (".", "!", "…", ";", ",")
_CONTINUES = re.compile(r"^[a-zà-ÿœ(),.;:]")
_BARE_VALUE = re.compile(r"^(?:oui|non|\W*[\d ,.]+ ?[€%]?)$", re.I)
_MANY_SENTENCES = re.compile(r"[a-zà-ÿ)€%]\.\s+[A-ZÀ-Ÿ]")


@dataclass(frozen=True)
class Line:
    text: str
    level: int = 0  # of a Markdown heading
    bullet: bool = False
    apart: bool = False  # a blank line came before
    linked: bool = False  # indented and between blank lines: the trace of a link alone on its line

    @property
    def introduces(self) -> bool:
        return self.text.endswith(":") and not self.level

    @property
    def ends_sentence(self) -> bool:
        return self.text.endswith(_SENTENCE_END)

    @property
    def starts_low(self) -> bool:
        return _CONTINUES.match(self.text) is not None

    @property
    def first_word(self) -> str:
        return self.first_words[0]

    @property
    def first_words(self) -> tuple[str, ...]:
        """The first two, to tell lines that open alike."""
        return tuple(self.text.casefold().replace("'", " ").replace("’", " ").split()[:2])

    @property
    def has_sentences(self) -> bool:
        return _MANY_SENTENCES.search(self.text) is not None

    @property
    def is_prose(self) -> bool:
        """A full sentence, or several."""
        return (self.text.endswith((".", "!", "…")) and len(self.text) > 40) or self.has_sentences

    @property
    def may_title(self) -> bool:
        text = self.text
        return (
            bool(text)
            and len(text) <= MAX_HEADING
            and not self.bullet
            and not self.ends_sentence
            and (not text.endswith(":") and not self.starts_low and not self.has_sentences)
            and not _BARE_VALUE.match(text)
        )


def cut_lines(text: str) -> list[Line]:
    """Inline `## ` titles come alone on their line; the halves of a sentence cut around a link come back together."""
    lines: list[Line] = []
    apart, open_ended = False, False
    for raw in spread_lines(text):
        if not plain(raw):
            apart = bool(lines)
            continue
        if lines and _is_rest(raw, lines[-1], open_ended, apart):
            lines[-1] = _joined(lines[-1], raw)
        else:
            lines.append(_line(raw, apart))
        apart, open_ended = False, raw.endswith(" ")
    return lines


def _is_rest(raw: str, previous: Line, open_ended: bool, apart: bool) -> bool:
    """« la prime suit  le barème », blank, « de l'année. » is one sentence: the page held a link there."""
    indented = raw.startswith((" ", "\t"))
    rest = plain(raw)
    if previous.level or previous.text.endswith((":", ".")) or not _CONTINUES.match(rest):
        return False
    return indented and (open_ended or not apart)


def _joined(previous: Line, raw: str) -> Line:
    return Line(plain(f"{previous.text} {raw}"), previous.level, previous.bullet, previous.apart, previous.linked)


def _line(raw: str, apart: bool) -> Line:
    text = plain(raw)
    if found := _MARKDOWN_HEADING.match(text):
        return Line(text[found.end() :], level=len(found[1]), apart=apart)
    if found := _BULLET.match(text):
        # A number is part of what is said (« 2) Cochez la case »); a dash is not.
        return Line(text if found[0][0].isdigit() else text[found.end() :], bullet=True, apart=apart)
    return Line(text, apart=apart, linked=apart and raw.startswith((" ", "\t")))
