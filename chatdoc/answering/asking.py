"""The questions that decide: at most two, those the open branches hang on first."""

from collections.abc import Iterable, Iterator, Sequence

from chatdoc.answering.branches import branches_of
from chatdoc.answering.card import Ask
from chatdoc.answering.pieces import Selection
from chatdoc.answering.question import Question
from chatdoc.knowledge.conditions import OneOf, parse_label
from chatdoc.knowledge.facts import FACTS
from chatdoc.retrieval.ambiguity import regimes_in_doubt
from chatdoc.retrieval.ranking.regimes import Regime
from chatdoc.retrieval.results import FicheHit, PublishedVersion

MAX_QUESTIONS = 2
MAX_CHOICES = 6
_MONTH = "Quel est le mois de naissance ?"
_WIDE = ("couple", "seul")  # understood when said, too wide to be offered
_REGIMES = {
    "salarie": Regime.EMPLOYEE,
    "fonctionnaire": Regime.PUBLIC,
    "independant": Regime.SELF_EMPLOYED,
    "agricole": Regime.FARMING,
    "special": Regime.MILITARY,
}
_OF = {
    Regime.EMPLOYEE: "d’un salarié du privé",
    Regime.PUBLIC: "d’un fonctionnaire",
    Regime.SELF_EMPLOYED: "d’un indépendant",
    Regime.FARMING: "du régime agricole",
    Regime.MILITARY: "d’un militaire",
}
_NOT_BOTH = {"naissance": "age", "age": "naissance"}


def questions_to_ask(
    question: Question, selection: Selection, lead: PublishedVersion | None, hits: Sequence[FicheHit] = ()
) -> tuple[Ask, ...]:
    regime = _regime_to_ask(question, hits)
    facts = list(dict.fromkeys([*selection.missing, *_telling_first(question, lead)]))
    kept: list[str] = []
    for fact in facts:
        if fact in FACTS and not (regime and fact == "regime") and _NOT_BOTH.get(fact) not in kept:
            kept.append(fact)
    choice = (Ask("cas", FACTS["cas"].question, selection.open_labels),) if _is_choice(selection) else ()
    return (*regime, *choice, *(_ask(fact, question, selection, lead) for fact in kept))[:MAX_QUESTIONS]


def _regime_to_ask(question: Question, hits: Sequence[FicheHit]) -> tuple[Ask, ...]:
    """The card gives the rule of the site's own scope, and says so, when another régime has its own."""
    regimes = () if "regime" in question.known.facts else regimes_in_doubt(hits)
    if not regimes:
        return ()
    choices = tuple(choice.label for choice in FACTS["regime"].choices if _REGIMES.get(choice.value) in regimes)
    return (Ask("regime", f"Cette règle est celle {_OF[regimes[0]]} : quel est le régime de l’assuré ?", choices),)


def _is_choice(selection: Selection) -> bool:
    return selection.undecided is None and 1 < len(selection.open_labels) <= MAX_CHOICES


def _of_fiche(question: Question, lead: PublishedVersion | None) -> Iterator[str]:
    """What the fiche's author says must be asked, as far as it is not known yet."""
    for wanted in lead.metadata.questions if lead else ():
        known = question.known.facts
        if wanted.fact not in known and not (wanted.fact in {"naissance", "age"} and question.known.birth):
            yield wanted.fact


def _telling_first(question: Question, lead: PublishedVersion | None) -> list[str]:
    """The author's questions, those that a branch of the fiche hangs on first."""
    wanted = list(_of_fiche(question, lead))
    if not lead or len(wanted) < 2:
        return wanted
    telling = branches_of(lead).judged(question.known).undecided_facts()
    return sorted(wanted, key=lambda fact: fact not in telling)


def _ask(fact: str, question: Question, selection: Selection, lead: PublishedVersion | None) -> Ask:
    words = FACTS[fact].question
    choices = tuple(_choices(fact, selection.open_labels if fact in selection.missing else ()))
    if fact == "cas":
        return Ask(fact, words, selection.open_labels)
    if fact == "naissance" and "naissance" in question.known.facts:
        words = _MONTH
    elif lead and fact not in selection.missing:
        words = next((wanted.question for wanted in lead.metadata.questions if wanted.fact == fact), words)
        if fact == "activite":  # the author asks for a share of working time, a past job…: our chips would not answer
            choices = ()
    return Ask(fact, words, choices)


def _choices(fact: str, labels: Iterable[str]) -> Iterator[str]:
    """Chips that the fact's own reader understands: labels of the open branches, else the fact's fixed choices."""
    labels = tuple(labels)
    if fact == "naissance":
        yield from (label for label in labels if FACTS[fact].given(label))
        return
    conditions = (parse_label(label) for label in labels)
    values = {value for c in conditions if isinstance(c, OneOf) and c.fact == fact for value in c.values}
    offered = [choice for choice in FACTS[fact].choices if choice.value not in _WIDE]
    narrowed = [choice.label for choice in offered if choice.value in values]
    yield from narrowed if len(narrowed) > 1 else (choice.label for choice in offered)
