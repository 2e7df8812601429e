"""The check: every reason to withhold a sentence, given the passages it cites."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from chatdoc.answering.grounding.copies import is_copy
from chatdoc.answering.grounding.evidence import Evidence
from chatdoc.answering.grounding.figures import Figure
from chatdoc.answering.grounding.statement import Clause, Statement, Turn, read, read_base
from chatdoc.answering.grounding.vocabulary import exclude_one_another, is_actor, is_exclusive, says_the_same
from chatdoc.answering.grounding.window import Window, window_of

_WORDS_PER_UNKNOWN: Final = 12  # one word in so many may be one the passage does not say
_NEAR_COPY: Final = 0.5  # from there on, a word in another's place is that word replaced
_WHOLE: Final = 0.5  # of each of the sentences that one sentence puts together
_LABEL_SAID: Final = 0.6


@dataclass(frozen=True)
class Fault:
    """Why a sentence is withheld. `what` is of the sentence: for the supervisor's eyes, never for a log."""

    kind: str
    what: str = ""


def faults_of(sentence: str, evidence: Sequence[Evidence]) -> tuple[Fault, ...]:
    """Nothing when the sentence says no more than the passages it cites."""
    if not any(one.atoms for one in evidence):
        return (Fault("source", "aucun passage cité"),)
    if is_copy(sentence, evidence):
        return ()
    claim = read(sentence)
    window = window_of(claim, evidence)
    checks = (
        _figures,
        _places,
        _branches,
        _names,
        _negations,
        _modality,
        _conditions,
        _joins,
        _words,
        _actors,
        _replaced,
        _mixed,
    )
    return tuple(fault for check in checks for fault in check(claim, window))


def _figures(claim: Statement, window: Window) -> Iterator[Fault]:
    for figure in claim.figures:
        if not _is_stated(figure, window) and not _is_named(figure, claim, window):
            same = any(known.kind == figure.kind and known.value == figure.value for known in window.figures)
            yield Fault("borne" if same else "chiffre", f"{figure.bound} {figure.value}".strip())


def _is_stated(figure: Figure, window: Window) -> bool:
    if figure in window.figures:
        return True
    number, _, unit = figure.value.partition(" ")
    for known in window.figures:
        if known.kind == figure.kind == "number" and known.bound == figure.bound:
            value, _, said = known.value.partition(" ")
            if value == number and (not unit or (not said and window.says(unit))):
                return True
    return False


def _is_named(figure: Figure, claim: Statement, window: Window) -> bool:
    """By a title, a case, a header; not in the place of the passage's own figure."""
    if figure not in window.context_figures:
        return False
    own = {known for known in window.figures if known.unit == figure.unit}
    return figure.unit == "" or own <= set(claim.figures)


def _places(claim: Statement, window: Window) -> Iterator[Fault]:
    """Between other words than its own, which stand around what it was put in place of."""
    for figure in set(claim.figures):
        twins = {known.sign for known in window.figures if known.unit == figure.unit} - {figure.sign}
        if _is_elsewhere(figure.sign, twins, claim, window):
            yield Fault("chiffre", f"{figure.sign} : à la place d’un autre")
    for word in filter(is_exclusive, set(claim.words)):
        rivals = {other for other in window.words if exclude_one_another(word, other)}
        if _is_elsewhere(word, rivals, claim, window):
            yield Fault("contraire", word)


def _is_elsewhere(said: str, rivals: set[str], claim: Statement, window: Window) -> bool:
    if not rivals:
        return False
    around = _neighbours(claim, {said})
    own = [pair for atom in window.atoms for pair in _neighbours(atom, {said})]
    others = [pair for atom in window.atoms for pair in _neighbours(atom, rivals)]
    return any(own and _likeness([pair], others) > _likeness([pair], own) for pair in around)


def _neighbours(statement: Statement, values: set[str]) -> list[tuple[str, str]]:
    said = ("", *statement.sequence, "")
    return [(said[rank - 1], said[rank + 1]) for rank in range(1, len(said) - 1) if said[rank] in values]


def _likeness(some: list[tuple[str, str]], others: list[tuple[str, str]]) -> int:
    """How many of its two neighbours a figure keeps, at best."""
    return max((_same(a, c) + _same(b, d) for a, b in some for c, d in others), default=0)


def _same(one: str, other: str) -> bool:
    return bool(one) and says_the_same(one, other)


def _branches(claim: Statement, window: Window) -> Iterator[Fault]:
    """A branch whose fact is not known is named with what is said of it."""
    for label in window.must_say:
        said = read_base(label)
        missing = [figure for figure in said.figures if figure.value not in {f.value for f in claim.figures}]
        words = [word for word in said.words if any(says_the_same(word, other) for other in claim.words)]
        if missing or len(words) < _LABEL_SAID * len(said.words):
            yield Fault("branche", label)


def _names(claim: Statement, window: Window) -> Iterator[Fault]:
    for name in claim.names - window.names:
        omitted = window.sure_names - claim.capitals - claim.names
        if name not in window.context_names or omitted:
            yield Fault("nom", name)


def _negations(claim: Statement, window: Window) -> Iterator[Fault]:
    for turn in (Turn.NEGATION, Turn.WITHOUT):
        said, stated = claim.count(turn), sum(clause.count(turn) for clause in window.used)
        if said != stated:
            yield Fault("négation", "ajoutée" if said > stated else "ôtée")
            return
    sources = [clause for clause in window.used if Turn.NEGATION in clause.turns]
    for clause in claim.clauses:
        if Turn.NEGATION in clause.turns and not any(_shares(clause, source) for source in sources):
            yield Fault("négation", "déplacée")


def _shares(clause: Clause, source: Clause) -> bool:
    if not clause.words or not source.words:
        return True
    return any(says_the_same(word, other) for word in clause.words for other in source.words)


def _modality(claim: Statement, window: Window) -> Iterator[Fault]:
    said = {turn for clause in claim.clauses for turn in clause.turns}
    stated = {turn for clause in window.used for turn in clause.turns}
    allowed = stated | window.context_turns
    if Turn.MUST in said and Turn.MUST not in allowed:
        yield Fault("modalité", "obligation ajoutée")
    if Turn.MAY in stated and Turn.MAY not in said and Turn.MUST not in stated:
        yield Fault("modalité", "possibilité ôtée")
    if Turn.MAY in said and Turn.MAY not in allowed and Turn.MUST in stated - said:
        yield Fault("modalité", "obligation ôtée")
    for turn in (Turn.ONLY, Turn.ALWAYS):
        if claim.count(turn) > sum(clause.count(turn) for clause in window.used):
            yield Fault("modalité", f"{turn.value} ajoutée")
    if Turn.ONLY in stated and Turn.ONLY not in said:
        yield Fault("modalité", "restriction ôtée")


def _conditions(claim: Statement, window: Window) -> Iterator[Fault]:
    """What a passage makes a rule depend on is said with the rule."""
    for turn in (Turn.CONDITION, Turn.EXCEPTION):
        stated = [clause for atom in window.atoms for clause in atom.clauses if turn in clause.turns]
        if len(stated) > claim.count(turn) or any(clause not in window.used for clause in stated):
            yield Fault(turn.value, "ôtée")
    if claim.count(Turn.EXCEPTION) and not any(Turn.EXCEPTION in c.turns for a in window.atoms for c in a.clauses):
        yield Fault(Turn.EXCEPTION.value, "ajoutée")


def _joins(claim: Statement, window: Window) -> Iterator[Fault]:
    stated = [join for atom in window.atoms for join in atom.joins]
    for left, join, right in claim.joins:
        both = {j for a, j, b in stated if a == left and b == right}
        one = {j for a, j, b in stated if _same(a, left) or _same(b, right)}
        known = both or one
        if known and join not in known:
            yield Fault("et/ou", f"{left} {join} {right}")
    said = [join for _, join, _ in claim.joins]
    known_joins = [join for _, join, _ in stated]
    if said.count("ou") > known_joins.count("ou") + window.context_joins.count("ou"):
        yield Fault("et/ou", "« ou » ajouté")


def _words(claim: Statement, window: Window) -> Iterator[Fault]:
    unknown = []
    for word in claim.words:
        if window.says(word):
            continue
        if not window.names_word(word):
            unknown.append(word)
            if is_exclusive(word):
                yield Fault("mot", word)
        elif is_exclusive(word) and _in_anothers_place(word, claim, window):
            yield Fault("contraire", word)
    if len(unknown) * _WORDS_PER_UNKNOWN > len(claim.words):
        yield Fault("mots", ", ".join(unknown))


def _actors(claim: Statement, window: Window) -> Iterator[Fault]:
    """« votre conjoint » said once more than the passages say it stands for someone else."""
    for word in filter(is_actor, set(claim.words)):
        stated = sum(other == word or says_the_same(word, other) for atom in window.atoms for other in atom.words)
        if claim.words.count(word) > stated:
            yield Fault("contraire", word)


def _in_anothers_place(word: str, claim: Statement, window: Window) -> bool:
    """Said by a title only, when the passage says another word of the same family that the sentence leaves out."""
    said = set(claim.words)
    return any(exclude_one_another(word, other) and other not in said for other in window.words)


def _replaced(claim: Statement, window: Window) -> Iterator[Fault]:
    """In a near copy, a word of the passage gone and another one in its place."""
    for atom in window.atoms:
        matcher = SequenceMatcher(None, atom.sequence, claim.sequence, autojunk=False)
        if matcher.ratio() < _NEAR_COPY:
            continue
        for kind, a, b, c, d in matcher.get_opcodes():
            if kind == "replace":
                yield from _replacement(atom.sequence[a:b], claim.sequence[c:d], claim, window)


def _replacement(old: Sequence[str], new: Sequence[str], claim: Statement, window: Window) -> Iterator[Fault]:
    lost = [word for word in old if not any(says_the_same(word, other) for other in claim.sequence)]
    added = [word for word in new if not window.says(word)]
    if lost and added:
        yield Fault("mot remplacé", f"{added[0]} pour {lost[0]}")
    for word in new:
        if any(exclude_one_another(word, other) for other in old):
            yield Fault("contraire", word)


def _mixed(claim: Statement, window: Window) -> Iterator[Fault]:
    """Half of one sentence and half of another."""
    if len(window.atoms) > 1:
        shares = [_share_said(atom, claim) for atom in window.atoms]
        if min(shares) < _WHOLE:
            yield Fault("mélange", f"{100 * min(shares):.0f} % d’un passage")


def _share_said(atom: Statement, claim: Statement) -> float:
    said = [word for word in atom.words if any(says_the_same(word, other) for other in claim.words)]
    return len(said) / max(len(atom.words), 1)
