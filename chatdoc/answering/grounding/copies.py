"""What repeats a passage word for word needs no more reading."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from chatdoc.answering.grounding.evidence import Evidence
from chatdoc.knowledge.facts.french import fold

_END = " .;:,"
_JOINED = re.compile(r", | ou ")
_LABEL = re.compile(r"\s:\s")


def is_copy(sentence: str, evidence: Sequence[Evidence]) -> bool:
    """A whole sentence, item or row, under labels that stand over it."""
    if any(sentence in one.atoms and not one.must_say for one in evidence):
        return True  # letter for letter: most lines of a card
    folded = [(one, *_folded(one)) for one in evidence]
    for labels, said in _readings(_bare(fold(sentence))):
        pieces = set(map(_bare, said.split(" ; ")))
        holding = [(one, over) for one, atoms, over in folded if said in atoms or pieces <= atoms]
        known = {label for _, over in holding for label in over}
        if holding and all(_is_over(label, known) for label in labels):
            named = " , ".join((*labels, said))
            return any(all(_bare(fold(label)) in named for label in one.must_say) for one, _ in holding)
    return False


def _readings(said: str) -> Iterator[tuple[list[str], str]]:
    """The sentence as it is, then with more and more of its first words taken as labels."""
    labels: list[str] = []
    yield labels, said
    while found := _LABEL.search(said):
        labels, said = [*labels, said[: found.start()]], said[found.end() :]
        yield labels, said


def _is_over(label: str, known: set[str]) -> bool:
    """« Vous vivez seul ou Vous vivez en couple, vous êtes étranger »: known labels, one after the other."""
    if label in known:
        return True
    starts = (one for one in known if one and label.startswith(one))
    joins = ((one, found) for one in starts if (found := _JOINED.match(label, len(one))))
    return any(_is_over(label[found.end() :], known) for _, found in joins)


def _bare(text: str) -> str:
    return text.strip(_END)


@lru_cache(maxsize=8192)
def _folded(one: Evidence) -> tuple[frozenset[str], frozenset[str]]:
    """Of the base alone: its statements, its labels."""
    atoms = frozenset(_bare(fold(atom)) for atom in one.atoms) | frozenset(map(_folded_label, one.parts))
    labels = frozenset(map(_folded_label, (*one.context, *one.must_say)))
    return atoms, labels | frozenset(_bare(part) for label in labels for part in _LABEL.split(label))


@lru_cache(maxsize=8192)
def _folded_label(text: str) -> str:
    """Titles, headers, our own fixed words: the units of a fiche share them."""
    return _bare(fold(text))
