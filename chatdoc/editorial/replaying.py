"""The same questions before and after a candidate, in a private copy of the base."""

import threading
from collections.abc import Sequence
from contextlib import nullcontext

from chatdoc.answering.card import Answer
from chatdoc.answering.commands.answer import answer_line
from chatdoc.editorial.comparing import change_of
from chatdoc.evaluation.reading import Asked
from chatdoc.knowledge.instructions import Instructions
from chatdoc.knowledge.queries import current_revision
from chatdoc.knowledge.queries.instructions import active_instructions
from chatdoc.knowledge.queries.preview import Preview
from chatdoc.knowledge.replay_report import ReplayReport
from chatdoc.retrieval.current import private_copy

_one_at_a_time = threading.Lock()  # it takes a processor: advisors keep the others


def replay_with(
    subject: str, asked: Sequence[Asked], preview: Preview | None = None, instructions: Instructions | None = None
) -> ReplayReport:
    """`preview`: versions or sigles of the candidate. `instructions`: those of the candidate."""
    with _one_at_a_time:
        now, revision = active_instructions(), current_revision()
        before = _answers(asked, now)
        with private_copy(preview) if preview else nullcontext():
            after = _answers(asked, instructions or now)
    compared = (change_of(one.gold, old, new) for one, old, new in zip(asked, before, after, strict=True))
    changes = tuple(change for change in compared if change is not None)
    return ReplayReport(subject, revision, now.number, len(asked), changes)


def _answers(asked: Sequence[Asked], instructions: Instructions) -> list[Answer]:
    return [answer_line(one.line, instructions=instructions) for one in asked]
