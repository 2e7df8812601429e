"""The events of one question: `guard` at once, `card` when the base has answered, `done`."""

import json
import logging
from collections.abc import AsyncIterator
from typing import Any

from asgiref.sync import sync_to_async

from chatdoc.accounts.models import User
from chatdoc.calls import actions, screen
from chatdoc.calls.asked import Asked
from chatdoc.privacy import Guarded, Refusal

logger = logging.getLogger(__name__)

FAILED = (
    "ChatDoc n’a pas pu répondre. La base reste lisible par le menu « Base » ; "
    "si cela dure, prévenez votre service informatique."
)


async def question_events(user: User, asked: Asked) -> AsyncIterator[bytes]:
    try:
        found = actions.guard_words(asked)
        yield _event("guard", _guard_report(asked, found))
        yield _event("card", await _card(user, asked, found))
    except Exception as error:  # the end of a stream: the advisor gets a sentence, the log the kind of error only
        logger.error("a question was not answered: %s", type(error).__name__)
        yield _event("failed", {"message": FAILED})
    yield _event("done", {})


def _guard_report(asked: Asked, found: Guarded | Refusal) -> dict[str, Any]:
    if isinstance(found, Refusal):
        return {
            "types": found.types,
            "reminder": found.message,
            "refused": True,
            "kinds": [],
            "doubtful": [],
            "facts": [],
        }
    words = str(found.text)
    facts = screen.chips(actions.facts_known(asked, found.text), words)
    return {
        "types": found.types,
        "kinds": screen.kinds(found.reminder),
        # Places in the words as posted: the page still has them, and no answer ever holds what was masked.
        "doubtful": [[span.start, span.end] for span in found.doubtful],
        "reminder": found.reminder,
        "refused": False,
        "question": words,
        "facts": facts,
    }


async def _card(user: User, asked: Asked, found: Guarded | Refusal) -> dict[str, Any]:
    if isinstance(found, Refusal):
        return screen.card(actions.refused(found))
    return screen.card(await sync_to_async(actions.answer_asked)(user, asked, found.text))


def _event(name: str, data: dict[str, Any]) -> bytes:
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n".encode()
