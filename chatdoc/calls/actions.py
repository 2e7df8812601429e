from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from chatdoc.accounts.models import User
from chatdoc.accounts.permissions import ASK, Actor, require
from chatdoc.answering.actions import CallContext, answer_question, known_facts
from chatdoc.answering.card import Answer, GuardReport
from chatdoc.answering.refusals import nearest_themes
from chatdoc.calls.asked import Asked
from chatdoc.knowledge.actions.report_gap import report_gap
from chatdoc.knowledge.errors import GapUnreadable
from chatdoc.knowledge.facts import facts_in_words
from chatdoc.knowledge.facts.french import MONTHS
from chatdoc.knowledge.models import Gap
from chatdoc.privacy import DigitRun, Guarded, Refusal, SafeText, guard_next, words_asked
from chatdoc.retrieval.queries import search
from chatdoc.retrieval.ranking.analysis import tokens


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
    context = CallContext(asked.facts, history, asked.caisse, asked.day, asked.length, asked.corrected)
    return Heard(words, context)


def facts_known(words: SafeText, context: CallContext) -> dict[str, str]:
    """What the engine will answer with: the earlier turns, the chips, then these words."""
    return known_facts(words, context)


def answer_asked(actor: Actor, words: SafeText, context: CallContext) -> Answer:
    """Nothing is stored, so nothing is journaled: a question changes nothing (design §3)."""
    require(actor, ASK)
    return answer_question(words, context)


def report_missing(actor: User, heard: Heard) -> Gap:
    """« Signaler un manque »: the guarded words, the nearest theme, the caisse. Nothing else of the call."""
    if isinstance(heard.words, Refusal):
        raise GapUnreadable
    words, context = heard.words.text, heard.context
    found = search(words, caisse=context.caisse, on=context.on)
    theme = next(iter(nearest_themes(found)), "")
    return report_gap(actor, words, key=_key(words), theme=theme, caisse=context.caisse)


def _key(words: SafeText) -> str:
    """The stems of the question, each once and in one order: « PR deux épouses » and « deux épouses, PR » are one.

    Neither number nor month: they are someone's, and the subject is the same without them.
    """
    said = (token for token in tokens(words_asked(words)) if token.is_word and not token.is_stop)
    return " ".join(sorted({token.term for token in said if token.folded not in MONTHS}))


def refused(refusal: Refusal) -> Answer:
    return Answer(id="", status="refused", question="", guard=GuardReport(refusal.types, refusal.message))


def _still_said(turns: Iterable[Guarded | Refusal], withdrawn: frozenset[str]) -> Iterator[SafeText]:
    """A turn that says a fact taken away is left out."""
    for turn in turns:
        if isinstance(turn, Guarded) and not withdrawn & facts_in_words(str(turn.text)).keys():
            yield turn.text
