from typing import Any

from chatdoc.accounts.permissions import ASK, Actor, require
from chatdoc.answering.card import Answer, GuardReport
from chatdoc.calls.asked import Asked
from chatdoc.knowledge.facts import FACTS, facts_in_context, facts_in_words
from chatdoc.privacy import Guarded, Refusal, SafeText, guard


def guard_words(asked: Asked) -> Guarded | Refusal:
    return guard(asked.words)


def facts_said(asked: Asked, words: SafeText) -> dict[str, str]:
    """The chips, then what the words say: the last thing said wins."""
    return {**asked.facts, **facts_in_words(str(words))}


def answer_asked(actor: Actor, asked: Asked, words: SafeText) -> Answer:
    """Nothing is stored: a question changes nothing, and who asked what is nobody's business (design §3)."""
    from chatdoc.answering.actions import answer

    require(actor, ASK)
    return answer(words, **_context(asked, words))


def refused(refusal: Refusal) -> Answer:
    report = GuardReport(refusal.types, refusal.message)
    return Answer(id="", status="refused", question="", guard=report)


def _context(asked: Asked, words: SafeText) -> dict[str, Any]:
    return {}


def chips(facts: dict[str, str]) -> list[dict[str, str]]:
    """Facts as the screen shows them: key, name of the fact, value posted back, label read."""
    return [
        {"key": key, "value": value, "name": _name(key), "label": FACTS[key].label(value) if key in FACTS else value}
        for key, value in facts.items()
    ]


def _name(key: str) -> str:
    return FACTS[key].name if key in FACTS else key
