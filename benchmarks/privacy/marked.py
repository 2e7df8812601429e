"""`python -m benchmarks.privacy.marked FILE.jsonl`: the guard on utterances whose spans and words to keep are marked.

The format and the metric are those of the public set (`corpus/pii_dev/README.md`), written again from its text.
"""

import argparse
import json
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.privacy.scoring import rate
from chatdoc.privacy import Guarded, guard
from chatdoc.privacy.lexicon import use_lexicon_folder
from chatdoc.privacy.words import words

_PARTICLES = words("de du des la le les et ou d l m mme n a en dit dite el al ben")
_STREETS = words(
    "rue avenue place boulevard chemin route impasse allee allees quai cours square residence appartement batiment "
    "lotissement escalier etage porte chez bis ter ehpad hameau lieu dit lieudit cite villa"
)
_NUMBERS = words(
    "zero un une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt vingts "
    "trente quarante cinquante soixante septante huitante nonante cent cents mille double triple"
)
_DIGITS_APART = re.compile(r"(?<=\d)[ ._/()-]+(?=\d)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_IN_A_ROW, _SAID_IN_A_ROW, _COVERED = 4, 3, 0.8


@dataclass(frozen=True)
class Marked:
    text: str
    spans: Sequence[dict[str, Any]]
    keep: Sequence[str]
    found: Sequence[tuple[int, int]]
    left: str

    @property
    def leaks(self) -> list[dict[str, Any]]:
        return [span for span in self.spans if _survives(span, self.left, self._outside)]

    @property
    def lost(self) -> list[str]:
        left = "".join(_plain(self.left).split())
        return [phrase for phrase in self.keep if "".join(_plain(phrase).split()) not in left]

    @property
    def missed(self) -> list[dict[str, Any]]:
        return [
            s for s in self.spans if _overlap(s["start"], s["end"], self.found) < _COVERED * (s["end"] - s["start"])
        ]

    @property
    def wrong(self) -> list[tuple[int, int]]:
        """Found, and less than half in what is marked."""
        marked = [(span["start"], span["end"]) for span in self.spans]
        return [(a, b) for a, b in self.found if 2 * _overlap(a, b, marked) < b - a]

    @property
    def _outside(self) -> str:
        pieces, done = [], 0
        for span in self.spans:
            pieces.append(self.text[done : span["start"]])
            done = span["end"]
        return " ".join([*pieces, self.text[done:]])


def read_marked(file: Path) -> list[Marked]:
    return [_guarded(json.loads(line)) for line in file.read_text("utf-8").splitlines() if line.strip()]


def _guarded(entry: dict[str, Any]) -> Marked:
    text, spans = entry["text"], sorted(entry["spans"], key=lambda span: span["start"])
    outcome = guard(text)
    found = [(span.start, span.end) for span in outcome.spans] if isinstance(outcome, Guarded) else [(0, len(text))]
    left = outcome.reformulated if isinstance(outcome, Guarded) else ""
    return Marked(text, spans, entry.get("keep", ()), found, left)


def _overlap(start: int, end: int, places: Sequence[tuple[int, int]]) -> int:
    return sum(max(0, min(end, b) - max(start, a)) for a, b in places)


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.lower()).replace("’", "'")
    shown = (c for c in letters if unicodedata.category(c) not in {"Cf", "Mn", "Me"})
    return "".join(str(digit) if (digit := unicodedata.digit(c, None)) is not None else c for c in shown)


def _words_of(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", _plain(text))


def _survives(span: dict[str, Any], left: str, outside: str) -> bool:
    """Something of it that identifies is still there, and stands nowhere else in the text."""
    value, type_ = span["value"], span["type"]
    if type_ == "NAME":
        return _word_left(value, left, outside, 2, _PARTICLES)
    if type_ == "EMAIL":
        return _word_left(re.split(r"@|arobas\w*", value)[0], left, outside, 3, words("point tiret"))
    if type_ == "ADDRESS":
        code = re.search(r"\b\d{5}\b", value)
        return (code is not None and code.group() in left) or _word_left(value, left, outside, 4, _STREETS)
    if type_ == "BIRTHDATE":
        return _row_left([word for word in _words_of(value) if not _YEAR.fullmatch(word)][:2], _words_of(left), 2)
    return _number_left(value, left, outside)


def _word_left(value: str, left: str, outside: str, shortest: int, others: frozenset[str]) -> bool:
    there = set(_words_of(left)) - set(_words_of(outside)) - others
    return any(len(word) >= shortest and word in there for word in _words_of(value))


def _number_left(value: str, left: str, outside: str) -> bool:
    said = [word for word in _words_of(value) if word in _NUMBERS]
    if _row_left(said, [word for word in _words_of(left) if word in _NUMBERS], _SAID_IN_A_ROW):
        return True
    digits = "".join(c for c in _plain(value) if c.isdigit())
    there, elsewhere = (_DIGITS_APART.sub("", _plain(text)) for text in (left, outside))
    rows = {digits[place : place + _IN_A_ROW] for place in range(len(digits) - _IN_A_ROW + 1)}
    return any(row in there and row not in elsewhere for row in rows)


def _row_left(value: Sequence[str], left: Sequence[str], length: int) -> bool:
    rows = {tuple(value[place : place + length]) for place in range(len(value) - length + 1)}
    return any(tuple(left[place : place + length]) in rows for place in range(len(left) - length + 1))


def figures(items: Sequence[Marked]) -> Iterator[tuple[str, str]]:
    named, quiet = [item for item in items if item.spans], [item for item in items if not item.spans]
    numbers = [span for item in items for span in item.spans if span["type"] != "NAME"]
    leaked = [span for item in items for span in item.leaks if span["type"] != "NAME"]
    kept = sum(len(item.keep) for item in items)
    yield "phrases qui fuient", rate(sum(bool(item.leaks) for item in named), len(named))
    yield "fausses alertes", rate(sum(bool(item.found) for item in quiet), len(quiet))
    yield "mots à garder restés", rate(kept - sum(len(item.lost) for item in items), kept)
    yield "numéros, adresses, dates qui fuient", f"{len(leaked)} sur {len(numbers)}"
    yield "F1", f"{100 * _f1(items):.1f}"


def _f1(items: Sequence[Marked]) -> float:
    marked, found = sum(len(item.spans) for item in items), sum(len(item.found) for item in items)
    recall = 1 - sum(len(item.missed) for item in items) / max(marked, 1)
    precision = 1 - sum(len(item.wrong) for item in items) / max(found, 1)
    return 2 * recall * precision / max(recall + precision, 1e-9)


def main() -> int:
    parser = argparse.ArgumentParser(prog="benchmarks.privacy.marked")
    parser.add_argument("file", type=Path)
    parser.add_argument("--lexicon", type=Path, help="the `lexicon` folder of a data folder where lists were imported")
    parser.add_argument("--show", action="store_true", help="each error, of a set that may be read")
    arguments = parser.parse_args()
    use_lexicon_folder(arguments.lexicon)
    items = read_marked(arguments.file)
    for label, value in figures(items):
        sys.stdout.write(f"{label} : {value}\n")
    if arguments.show:
        for item in items:
            sys.stdout.writelines(_errors(item))
    return 0


def _errors(item: Marked) -> Iterator[str]:
    told: Counter[str] = Counter()
    for span in item.leaks:
        told[f"FUITE {span['type']} « {span['value']} »"] += 1
    for phrase in item.lost:
        told[f"PERDU « {phrase} »"] += 1
    for start, end in item.wrong:
        told[f"{'MASQUÉ' if item.spans else 'ALERTE'} « {item.text[start:end]} »"] += 1
    for error in told:
        yield f"{error} · {item.text} -> {item.left}\n"


if __name__ == "__main__":
    raise SystemExit(main())
