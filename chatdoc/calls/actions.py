from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from chatdoc.accounts.permissions import ASK, Actor, require
from chatdoc.answering.actions import CallContext, answer_question, known_facts
from chatdoc.answering.card import Answer, GuardReport
from chatdoc.calls.asked import Asked
from chatdoc.knowledge.facts import facts_in_words
from chatdoc.privacy import DigitRun, Guarded, Refusal, SafeText, guard_next


@dataclass(frozen=True)
class Heard:
    """One question once the guard has read all of it: nothing else reads what was posted."""

    words: Guarded | Refusal
    context: CallContext = field(repr=False)


def hear(asked: Asked) -> Heard:
    """A number begun in an earlier turn of the call is found where it ends: a count of digits goes from turn to turn.

    The earlier turns are guarded again: they come back from a page.
    """
    run, earlier = DigitRun(), []
    for turn in asked.turns:
        outcome, run = guard_next(turn, run, asked.restored)
        earlier.append(outcome)
    words, _ = guard_next(asked.words, run, asked.restored)
    history = tuple(_still_said(earlier, asked.withdrawn))
    return Heard(words, CallContext(asked.facts, history, asked.caisse, asked.day, asked.length))


def facts_known(words: SafeText, context: CallContext) -> dict[str, str]:
    """What the engine will answer with: the earlier turns, the chips, then these words."""
    return known_facts(words, context)


def answer_asked(actor: Actor, words: SafeText, context: CallContext) -> Answer:
    """Nothing is stored, so nothing is journaled: a question changes nothing (design §3)."""
    require(actor, ASK)
    return answer_question(words, context)


def refused(refusal: Refusal) -> Answer:
    return Answer(id="", status="refused", question="", guard=GuardReport(refusal.types, refusal.message))


def _still_said(turns: Iterable[Guarded | Refusal], withdrawn: frozenset[str]) -> Iterator[SafeText]:
    """A turn that says a fact taken away is left out."""
    for turn in turns:
        if isinstance(turn, Guarded) and not withdrawn & facts_in_words(str(turn.text)).keys():
            yield turn.text
