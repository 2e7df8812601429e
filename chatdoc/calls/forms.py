"""What the screen posts, read strictly. Free words pass the guard before they are read: an error may quote a value,
and none may reach a log."""

import json
from typing import Any, Final, cast

from django.utils import timezone

from chatdoc.accounts.models import Caisse, User
from chatdoc.answering.card import Length
from chatdoc.calls.asked import Asked, Opinion
from chatdoc.calls.errors import CaisseUnknown, FeedbackUnreadable, QuestionUnreadable
from chatdoc.calls.models import Reason, Verdict
from chatdoc.knowledge.facts import FACTS, given_date, given_fact
from chatdoc.privacy import guarded_words

LENGTHS: Final = ("bref", "standard", "complet")
# A call has a few turns: what is older no longer helps to understand the next words.
MAX_TURNS: Final = 20
MAX_FACTS: Final = 30
MAX_RESTORED: Final = 20
LONGEST_RESTORED: Final = 80
LONGEST_COMMENT: Final = 500


def read_asked(body: bytes, user: User) -> Asked:
    """Raise `BadInput` unless the posted JSON is a question this person may ask."""
    posted = _object(body)
    length = posted.get("length")
    if length is not None and length not in LENGTHS:
        raise QuestionUnreadable
    return Asked(
        words=_text(posted.get("question")),
        facts=_facts(posted.get("facts", {})),
        withdrawn=frozenset(_texts(posted.get("retires", []))) & FACTS.keys(),
        corrected=frozenset(_texts(posted.get("corriges", []))) & FACTS.keys(),
        turns=_texts(posted.get("historique", [])),
        restored=_restored(posted.get("gardes", [])),
        caisse=_caisse(_text(posted.get("caisse", "")), user),
        day=given_date(_guarded(posted["date"])) if posted.get("date") else timezone.localdate(),
        length=cast("Length | None", length),
        simple=_flag(posted.get("simple", False)),
    )


def read_opinion(body: bytes) -> Opinion:
    """The part of the posted JSON that says what the advisor thinks. Its free words are guarded by the action."""
    posted = _object(body)
    verdict, reason = posted.get("verdict"), posted.get("raison", "")
    if verdict not in Verdict.values or reason not in {"", *Reason.values}:
        raise FeedbackUnreadable
    return Opinion(
        verdict=verdict,
        reason=reason,
        comment=_text(posted.get("precision", ""))[:LONGEST_COMMENT],
        fiche_id=_text(posted.get("fiche", "")),
        version=_count(posted.get("version", 0)),
        revision=_count(posted.get("revision", 0)),
        feedback_id=_count(posted.get("avis") or 0),
    )


def _count(value: object) -> int:
    if not isinstance(value, int) or not 0 <= value < 2**31:
        raise FeedbackUnreadable
    return value


def _object(body: bytes) -> dict[str, Any]:
    try:
        posted = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise QuestionUnreadable from error
    if not isinstance(posted, dict):
        raise QuestionUnreadable
    return posted


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise QuestionUnreadable
    return value


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise QuestionUnreadable
    return value


def _facts(value: object) -> dict[str, str]:
    """Each value is read as a fact: « 62 ans » is « 62 »; what cannot be is refused with a sentence that says how."""
    if not isinstance(value, dict) or len(value) > MAX_FACTS:
        raise QuestionUnreadable
    return {_text(key): given_fact(_guarded(key), _guarded(fact)) for key, fact in value.items()}


def _guarded(value: object) -> str:
    return guarded_words(_text(value))


def _restored(value: object) -> frozenset[str]:
    """What the advisor asked back: the guard alone judges whether it may come back."""
    if not isinstance(value, list) or len(value) > MAX_RESTORED:
        raise QuestionUnreadable
    return frozenset(word for word in map(_text, value) if len(word) <= LONGEST_RESTORED)


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise QuestionUnreadable
    return tuple(_text(text) for text in value[-MAX_TURNS:])


def _caisse(posted: str, user: User) -> str:
    """A person of a caisse answers for it; the others choose the caisse of the call."""
    if user.caisse_id:
        return str(user.caisse_id)
    if posted and not Caisse.objects.filter(code=posted).exists():
        raise CaisseUnknown
    return posted
