"""A line of a question set: what is asked, and what a right answer holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

NO_STYLE = "sans style"
REFUSALS = frozenset({"not_found", "refused"})


@dataclass(frozen=True)
class GoldQuestion:
    id: str
    query: str
    style: str
    fiche_ids: frozenset[str]
    facts: tuple[tuple[str, ...], ...]  # each fact is a group of equivalent strings
    expected: str = ""  # the status our own gold questions expect, when they say so

    @property
    def expects_refusal(self) -> bool:
        return self.expected in REFUSALS or not (self.fiche_ids or self.expected)


def gold_of(row: Mapping[str, Any]) -> GoldQuestion:
    """Read the gold keys of one line. Raise `ValueError` with a French reason when it cannot be scored."""
    query = row.get("query") or row.get("question")
    if not isinstance(query, str) or not query.strip():
        raise ValueError("aucune question (clé « query » ou « question »)")
    return GoldQuestion(
        id=str(row.get("id") or ""),
        query=query,
        style=_style(row),
        fiche_ids=frozenset(_strings(row, "gold_fiche_ids") or _strings(row, "gold_ids")),
        facts=_facts(row.get("gold_facts")),
        expected=str(row.get("attendu") or ""),
    )


def _style(row: Mapping[str, Any]) -> str:
    style = row.get("style")
    if style:
        return str(style)
    if "est_le_titre" in row:  # the CNIL set marks the easy questions, which repeat a title
        return "titre" if row["est_le_titre"] else "naturelle"
    return NO_STYLE


def _strings(row: Mapping[str, Any], key: str) -> list[str]:
    value = row.get(key) or []
    if not isinstance(value, list):
        raise ValueError(f"« {key} » doit être une liste d’identifiants")
    return [str(entry) for entry in value]


def _facts(value: object) -> tuple[tuple[str, ...], ...]:
    if value is None:
        return ()
    if not isinstance(value, list):
        raise ValueError("« gold_facts » doit être une liste de faits")
    groups = [entry if isinstance(entry, list) else [entry] for entry in value]
    return tuple(tuple(str(form) for form in group) for group in groups if group)
