from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone

from chatdoc.accounts.models import Role, User
from chatdoc.accounts.permissions import ANNOUNCE, ASK, PURGE, READ_BASE, Actor, actor_name, require
from chatdoc.answering.actions import CallContext, facts_before, known_facts, prepare_answer
from chatdoc.answering.card import Answer, GuardReport
from chatdoc.answering.refusals import nearest_themes
from chatdoc.answering.writing.wording import Prepared
from chatdoc.audit.actions import record
from chatdoc.calls.asked import Asked, Opinion
from chatdoc.calls.demand import note_answered
from chatdoc.calls.errors import AnnouncementRefused, FeedbackUnreadable
from chatdoc.calls.models import Announcement, Feedback, NewsVisit
from chatdoc.calls.queries import version_used
from chatdoc.common.plain_text import plain
from chatdoc.knowledge.actions.personal_data import reason_against
from chatdoc.knowledge.actions.report_gap import LONGEST_QUESTION, coarse, report_gap
from chatdoc.knowledge.errors import GapUnreadable
from chatdoc.knowledge.facts import facts_in_words
from chatdoc.knowledge.facts.french import MONTHS
from chatdoc.knowledge.facts.kept import without_fine_facts
from chatdoc.knowledge.models import Gap
from chatdoc.knowledge.queries.instructions import active_instructions
from chatdoc.knowledge.queries.published import current_revision
from chatdoc.privacy import DigitRun, Guarded, Refusal, SafeText, guard_next, reminder_of, words_asked
from chatdoc.retrieval.queries import search
from chatdoc.retrieval.ranking.analysis import tokens

KEPT_FACTS: Final = frozenset({"naissance", "situation", "regime"})
LONGEST_COMMENT: Final = 500
LONGEST_ANNOUNCEMENT: Final = 500


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
    context = CallContext(
        asked.facts, history, asked.caisse, asked.day, asked.length, asked.corrected, simple=asked.simple
    )
    return Heard(words, context)


def facts_known(words: SafeText, context: CallContext) -> dict[str, str]:
    """What the engine will answer with: the earlier turns, the chips, then these words."""
    return known_facts(words, context)


def facts_known_before(context: CallContext) -> dict[str, str]:
    return facts_before(context)


def reminder(types: tuple[str, ...]) -> str | None:
    """In the words of the published instructions."""
    return reminder_of(types, active_instructions().settings.reminder)


def answer_asked(actor: Actor, words: SafeText, context: CallContext) -> Prepared:
    """Nothing is stored, so nothing is journaled: a question changes nothing (design §3)."""
    require(actor, ASK)
    prepared = prepare_answer(words, context)
    led = next((source.fiche_id for source in prepared.answer.sources if source.cited), None)
    if led:
        note_answered(led, context.caisse)
    return prepared


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

    Neither number, month, place nor health: they are someone's, and the subject is the same without them.
    """
    subject = without_fine_facts(words_asked(words), told=False)
    said = (token for token in tokens(subject) if token.is_word and not token.is_stop)
    return " ".join(sorted({token.term for token in said if token.folded not in MONTHS}))


@transaction.atomic
def give_feedback(actor: User, heard: Heard, opinion: Opinion) -> Feedback:
    """The question is answered again: what is kept of the answer is our own, never what a page sends back."""
    require(actor, ASK)
    if isinstance(heard.words, Refusal):
        raise FeedbackUnreadable
    words, context = heard.words.text, heard.context
    feedback = Feedback.objects.filter(pk=opinion.feedback_id, advisor=actor).first() or Feedback(advisor=actor)
    feedback.verdict, feedback.reason = opinion.verdict, opinion.reason
    feedback.comment = _comment(opinion.comment)
    feedback.question = coarse(words)[:LONGEST_QUESTION]
    feedback.facts = coarse_facts(known_facts(words, context))
    feedback.version = version_used(opinion.fiche_id, opinion.version)
    feedback.revision, feedback.caisse_id = opinion.revision, context.caisse or None
    feedback.day = timezone.localdate()
    _keep_answer(feedback, prepare_answer(words, context).answer)
    feedback.save()
    record(actor_name(actor), "calls.give_feedback", str(feedback.pk), verdict=opinion.verdict)
    return feedback


@transaction.atomic
def purge_feedback(actor: Actor, today: date, days: int) -> int:
    require(actor, PURGE)
    limit = today - timedelta(days=days)
    removed, _ = Feedback.objects.filter(day__lt=limit).delete()
    record(actor_name(actor), "calls.purge_feedback", limit.isoformat(), feedback=removed)
    return removed


@transaction.atomic
def forget_who_gave(actor: User, told: Iterable[Feedback]) -> None:
    """The loop is closed: the advisor was told, the feedback stays without a name."""
    require(actor, ASK)
    ids = [feedback.pk for feedback in told]
    forgotten = Feedback.objects.filter(pk__in=ids, advisor=actor).update(advisor=None)
    record(actor_name(actor), "calls.tell_feedback", feedback=forgotten)


def coarse_facts(facts: Mapping[str, str]) -> dict[str, str]:
    """Design §3: the year of birth, the situation, the régime; neither month, département, health nor resources."""
    return {key: value[:4] if key == "naissance" else value for key, value in facts.items() if key in KEPT_FACTS}


def _keep_answer(feedback: Feedback, answer: Answer) -> None:
    """A base published since the advisor read it gives another answer: that one is not theirs."""
    feedback.status = answer.status
    feedback.answer = answer.text if feedback.revision == current_revision() else ""


def _comment(typed: str) -> str:
    if not typed.strip():
        return ""
    guarded, _ = guard_next(typed, DigitRun())
    if isinstance(guarded, Refusal):
        raise FeedbackUnreadable
    return coarse(guarded.text)[:LONGEST_COMMENT]


def refused(refusal: Refusal) -> Answer:
    return Answer(id="", status="refused", question="", guard=GuardReport(refusal.types, refusal.message))


def _still_said(turns: Iterable[Guarded | Refusal], withdrawn: frozenset[str]) -> Iterator[SafeText]:
    """A turn that says a fact taken away is left out."""
    for turn in turns:
        if isinstance(turn, Guarded) and not withdrawn & facts_in_words(str(turn.text)).keys():
            yield turn.text


@transaction.atomic
def announce(actor: User, written: str, roles: Sequence[str], starts: date, ends: date) -> Announcement:
    """Of one's own caisse; communication without one speaks to all."""
    require(actor, ANNOUNCE)
    message = plain(written)
    if not message or len(message) > LONGEST_ANNOUNCEMENT:
        raise AnnouncementRefused(f"le texte est vide, ou dépasse {LONGEST_ANNOUNCEMENT} caractères")
    if ends < max(starts, timezone.localdate()):
        raise AnnouncementRefused("la fin vient avant le début, ou est passée")
    if found := reason_against(message):
        raise AnnouncementRefused(found)
    kept = [role for role in roles if role in Role.values]
    made = Announcement.objects.create(
        text=message, roles=kept, caisse_id=actor.caisse_id, starts=starts, ends=ends, author=actor
    )
    record(actor_name(actor), "calls.announce", str(made.pk), roles=len(kept))
    return made


@transaction.atomic
def withdraw_announcement(actor: User, announcement: Announcement) -> None:
    require(actor, ANNOUNCE)
    record(actor_name(actor), "calls.withdraw_announcement", str(announcement.pk))
    announcement.delete()


@transaction.atomic
def note_news_read(actor: User) -> None:
    require(actor, READ_BASE)
    NewsVisit.objects.update_or_create(user=actor, defaults={"at": timezone.now()})
    record(actor_name(actor), "calls.note_news_read")
