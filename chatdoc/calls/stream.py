"""The events of one question: `guard` at once, `card` when the base has answered, a model's `sentence`…, `done`."""

import json
import logging
from collections.abc import AsyncIterator, Iterator
from typing import Any

from asgiref.sync import sync_to_async

from chatdoc.accounts.models import User
from chatdoc.answering.writing.engine import Checked, Writing
from chatdoc.answering.writing.wording import UNAVAILABLE, Prepared, writing_for
from chatdoc.calls import actions, screen
from chatdoc.calls.asked import Asked
from chatdoc.calls.withheld import note_withheld
from chatdoc.knowledge.queries.published import current_revision
from chatdoc.privacy import Refusal

logger = logging.getLogger(__name__)

FAILED = (
    "ChatDoc n’a pas pu répondre. La base reste lisible par le menu « Base » ; "
    "si cela dure, prévenez votre service informatique."
)


async def question_events(user: User, asked: Asked) -> AsyncIterator[bytes]:
    writing, caisse = None, ""
    try:
        heard = await sync_to_async(actions.hear)(asked)  # a long call would hold up everyone else's
        yield _event("guard", await sync_to_async(_guard_report)(heard))
        prepared = await _prepared(user, heard)
        yield _event("card", await _card(prepared, heard))
        writing, caisse = writing_for(prepared), heard.context.caisse
    except Exception as error:  # the end of a stream: the advisor gets a sentence, the log the kind of error only
        logger.error("a question was not answered: %s", type(error).__name__)
        yield _event("failed", {"message": FAILED})
    if writing is not None:
        async for sentence in _sentences(writing):
            yield _event("sentence", {"text": sentence.text, "sources": sentence.sources})
        await sync_to_async(note_withheld)(writing, caisse)
    yield _event("done", _end(writing))


async def _sentences(writing: Writing) -> AsyncIterator[Checked]:
    """Whatever a model does, the card given before it stands."""
    checked = iter(writing)
    try:
        while (sentence := await sync_to_async(_next)(checked)) is not None:
            yield sentence
    except Exception as error:  # the end of a stream, as above
        logger.error("a model was not followed: %s", type(error).__name__)
        writing.failure = "erreur"


def _next(checked: Iterator[Checked]) -> Checked | None:
    return next(checked, None)


def _end(writing: Writing | None) -> dict[str, Any]:
    """`redaction`: what the page says quietly when the site has a model and it did not serve."""
    if writing is None:
        return {"engine": "extractive", "withheld": 0, "redaction": None}
    engine = "extractive" if writing.failure else "model"
    return {"engine": engine, "withheld": len(writing.withheld), "redaction": UNAVAILABLE if writing.failure else None}


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


async def _prepared(user: User, heard: actions.Heard) -> Prepared:
    if isinstance(heard.words, Refusal):
        return Prepared(actions.refused(heard.words))
    return await sync_to_async(actions.answer_asked)(user, heard.words.text, heard.context)


async def _card(prepared: Prepared, heard: actions.Heard) -> dict[str, Any]:
    if isinstance(heard.words, Refusal):
        return screen.card(prepared.answer)
    return await sync_to_async(_with_lexicon)(prepared)


def _with_lexicon(prepared: Prepared) -> dict[str, Any]:
    doubtful = screen.ambiguous(prepared.answer)
    return {**screen.card(prepared.answer), "ambiguous": doubtful, "revision": current_revision()}


def _event(name: str, data: dict[str, Any]) -> bytes:
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n".encode()
