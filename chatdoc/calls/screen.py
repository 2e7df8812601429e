"""What the screen shows of facts and answers, besides the JSON that scripts read."""

from typing import Any

from django.utils.formats import date_format

from chatdoc.answering.card import Answer
from chatdoc.answering.spelling import ambiguous_in
from chatdoc.calls.queries import fact_name
from chatdoc.knowledge.facts import FACTS, facts_in_words
from chatdoc.knowledge.facts.french import iso_date
from chatdoc.retrieval.queries import sigles_at_hand


def chips(facts: dict[str, str], words: str, before: dict[str, str], corrected: frozenset[str]) -> list[dict[str, Any]]:
    """Each fact in French, whether the question just asked says it, and what it replaces."""
    said = facts_in_words(words).keys() - corrected
    return [
        {
            "key": key,
            "value": value,
            "name": fact_name(key),
            "label": _label(key, value),
            "said": key in said,
            "was": _replaced(key, value, before) if key in said else None,
        }
        for key, value in facts.items()
    ]


def _replaced(key: str, value: str, before: dict[str, str]) -> dict[str, str] | None:
    """One key back: a birth replaces an age too, and the other way round."""
    other = {"naissance": "age", "age": "naissance"}.get(key, key)
    old = next((name for name in (key, other) if name in before), None)
    if old is None or before[old] == value:
        return None
    return {"key": old, "value": before[old], "label": _label(old, before[old])}


def kinds(reminder: str | None) -> list[str]:
    """What was found, as the reminder lists it in French: « nom, adresse »."""
    return reminder.rpartition(" : ")[2].rstrip(".").split(", ") if reminder else []


def card(answer: Answer) -> dict[str, Any]:
    """The answer's JSON, with what the page shows of it: anchors of passages, source of the sentence, natures."""
    shown = answer.to_json()
    for data, source in zip(shown["sources"], answer.sources, strict=True):
        data["units"] = source.units
    for data, related in zip(shown["related"], answer.related, strict=True):
        data["nature"] = related.nature
    return {**shown, "a_dire_sources": answer.said_from, "parts": answer.parts}


def ambiguous(answer: Answer) -> list[dict[str, Any]]:
    """The sigles of the question that the lexicon knows several meanings of."""
    several = ambiguous_in(answer.question, sigles_at_hand())
    return [{"sigle": sigle, "meanings": meanings} for sigle, meanings in several.items()]


def _label(key: str, value: str) -> str:
    if day := iso_date(value):
        return date_format(day, "j F Y")
    if key == "naissance" and (day := iso_date(f"{value}-01")):
        return date_format(day, "F Y")
    units = {"age": "ans", "debut_carriere": "ans", "ressources": "€ par mois"}
    value = value.replace("-", " à ") if key == "ressources" else value
    return f"{value}\u00a0{units[key]}" if key in units else FACTS[key].label(value)
