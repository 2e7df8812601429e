"""The YAML head of a fiche, in the order of docs/format-fiche.md; what is not known is not written."""

from typing import Any, Final

import yaml

from chatdoc.knowledge.documents import Eligibility, FactQuestion, Metadata, Source
from chatdoc.knowledge.models import Version

_WIDTH: Final = 10_000  # a value stays on its line: a word added moves no other line


def write_head(version: Version) -> str:
    filled = {key: value for key, value in _values(version).items() if value}
    return yaml.safe_dump(filled, allow_unicode=True, sort_keys=False, width=_WIDTH)


def _values(version: Version) -> dict[str, Any]:
    head = Metadata.from_json(version.metadata)
    first_address = next((source.url for source in head.sources if source.url), "")[:500]
    return {
        "id": version.fiche.identifier,
        "titre": version.title,
        "nature": version.fiche.nature,
        "caisse": version.fiche.caisse_id,
        "theme": list(version.theme),
        "description": head.description,
        "public": head.audience,
        "adresse": version.url if version.url != first_address else "",
        "en_vigueur_du": version.en_vigueur_du,
        "en_vigueur_au": version.en_vigueur_au,
        "texte_du": version.dated,
        "extrait": version.is_extract,
        "mots": list(head.words),
        "sources": [_source(source) for source in head.sources],
        **_links(head),
    }


def _links(head: Metadata) -> dict[str, Any]:
    return {
        "textes": list(head.texts),
        "liees": list(head.linked),
        "voir_aussi": list(head.related),
        "offres": list(head.offers),
        "questions": [_question(question) for question in head.questions],
        "exemples": list(head.examples),
        "organisme": head.organisme,
        "eligibilite": [_eligibility(condition) for condition in head.eligibility],
        "pourquoi": head.why,
        "question": head.confirm,
        "avertissement": head.warning,
    }


def _source(source: Source) -> dict[str, Any]:
    entry = {"titre": source.title, "url": source.url, "date": source.date, "a_confirmer": source.a_confirmer}
    return {key: value for key, value in entry.items() if value}


def _question(question: FactQuestion) -> dict[str, str]:
    return {"fait": question.fact, "question": question.question}


def _eligibility(condition: Eligibility) -> dict[str, Any]:
    limits = {"min": condition.min, "max": condition.max}
    among = {"parmi": list(condition.among), "sauf": list(condition.excluding)}
    return {
        "fait": condition.fact,
        **{key: _number(value) for key, value in limits.items() if value is not None},
        **{key: words for key, words in among.items() if words},
    }


def _number(value: float) -> float | int:
    return int(value) if value.is_integer() else value
