"""The events of one question: `guard` at once, `card` when the base has answered, `done`."""

import json
import logging
from collections.abc import AsyncIterator
from typing import Any

from asgiref.sync import sync_to_async

from chatdoc.accounts.models import User
from chatdoc.calls import actions, screen
from chatdoc.calls.asked import Asked
from chatdoc.knowledge.queries.published import current_revision
from chatdoc.privacy import Refusal

logger = logging.getLogger(__name__)

FAILED = (
    "ChatDoc n’a pas pu répondre. La base reste lisible par le menu « Base » ; "
    "si cela dure, prévenez votre service informatique."
)


async def question_events(user: User, asked: Asked) -> AsyncIterator[bytes]:
    try:
        heard = await sync_to_async(actions.hear)(asked)  # a long call would hold up everyone else's
        yield _event("guard", await sync_to_async(_guard_report)(heard))
        yield _event("card", await _card(user, heard))
    except Exception as error:  # the end of a stream: the advisor gets a sentence, the log the kind of error only
        logger.error("a question was not answered: %s", type(error).__name__)
        yield _event("failed", {"message": FAILED})
    yield _event("done", {})


def _guard_report(heard: actions.Heard) -> dict[str, Any]:
    found = heard.words
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
    return {
        "types": found.types,
        "kinds": screen.kinds(found.reminder),
        # Places in the words as posted: the page still has them, and no answer ever holds what was masked.
        "doubtful": [[span.start, span.end] for span in found.doubtful],
        "reminder": actions.reminder(found.types),
        "refused": False,
        "question": words,
        "facts": screen.chips(
            actions.facts_known(found.text, heard.context),
            words,
            actions.facts_known_before(heard.context),
            heard.context.corrected,
        ),
    }


async def _card(user: User, heard: actions.Heard) -> dict[str, Any]:
    if isinstance(heard.words, Refusal):
        return screen.card(actions.refused(heard.words))
    card = screen.card(await sync_to_async(actions.answer_asked)(user, heard.words.text, heard.context))
    return {**card, "revision": await sync_to_async(current_revision)()}


def _event(name: str, data: dict[str, Any]) -> bytes:
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n".encode()
