"""Facts from the words of a call, from a questions file, from the command line."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from chatdoc.common.errors import BadInput
from chatdoc.knowledge.facts.birth import OLDEST, YOUNGEST
from chatdoc.knowledge.facts.french import fold
from chatdoc.knowledge.facts.heard import Heard
from chatdoc.knowledge.facts.registry import FACTS

_ASKS = re.compile(r"\?|\b(?:combien|quel(?:le)?s?|quand|comment|pourquoi|est-ce)\b")
_SPEAKS_OF_SOMEONE = re.compile(
    r"^(?:(?:oui|non|et|donc|alors|mais|si|en fait|bon|euh)[ ,]+)*(?:il|elle|ils|elles|on|je|j'ai|nous|c'est"
    r"|mon|ma|son|sa|monsieur|madame|mme|mr|m\.|l'assuree?|assuree?|mari|femme|epou\w+|conjointe?|nee?s?|veu(?:f|ve)|divorcee?|mariee?"
    r"|remariee?|pacsee?|celibataire|concubin\w*|salariee?|fonctionnaire|naissance|sans enfant|homme|dame|mere|pere)\b"
)


def facts_in_words(text: str) -> dict[str, str]:
    """What one turn says. Said twice, the last wins."""
    heard = Heard(text)
    found = {key: fact.in_words(heard) for key, fact in FACTS.items()}
    return {key: mentions[-1][1] for key, mentions in found.items() if mentions}


def facts_in_turns(turns: Iterable[str]) -> dict[str, str]:
    """The turns of a call, oldest first: a later mention replaces an earlier one."""
    facts: dict[str, str] = {}
    earlier = ""
    for turn in turns:
        if not is_answer(turn, earlier):
            facts = replaced(facts, facts_in_words(turn))
        earlier = turn
    return facts


def is_answer(turn: str, earlier: str) -> bool:
    """« 61 ans et 9 mois. » after a question states the rule: it says nothing of the insured."""
    folded = fold(turn)
    return bool(_ASKS.search(fold(earlier))) and not _ASKS.search(folded) and not _SPEAKS_OF_SOMEONE.match(folded)


def replaced(facts: Mapping[str, str], newer: Mapping[str, str]) -> dict[str, str]:
    """`newer` wins. A birth makes an earlier age doubtful, and the other way round."""
    kept = dict(facts)
    newer = {key: value for key, value in newer.items() if not _is_coarser(key, value, kept.get(key, ""))}
    if "naissance" in newer:
        kept.pop("age", None)
    if "age" in newer:
        kept.pop("naissance", None)
    return {**kept, **newer}


def _is_coarser(key: str, value: str, known: str) -> bool:
    """« naissance 1965 » said again takes no month away."""
    return key == "naissance" and known.startswith(f"{value}-")


def facts_in_context(context: Mapping[str, Any]) -> dict[str, str]:
    """The facts of a questions file (design §5): unknown keys and unreadable values are ignored."""
    facts = {}
    for key, value in _named(context).items():
        read = FACTS[key].given(_written(value)) if key in FACTS and value is not None else None
        if read is not None:
            facts[key] = read
    return facts


def given_fact(key: str, value: str) -> str:
    """One `--fact key=value`: what cannot be is refused with a sentence that says how to write it."""
    fact = FACTS.get(key)
    if fact is None:
        raise BadInput(f"Fait inconnu : « {key} ». Faits possibles : {', '.join(FACTS)}.")
    read = fact.given(value)
    if read is None:
        raise BadInput(f"Valeur impossible pour {fact.key} : « {value} ». {_how(key)}")
    return read


def given_date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise BadInput(f"Date impossible : « {text} ». Écrivez année-mois-jour, par exemple 2026-11-22.") from error


def _how(key: str) -> str:
    fact = FACTS[key]
    if key == "naissance":
        return f"Donnez une année entre {OLDEST} et {YOUNGEST}, ou un mois, par exemple naissance=1964-05."
    if fact.choices and key != "enfants":
        return f"Choix : {', '.join(choice.value for choice in fact.choices)}."
    return f"Par exemple : {key}={fact.example}."


def _named(context: Mapping[str, Any]) -> dict[str, Any]:
    named = dict(context)
    year, month = named.pop("birth_year", None), named.pop("birth_month", None)
    if year is not None and "naissance" not in named:
        named["naissance"] = _birth(year, month)
    return named


def _birth(year: Any, month: Any) -> str:
    text = _written(month) if month is not None else ""
    return f"{_written(year)}-{int(text):02d}" if text.isdigit() else f"{text} {_written(year)}".strip()


def _written(value: Any) -> str:
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).strip()
