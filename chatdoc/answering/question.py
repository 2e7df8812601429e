"""What is asked: weighted terms, intents, facts, date, length."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from chatdoc.answering.card import Length
from chatdoc.answering.obedience import Wording
from chatdoc.answering.spelling import Sigles
from chatdoc.knowledge.conditions import Known
from chatdoc.knowledge.facts.french import fold
from chatdoc.privacy import SafeText, words_asked
from chatdoc.retrieval.ranking.analysis import tokens
from chatdoc.retrieval.ranking.intents import Intent, asked_intents
from chatdoc.retrieval.ranking.terms import label_terms
from chatdoc.retrieval.ranking.words import WEAK_WORDS
from chatdoc.retrieval.results import Understanding

BUDGETS: dict[Length, int] = {"bref": 60, "standard": 250, "complet": 700}
_WEAK, _EXPANDED, _EARLIER, _EARLIER_FOLLOWED = 0.2, 0.6, 0.25, 0.8
_REFERENCES = re.compile(
    r"\b(?:articles?|textes?|loi|decrets?|code|references?|circulaires?|base legale|reglementaire)\b"
)
_GENERAL = re.compile(
    r"\bconditions?\b|\bqu'est-ce que?\b|\bc'est quoi\b|\ben quoi consiste|\bdefinition\b|\bcomment (?:ca"
    r"|cela) (?:marche|fonctionne)"
    r"|\bavantages?\b|\bqui (?:peut|a droit)\b|\bdans quels? (?:cas|situations?)\b|\beligib|\bprincipe\b"
)
_VALUE = re.compile(
    r"\bcombien\b|\b(?:a|ai|ont|aurait|aura|avoir|ouvre)[ -](?:t-)?(?:il |elle |on )?(?:le )?droit\b|\bsera-t"
    r"|\b(?:peut|peut-on|pourra)\b"
    r"|\btrimestres?\b|\bplafond|\bmajor"
)
_WHO = re.compile(
    r"\bquel(?:le)?s? (?:caisse|organisme|regime|service)|\b(?:depend|releve|s'occupe|gere|paie|verse|contact"
    r"|orient|adresse|appel)\w*\b"
    r"|\bqui\b|\bou\b (?:s'|faut|aller|doit|demander|deposer)|\bou carsat\b|\bcarsat ou\b|\bchez (?:qui|nous|vous)\b"
)
# What a rule calls the situation that people say of themselves: « pacsée », « le Pacs ».
_SITUATION_NAMES = {
    "pacse": "Pacs pacsé",
    "concubin": "concubinage concubin",
    "marie": "mariage marié",
    "remarie": "remariage remarié",
    "divorce": "divorce divorcé",
    "veuf": "veuvage veuf",
    "celibataire": "célibataire",
}
# A question is often answered by the opposite of its word: « payante ? », « la carte est gratuite ».
_OPPOSITES = tuple(
    (re.compile(rf"\b(?:{asked})"), names)
    for asked, names in (
        (r"payante?s?\b|ca coute|gratuite?s?\b", "gratuit payant"),
        (r"impose[es]?\b|imposables?\b|impots?\b|exoner", "exonéré imposable imposition"),
        (r"obligatoires?\b|oblige[es]*\b", "facultatif obligatoire"),
        (r"autorise|interdit", "autorisé interdit"),
        (r"cumul", "cumul cumuler compatible"),
    )
)
_FOLLOW_UP = re.compile(r"^(?:et|ou|mais|donc|alors|pareil|meme chose)\b")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True)
class Question:
    text: SafeText
    known: Known
    terms: Mapping[str, float]
    intents: Intent
    said: Mapping[str, str] = field(default_factory=dict)  # the facts of its own words
    wants_references: bool = False
    length: Length = "standard"
    folded: str = ""
    is_general: bool = False  # asks what the rule is, not what it gives to someone
    wants_value: bool = False  # an age, an amount, a right: what a missing fact changes
    asks_who: bool = False  # which body, whom to contact
    budget: int = field(default=250)
    wording: Wording = field(default_factory=Wording)  # words the instructions avoid or prefer
    sigles: Sigles = field(default_factory=Sigles)  # those to spell out
    most_points: int | None = None  # of a plainer card; None: as many as the words allow

    @property
    def is_plainer(self) -> bool:
        return self.most_points is not None

    @property
    def spells_out(self) -> bool:
        """Room is kept to explain the sigles; where each word counts, they are explained if there is some left."""
        return self.length != "bref" or self.is_plainer


def read_question(
    text: SafeText,
    said: Mapping[str, str],
    facts: Mapping[str, str],
    on: date,
    understanding: Understanding,
    history: Sequence[SafeText] = (),
    length: Length = "standard",
) -> Question:
    folded = fold(f"{words_asked(text)} {understanding.subject}".strip())
    intents = asked_intents(folded) or _earlier_intents(folded, history)
    return Question(
        text=text,
        known=Known(facts, on),
        said=said,
        terms=_terms(text, said, understanding, history),
        intents=intents,
        wants_references=bool(_REFERENCES.search(folded)),
        length=length,
        folded=folded,
        wants_value=bool(_VALUE.search(folded)) or bool(intents & (Intent.AGE | Intent.AMOUNT | Intent.DELAY)),
        asks_who=bool(_WHO.search(folded)) or bool(intents & Intent.PLACE),
        is_general=bool(_GENERAL.search(folded)),
        budget=BUDGETS[length],
    )


def _terms(
    text: SafeText, said: Mapping[str, str], understanding: Understanding, history: Sequence[SafeText]
) -> dict[str, float]:
    weights = _own_terms(f"{words_asked(text)} {understanding.subject}", understanding.corrections)
    for name in label_terms(_SITUATION_NAMES.get(said.get("situation", ""), "")):
        weights.setdefault(name, _EXPANDED)
    folded = fold(str(text))
    for name in (name for asked, names in _OPPOSITES if asked.search(folded) for name in label_terms(names)):
        weights.setdefault(name, _EXPANDED)
    is_follow_up = bool(_FOLLOW_UP.match(folded)) or len([w for w in weights.values() if w == 1]) <= 1
    for added in understanding.expansions.values():
        for term in (term for words in added for term in label_terms(words)):  # of our lexicons or of the base
            weights.setdefault(term, _EXPANDED)
    for turn in history[-2:]:
        for term, weight in _own_terms(words_asked(turn), {}).items():
            if not _YEAR.fullmatch(term):
                weights.setdefault(term, weight * (_EARLIER_FOLLOWED if is_follow_up else _EARLIER))
    return weights


def _own_terms(text: str, corrections: Mapping[str, str]) -> dict[str, float]:
    weights: dict[str, float] = {}
    for token in tokens(text):
        if token.is_stop:
            continue
        weight = _WEAK if token.folded in WEAK_WORDS else 1.0
        corrected = corrections.get(token.surface) or corrections.get(token.folded)
        for term in _stems(corrected) if corrected else [token.term]:
            weights[term] = max(weight, weights.get(term, 0.0))
    return weights


def _stems(words: str) -> list[str]:
    return [token.term for token in tokens(words) if not token.is_stop]


def _earlier_intents(folded: str, history: Sequence[SafeText]) -> Intent:
    if history and len(folded.split()) <= 8:
        return asked_intents(fold(str(history[0]))) if len(history) < 2 else asked_intents(fold(str(history[-2])))
    return Intent.NONE
