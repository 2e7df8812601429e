from chatdoc.accounts.permissions import ASK, Actor, require
from chatdoc.answering.actions import CallContext, answer_question, known_facts
from chatdoc.answering.card import Answer, GuardReport
from chatdoc.calls.asked import Asked
from chatdoc.knowledge.facts import facts_in_words
from chatdoc.privacy import DigitRun, Guarded, Refusal, SafeText, guard_next


def guard_words(asked: Asked) -> Guarded | Refusal:
    """A number begun in an earlier turn of the call is found where it ends."""
    return guard_next(asked.words, _earlier(asked)[1], asked.restored)[0]


def facts_known(asked: Asked, words: SafeText) -> dict[str, str]:
    """What the engine will answer with: the earlier turns, the chips, then these words."""
    return known_facts(words, _context(asked))


def answer_asked(actor: Actor, asked: Asked, words: SafeText) -> Answer:
    """Nothing is stored, so nothing is journaled: a question changes nothing (design §3)."""
    require(actor, ASK)
    return answer_question(words, _context(asked))


def refused(refusal: Refusal) -> Answer:
    return Answer(id="", status="refused", question="", guard=GuardReport(refusal.types, refusal.message))


def _context(asked: Asked) -> CallContext:
    return CallContext(asked.facts, _history(asked), asked.caisse, asked.day, asked.length)


def _history(asked: Asked) -> tuple[SafeText, ...]:
    """The earlier turns, guarded again: they come back from a page. One that says a fact taken away is left out."""
    texts = (found.text for found in _earlier(asked)[0] if isinstance(found, Guarded))
    return tuple(text for text in texts if not asked.withdrawn & facts_in_words(str(text)).keys())


def _earlier(asked: Asked) -> tuple[list[Guarded | Refusal], DigitRun]:
    """The earlier turns, and how many digits the last ones end with: a count, told from turn to turn."""
    run = DigitRun()
    found = []
    for turn in asked.turns:
        outcome, run = guard_next(turn, run, asked.restored)
        found.append(outcome)
    return found, run
