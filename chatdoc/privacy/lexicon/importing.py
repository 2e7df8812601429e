"""INSEE's own files, and plain `NAME,count` ones, made into tables."""

import csv
import json
import os
import re
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from chatdoc.privacy.folding import fold
from chatdoc.privacy.lexicon.errors import NamesUnreadable
from chatdoc.privacy.lexicon.table import table_content
from chatdoc.privacy.lexicon.values import weight_of_count

KINDS: Final = ("prenoms", "noms", "communes")
Counted = dict[str, int]
_SPECIAL: Final = frozenset({"_prenoms_rares", "prenoms_rares", "autres noms", "autres_noms"})
_HEADINGS: Final = frozenset({"preusuel", "prenom", "nom", "nom_commune", "libelle", "name", "sexe", "com"})
_WORD: Final = re.compile(r"[^\W\d_]+")
# Words that stand in a compound name or place without being one.
_LITTLE: Final = frozenset(
    [
        "le",
        "la",
        "les",
        "de",
        "du",
        "des",
        "d",
        "l",
        "en",
        "et",
        "sur",
        "sous",
        "lez",
        "les",
        "aux",
        "au",
        "a",
        "saint",
        "sainte",
        "st",
        "ste",
    ]
)
_TOWN_COLUMNS: Final = ("nom", "nom_commune", "libelle", "nccenr", "nom_standard", "ncc")


def kind_of(path: Path) -> str | None:
    name = fold(path.name).text
    if name.startswith("nat") or "prenom" in name:
        return "prenoms"
    if name.startswith(("commune", "v_commune")) or "commune" in name:
        return "communes"
    return "noms" if "noms" in name or name.startswith("nom") else None


def read_names(path: Path, kind: str) -> Counted:
    try:
        text = _decoded(path.read_bytes())
    except OSError as error:
        raise NamesUnreadable(path.name, "fichier introuvable ou illisible") from error
    try:
        counts = _counted(_pairs(text, kind), kind)
    except (ValueError, csv.Error, KeyError, TypeError) as error:
        raise NamesUnreadable(path.name, "ce n’est pas une liste de noms connue") from error
    if not counts:
        raise NamesUnreadable(path.name, "aucun nom n’y est lisible")
    return counts


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("latin-1")


def _counted(pairs: Iterable[tuple[str, int]], kind: str) -> Counted:
    counts: Counted = defaultdict(int)
    for name, count in pairs:
        plain = fold(name).text.strip()
        if plain in _SPECIAL or plain in _HEADINGS:
            continue
        for word in words_of(plain, kind):
            counts[word] += count
    return dict(counts)


def words_of(plain: str, kind: str) -> Iterator[str]:
    """A compound name counts for each of its words; a commune of several words is one, joined by hyphens."""
    words = [word for word in _WORD.findall(plain) if word not in _LITTLE]
    if kind == "communes" and len(words) > 1:
        yield "-".join(_WORD.findall(plain))
        return
    yield from (word for word in words if len(word) > 1)


def _pairs(text: str, kind: str) -> Iterator[tuple[str, int]]:
    if text.lstrip()[:1] == "[":
        return ((str(row["nom"]), 1) for row in json.loads(text))
    if text.lstrip()[:1] == "{":
        raise ValueError("not a list")
    lines = text.splitlines()
    delimiter = max(";\t,", key=lines[0].count) if lines else ","
    rows = csv.reader(lines, delimiter=delimiter)
    if kind == "communes":
        return _towns(list(rows))
    return _people(rows, delimiter)


def _towns(rows: list[list[str]]) -> Iterator[tuple[str, int]]:
    heading = [fold(cell).text.strip() for cell in rows[0]] if rows else []
    column = next((heading.index(name) for name in _TOWN_COLUMNS if name in heading), None)
    if column is None and rows and len(rows[0]) > 2:
        raise ValueError("no column of names")
    return ((row[column or 0], 1) for row in rows[column is not None :] if len(row) > (column or 0))


def _people(rows: Iterable[list[str]], delimiter: str) -> Iterator[tuple[str, int]]:
    """`sexe;preusuel;annais;nombre`, a name and one column a decade, or a name and its count."""
    for row in rows:
        if len(row) == 1:
            yield row[0], 1
        elif delimiter == ";" and len(row) >= 4 and row[0].strip() in {"1", "2"}:
            yield row[1], _figure(row[-1])
        elif row and not _is_heading(row):
            yield row[0], sum(_figure(cell) for cell in row[1:])


def _is_heading(row: list[str]) -> bool:
    return any(fold(cell).text.strip() in _HEADINGS for cell in row[:2])


def _figure(cell: Any) -> int:
    return int(float(cell.strip() or 0))


def store(folder: Path, kind: str, counts: Counted) -> None:
    """Written aside, then put in place at once: a process that reads sees the old file or the new one."""
    folder.mkdir(parents=True, exist_ok=True)
    content = table_content({word: weight_of_count(count) for word, count in counts.items()})
    handle, name = tempfile.mkstemp(dir=folder, suffix=".tmp")
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    Path(name).replace(folder / f"{kind}.bin")
