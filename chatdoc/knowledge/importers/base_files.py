"""What stands beside the fiches in a base folder: caisses, sigles, synonyms, instructions, gold questions."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

import yaml

from chatdoc.knowledge.outcomes import BadText, BaseData, Failed

GOLD = "questions_or.jsonl"
_KINDS = {f"{kind}.yaml": kind for kind in ("caisses", "sigles", "synonymes", "instructions")}


def is_gold(name: str) -> bool:
    return PurePosixPath(name).name == GOLD


def read_yaml(content: bytes, name: str) -> Iterator[BaseData | Failed]:
    kind = _KINDS.get(PurePosixPath(name).name.lower())
    if kind is None:
        raise BadText("fichier YAML inconnu : attendu caisses.yaml, sigles.yaml, synonymes.yaml ou instructions.yaml")
    try:
        data = yaml.safe_load(content)
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        raise BadText("YAML illisible") from error
    yield BaseData(name, kind, tuple(_rows(data, kind)))


def _rows(data: Any, kind: str) -> Iterator[dict[str, Any]]:
    """A list of mappings, or a mapping by key: both are natural to write by hand."""
    if isinstance(data, Mapping):
        listed = data.get(kind) if isinstance(data.get(kind), list) else None
        data = listed if listed is not None else [{"cle": key, "valeur": value} for key, value in data.items()]
    for row in data or ():
        yield row if isinstance(row, dict) else {"valeur": row}


def read_gold(lines: Iterable[bytes], name: str) -> Iterator[BaseData | Failed]:
    rows: list[dict[str, object]] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError:
            row = None
        if isinstance(row, dict) and row.get("id") and (row.get("query") or row.get("question")):
            rows.append(row)
        else:
            yield Failed(f"{name}, ligne {number}", "question d’or illisible : il faut `id` et `query`")
    yield BaseData(name, "questions_or", tuple(rows))
