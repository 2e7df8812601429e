"""A question in, a card out."""

import gc
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from time import perf_counter
from typing import cast

from chatdoc.answering.analysis import read_version
from chatdoc.answering.asking import questions_to_ask
from chatdoc.answering.branches import branches_of
from chatdoc.answering.card import Answer, GuardReport, Length, Related
from chatdoc.answering.coming import announced
from chatdoc.answering.composition import Composed, Notices, compose
from chatdoc.answering.grounding import read_tables
from chatdoc.answering.obedience import Wording, obeying
from chatdoc.answering.offers import offers_to_propose
from chatdoc.answering.pieces import Selection
from chatdoc.answering.plain import plainer
from chatdoc.answering.promotion import led_by_facts
from chatdoc.answering.queries import published_offers, published_sigles
from chatdoc.answering.question import Question, read_question
from chatdoc.answering.refusals import body_of, not_found, with_coming
from chatdoc.answering.rivals import rival_versions
from chatdoc.answering.scopes import beside, national_first
from chatdoc.answering.selection import select
from chatdoc.answering.superseded import cells_of
from chatdoc.answering.writing.engine import Brief, Writing
from chatdoc.answering.writing.passages import passages_of
from chatdoc.answering.writing.wording import Engine, Prepared, worded, writing_for
from chatdoc.knowledge.facts.reading import facts_in_turns, facts_in_words, replaced
from chatdoc.knowledge.instructions import Instructions
from chatdoc.knowledge.queries.instructions import active_instructions
from chatdoc.privacy import DigitRun, Guarded, Refusal, SafeText, guard_next, reminder_of
from chatdoc.retrieval.current import one_state
from chatdoc.retrieval.queries import fiches_at_hand, linked_with, search
from chatdoc.retrieval.results import SearchResult

MAX_RELATED = 6
_FIRST_WORDS = (  # a rule, spelling, dates, facts, amounts, papers
    "âge de départ à la retraite",
    "trimesttres si né le 1er janvier 1964",
    "combien touche une veuve avec 3 enfants",
    "arrêt maladie depuis plus de 3 mois, quels justificatifs",
)


@dataclass(frozen=True)
class CallContext:
    """What the call knows besides the question. `facts`: given by hand or by the site, stronger than words."""

    facts: Mapping[str, str] = field(default_factory=dict)
    history: Sequence[SafeText] = ()
    caisse: str = ""
    on: date | None = None
    length: Length | None = None  # None: that of the instructions
    corrected: frozenset[str] = frozenset()  # facts whose mention in the question no longer counts: a chip says better
    instructions: Instructions | None = None  # None: those published
    simple: bool = False  # fewer and plainer sentences of the base, at most 120 words


def warm_up() -> None:
    """The index, the guard, the check and their tables are read now: the first question must not wait for them."""
    read_tables()
    for words in _FIRST_WORDS:
        write_answer(words, CallContext())
    gc.freeze()  # what was read stays: the collector need not walk through it in the middle of a call


def read_base() -> None:
    """Every fiche too, for a process that answers many questions: some seconds once, instead of some at each call."""
    warm_up()
    for version in fiches_at_hand():
        read_version(version)
        branches_of(version)
        cells_of(version)
    gc.freeze()


def write_answer(
    words: str, context: CallContext, engine: Engine = "extractive", identifier: str = "", run: DigitRun | None = None
) -> tuple[Answer, Writing | None]:
    """From what was typed: the guard first, nothing else before it. Then what a model wrote, when one was asked."""
    start = perf_counter()
    guarded, _ = guard_next(words, run or DigitRun())
    guard_ms = _ms_since(start)
    if isinstance(guarded, Refusal):
        report = GuardReport(guarded.types, guarded.message)
        refused = Answer(identifier, "refused", "", guard=report, ms=guard_ms, timings_ms={"garde": guard_ms})
        return refused, None
    rules = context.instructions or active_instructions()
    prepared = prepare_answer(guarded.text, replace(context, instructions=rules), identifier)
    writing = writing_for(prepared, engine)
    return with_guard(worded(prepared, writing), guarded, guard_ms, rules), writing


def with_guard(answer: Answer, guarded: Guarded, guard_ms: float, rules: Instructions) -> Answer:
    timings = {"garde": guard_ms, **answer.timings_ms}
    report = GuardReport(guarded.types, reminder_of(guarded.types, rules.settings.reminder))
    return replace(answer, guard=report, ms=round(answer.ms + guard_ms, 2), timings_ms=timings)


def prepare_answer(text: SafeText, context: CallContext, identifier: str = "") -> Prepared:
    """The card, and what a model may word again."""
    with one_state():
        return _prepare(text, context, identifier)


def _prepare(text: SafeText, context: CallContext, identifier: str) -> Prepared:
    start = perf_counter()
    on = context.on or date.today()
    rules = context.instructions or active_instructions()
    said = _said(text, context)
    facts = _known(said, context)
    result = search(text, context.history, facts, on, context.caisse, said=said)
    found_ms = _ms_since(start)
    length = context.length or cast("Length", rules.settings.length)
    question = read_question(text, said, facts, on, result.understanding, context.history, length)
    question = replace(question, wording=Wording.of(rules.settings.words), sigles=published_sigles())
    prepared = _prepared(question, result, context, rules)
    answer = obeying(prepared.answer, rules.settings)
    if answer.status == "not_found" and not result.covered:
        later = search(text, context.history, facts, on, context.caisse, said=said, coming=True)
        answer = with_coming(answer, later) if later.covered else answer
    timings = {"recherche": found_ms, "composition": round(_ms_since(start) - found_ms, 2)}
    return replace(prepared, answer=replace(answer, id=identifier, ms=_ms_since(start), timings_ms=timings))


def known_facts(text: SafeText, context: CallContext) -> dict[str, str]:
    """What the call knows once this question is asked."""
    return _known(_said(text, context), context)


def _said(text: SafeText, context: CallContext) -> dict[str, str]:
    return {key: value for key, value in facts_in_words(str(text)).items() if key not in context.corrected}


def facts_before(context: CallContext) -> dict[str, str]:
    """What the call knew before this question: a fact it says anew replaces one of these."""
    return _known({}, context)


def _known(said: Mapping[str, str], context: CallContext) -> dict[str, str]:
    """Turns oldest first, what the question says last; a fact set by hand stands unless this question says another."""
    facts = facts_in_turns(str(turn) for turn in context.history)
    facts = replaced(facts, context.facts)
    return replaced(facts, said)


def _prepared(question: Question, result: SearchResult, context: CallContext, rules: Instructions) -> Prepared:
    caisse = context.caisse
    if not result.covered or (body_of(result) and not question.asks_who):
        return Prepared(not_found(question, result))
    hits = national_first(question, led_by_facts(question, result.hits), caisse)
    result = replace(result, hits=hits)
    rivals = rival_versions(hits, question.known.on, caisse)
    selection = select(question, hits, rivals)
    if selection.lacks_figure:
        return Prepared(not_found(question, result))
    if context.simple:
        question, selection = plainer(question, selection, hits, rivals)
    notices = Notices(beside(question, selection, hits, caisse), announced(question, selection))
    composed = compose(question, selection, hits, notices)
    if not composed.text:
        return Prepared(not_found(question, result))
    answer = _card(question, result, selection, composed, caisse)
    if context.simple:  # sentences of the base, and nobody else's
        return Prepared(answer)

    def briefing() -> Brief:
        return Brief(question.text, question.known.facts, passages_of(selection, composed), rules.text)

    return Prepared(answer, briefing, composed.standing)


def _card(question: Question, result: SearchResult, selection: Selection, composed: Composed, caisse: str) -> Answer:
    hits = result.hits
    offers = published_offers(result.revision, caisse, question.known.on)
    return Answer(
        id="",
        status="needs_facts" if selection.undecided else "answered",
        question=str(question.text),
        a_dire=composed.a_dire,
        points=composed.points,
        text=composed.text,
        ask=questions_to_ask(question, selection, hits[0].version, hits),
        related=_related(result, question.known.on, caisse),
        offers=offers_to_propose(question.known, hits, offers),
        sources=composed.sources.listed(hits, composed.order),
        withheld=composed.withheld,
        said_from=composed.said_from,
    )


def _related(result: SearchResult, on: date, caisse: str) -> tuple[Related, ...]:
    """Linked procédure or législation first, both ways; then what the author says to see among what was found."""
    lead = result.hits[0].version
    linked = {version.fiche_id: version for version in linked_with(lead, on, caisse)}
    found = {hit.version.fiche_id: hit.version for hit in result.hits} | linked
    seen = [fiche_id for fiche_id in lead.metadata.related if fiche_id in found]
    named = dict.fromkeys(fiche_id for fiche_id in (*linked, *seen, *found) if fiche_id != lead.fiche_id)
    return tuple(Related(each, found[each].title, found[each].nature) for each in list(named)[:MAX_RELATED])


def _ms_since(start: float) -> float:
    return round((perf_counter() - start) * 1000, 2)
