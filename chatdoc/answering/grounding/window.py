"""The part of the cited passages that a sentence speaks of."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from chatdoc.answering.grounding.evidence import Evidence
from chatdoc.answering.grounding.figures import Figure
from chatdoc.answering.grounding.statement import Clause, Statement, Turn, read_base
from chatdoc.answering.grounding.vocabulary import says_the_same

_MOST_ATOMS: Final = 3
_LEAST_NEW: Final = 2  # words, or one figure: below, the next atom adds nothing of its own
_USED: Final = 0.5  # of a clause's words said again: the sentence speaks of it


@dataclass(frozen=True)
class Window:
    claim: Statement
    evidence: tuple[Evidence, ...]  # those its atoms are of
    atoms: tuple[Statement, ...]

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset(word for atom in self.atoms for word in atom.words)

    @cached_property
    def figures(self) -> frozenset[Figure]:
        return frozenset(figure for atom in self.atoms for figure in atom.figures)

    @cached_property
    def names(self) -> frozenset[str]:
        return frozenset(name for atom in self.atoms for name in atom.capitals)

    @cached_property
    def sure_names(self) -> frozenset[str]:
        return frozenset(name for atom in self.atoms for name in atom.names)

    @cached_property
    def used(self) -> tuple[Clause, ...]:
        """The clauses of its atoms that the sentence takes up."""
        said = frozenset(self.claim.words)
        figures = {figure.value for figure in self.claim.figures}
        return tuple(clause for atom in self.atoms for clause in atom.clauses if _is_used(clause, said, figures))

    @cached_property
    def must_say(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(label for one in self.evidence for label in one.must_say))

    @cached_property
    def _context(self) -> tuple[Statement, ...]:
        return tuple(read_base(text) for one in self.evidence for text in (*one.context, *one.must_say))

    @cached_property
    def context_figures(self) -> frozenset[Figure]:
        return frozenset(figure for text in self._context for figure in text.figures)

    @cached_property
    def context_names(self) -> frozenset[str]:
        return frozenset(name for text in self._context for name in text.capitals)

    @cached_property
    def context_turns(self) -> frozenset[Turn]:
        return frozenset(turn for text in self._context for clause in text.clauses for turn in clause.turns)

    @cached_property
    def context_joins(self) -> list[str]:
        return [join for text in self._context for _, join, _ in text.joins]

    @cached_property
    def _context_words(self) -> frozenset[str]:
        return frozenset(word for text in self._context for word in text.words)

    def says(self, word: str) -> bool:
        return _is_in(word, self.words)

    def names_word(self, word: str) -> bool:
        return _is_in(word, self._context_words)


def window_of(claim: Statement, evidence: Sequence[Evidence]) -> Window:
    left = [(one, read_base(atom)) for one in evidence for atom in one.atoms]
    words, figures = list(claim.words), {figure.sign for figure in claim.figures}
    chosen: list[tuple[Evidence, Statement]] = []
    while left and len(chosen) < _MOST_ATOMS:
        best = max(left, key=lambda pair: _worth(pair[1], words, figures))
        new_words, new_figures = _covered(best[1], words, figures)
        if chosen and not new_figures and not _adds(best[1], new_words):
            break
        chosen.append(best)
        left.remove(best)
        words = [word for word in words if word not in new_words]
        figures = figures - new_figures
    own = tuple(dict.fromkeys(one for one, _ in chosen))
    return Window(claim, own, tuple(atom for _, atom in chosen))


def _adds(atom: Statement, new_words: set[str]) -> bool:
    return len(new_words) >= _LEAST_NEW or (bool(new_words) and len(new_words) * 2 >= len(set(atom.words)))


def _worth(atom: Statement, words: list[str], figures: set[str]) -> float:
    new_words, new_figures = _covered(atom, words, figures)
    shared = len(new_words) + 2 * len(new_figures)
    return shared + shared / (1 + len(atom.words) + len(atom.figures))


def _covered(atom: Statement, words: list[str], figures: set[str]) -> tuple[set[str], set[str]]:
    said = frozenset(atom.words)
    return {word for word in words if _is_in(word, said)}, figures & {figure.sign for figure in atom.figures}


def _is_in(word: str, words: frozenset[str]) -> bool:
    return word in words or any(says_the_same(word, other) for other in words)


def _is_used(clause: Clause, said: frozenset[str], figures: set[str]) -> bool:
    if any(figure.value in figures for figure in clause.figures):
        return True
    if not clause.words:
        return not clause.figures and bool(clause.turns)
    return sum(_is_in(word, said) for word in clause.words) >= _USED * len(clause.words)
