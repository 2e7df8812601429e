"""Our own utterances: names drawn from INSEE's lists, or invented, put into sentences written by hand."""

import csv
import random
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from benchmarks.measuring import SHARED

HERE = Path(__file__).parent
# Those we steer with, whose errors are read; those of which only the totals are.
Half = Literal["", "_kept"]
HALVES: tuple[Half, ...] = ("", "_kept")
CONTEXTS = ("title", "cue", "kinship", "keyword", "none")
FREQUENCIES = ("frequent", "rare", "absent")
_PLACEHOLDER = re.compile(r"\{([PNFR])\}")
_SYLLABLES = [
    "bal",
    "bra",
    "cham",
    "cor",
    "dour",
    "el",
    "far",
    "gan",
    "gou",
    "hor",
    "ja",
    "ka",
    "kes",
    "la",
    "lin",
    "mar",
    "mez",
    "mou",
    "nau",
    "ol",
    "pel",
    "quer",
    "ra",
    "ri",
    "sa",
    "sal",
    "tche",
    "tou",
    "ul",
    "va",
    "ver",
    "wen",
    "yil",
    "za",
    "zer",
    "bre",
    "ker",
    "gal",
    "pon",
    "mun",
    "oze",
    "thi",
    "ska",
    "vri",
    "dja",
    "nou",
]
_ENDINGS = [
    "aud",
    "eau",
    "ier",
    "ez",
    "oui",
    "ski",
    "ian",
    "elli",
    "ano",
    "aert",
    "ec",
    "ic",
    "oudj",
    "amba",
    "ouf",
    "eira",
    "uez",
    "enko",
    "oglu",
    "ard",
    "in",
    "aux",
    "ert",
]
_PARTICLES = ("Le ", "De ", "Ben ", "El ", "D'", "Da ", "Van ")


@dataclass(frozen=True)
class Shell:
    context: str
    style: str
    text: str


@dataclass(frozen=True)
class Utterance:
    text: str
    names: tuple[tuple[int, int], ...]
    context: str
    frequency: str
    style: str


@dataclass(frozen=True)
class Names:
    first: list[str]
    last: list[str]


def shells(half: Half) -> list[Shell]:
    return [Shell(*(part.strip() for part in line.split("|", 2))) for line in lines(f"shells{half}.txt")]


def negatives(half: Half) -> list[str]:
    return list(lines(f"negatives{half}.txt"))


def families() -> Iterator[tuple[str, Utterance]]:
    """Sentences with their own names, each with the kind of difficulty it was written for."""
    for line in lines("families.txt"):
        family, marked = line.split("|", 1)
        text, places = "", []
        for piece in re.split(r"(\{[^}]*\})", marked):
            inner = piece[1:-1] if piece.startswith("{") else piece
            if piece.startswith("{"):
                places.append((len(text), len(text) + len(inner)))
            text += inner
        yield family, Utterance(text, tuple(places), family, "", "")


def lines(name: str) -> Iterator[str]:
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def utterances(half: Half, rounds: int, seed: int) -> Iterator[Utterance]:
    chance = random.Random(seed)
    lists = {"frequent": frequent(), "rare": rare(), "absent": invented(chance)}
    for frequency in FREQUENCIES:
        for _ in range(rounds):
            for shell in shells(half):
                yield filled(shell, lists[frequency], frequency, chance)


def frequent() -> Names:
    return Names(_listed("prenoms.csv", 0, 700), _listed("noms.csv", 0, 2500))


def rare() -> Names:
    """Borne by a few tens: no list written by hand holds them."""
    return Names(_listed("prenoms.csv", 3000, 15000), _listed("noms.csv", 15000, 120000))


def _listed(file: str, start: int, end: int) -> list[str]:
    with (SHARED / "insee" / file).open(encoding="utf-8", newline="") as handle:
        rows = [row[0] for row in csv.reader(handle) if row and row[0].replace("-", "").replace(" ", "").isalpha()]
    return rows[start:end]


def invented(chance: random.Random) -> Names:
    known = {plain(name) for file in ("prenoms.csv", "noms.csv") for name in _listed(file, 0, 300_000)}
    found: set[str] = set()
    while len(found) < 3000:
        name = "".join(chance.sample(_SYLLABLES, chance.choice((1, 2, 2)))) + chance.choice(_ENDINGS)
        if name not in known and len(name) > 5:
            found.add(name)
    ordered = sorted(found)
    return Names(ordered[:800], ordered)


def plain(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(c))


def filled(shell: Shell, names: Names, frequency: str, chance: random.Random) -> Utterance:
    text, places, last = "", [], 0
    for hole in _PLACEHOLDER.finditer(shell.text):
        text += shell.text[last : hole.start()]
        name = cased(drawn(hole[1], names, chance), shell.style, chance)
        places.append((len(text), len(text) + len(name)))
        text += name
        last = hole.end()
    return Utterance(text + shell.text[last:], tuple(places), shell.context, frequency, shell.style)


def drawn(kind: str, names: Names, chance: random.Random) -> str:
    first, last = title(chance.choice(names.first)), title(chance.choice(names.last))
    habit = chance.random()
    if habit < 0.06:
        last = chance.choice(_PARTICLES) + last
    elif habit < 0.12:
        last = f"{last}-{title(chance.choice(names.last))}"
    elif habit < 0.15 and kind in "FR":
        first = f"{first}-{title(chance.choice(names.first))}"
    return {"P": first, "N": last, "F": f"{first} {last}", "R": f"{last} {first}"}[kind]


def title(name: str) -> str:
    return re.sub(r"[^\W\d_]+", lambda word: word[0].capitalize(), name)


def cased(name: str, style: str, chance: random.Random) -> str:
    habit = chance.random()
    if style in {"sloppy", "asr"}:
        return name.lower() if style == "asr" or habit < 0.92 else name
    if style == "no_accents":
        return plain(name) if habit < 0.4 else name
    if style == "keywords":
        return name.upper() if habit < 0.4 else name.lower() if habit < 0.6 else name
    return name.upper() if habit < 0.1 else name
