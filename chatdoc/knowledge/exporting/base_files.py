"""What stands beside the fiches, as `importers.base_files` reads it: caisses, sigles, instructions, gold questions…"""

import json
from collections.abc import Iterator
from typing import Any

import yaml

from chatdoc.accounts.models import Caisse
from chatdoc.knowledge.importers.base_files import GOLD
from chatdoc.knowledge.models import GoldQuestion, Sigle, Synonym
from chatdoc.knowledge.queries.instructions import active_instructions


def base_files() -> Iterator[tuple[str, str]]:
    """Name and content of each file; one that would be empty is left out."""
    rows: dict[str, list[dict[str, Any]]] = {
        "caisses.yaml": [_caisse(caisse) for caisse in Caisse.objects.order_by("code")],
        "sigles.yaml": [_sigle(sigle) for sigle in Sigle.objects.order_by("sigle")],
        "instructions.yaml": _instructions(),
        "synonymes.yaml": [{"terme": row.term, "dits": row.said} for row in Synonym.objects.order_by("term")],
    }
    for name, listed in rows.items():
        if listed:
            yield name, yaml.safe_dump(listed, allow_unicode=True, sort_keys=False)
    if gold := [_gold(question) for question in GoldQuestion.objects.order_by("identifier")]:
        yield GOLD, "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in gold)


def _caisse(caisse: Caisse) -> dict[str, Any]:
    return {"code": caisse.code, "nom": caisse.name, "fuseau": caisse.time_zone, "horaires": caisse.opening_hours}


def _sigle(sigle: Sigle) -> dict[str, Any]:
    told = {"definition": sigle.definition} if sigle.definition else {}
    return {"sigle": sigle.sigle, "expansions": sigle.expansions, **told}


def _instructions() -> list[dict[str, Any]]:
    """The published version alone."""
    said = active_instructions()
    if not said.number:
        return []
    settings = said.settings
    sentences = [{"texte": sentence.text, "tenue": sentence.held_by} for sentence in said.sentences]
    told = {"longueur": settings.length, "parties": list(settings.parts), "rappel": settings.reminder}
    return [{"instructions": sentences, "reglages": {**told, "mots": dict(settings.words)}}]


def _gold(question: GoldQuestion) -> dict[str, Any]:
    return {
        "id": question.identifier,
        "query": question.query,
        "style": question.style,
        "context": question.context or None,
        "date": question.date.isoformat() if question.date else None,
        "gold_fiche_ids": question.gold_fiche_ids,
        "gold_facts": question.gold_facts,
        "attendu": question.attendu,
    }
