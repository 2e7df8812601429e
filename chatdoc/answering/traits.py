"""What makes a unit likely to hold what is asked, whatever the question: where it stands, what it is made of.

The weights come from `benchmarks.search.fit_selection`, with held-out folds (docs/mesures/selection.md).
"""

import re
from collections.abc import Sequence

from chatdoc.knowledge.units import Unit

# « example » would be -4 if the fit were followed: a card with room left may still show one.
WEIGHTS = {"late": -1.15, "opens": 0.3, "tiny": -1.1, "figure": 1.0, "example": -2.0}
SAYS_IT, MARKED = 1.15, 4.0  # beside them: the question's words in the unit itself, the marks of what it asks for
_TINY_TERMS, _LONG = 3, 20  # terms of a unit; units of a fiche: of a shorter one all is near the start
_FIGURE = re.compile(r"\d")


def traits_of(units: Sequence[Unit], lengths: Sequence[int]) -> list[tuple[float, ...]]:
    """By rank, in the order of the weights."""
    found: list[tuple[float, ...]] = []
    place = 0  # rows of one table stand where it starts
    for rank, unit in enumerate(units):
        place = place if rank and unit.table is not None and unit.table == units[rank - 1].table else rank
        late = place / max(len(units), _LONG)
        opens = place == 0 or units[place - 1].path != unit.path
        has_figure = bool(_FIGURE.search(f"{unit.lead} {unit.text}"))
        found.append((late, opens, lengths[rank] <= _TINY_TERMS, has_figure, unit.note == "exemple"))
    return found


def worth_of(units: Sequence[Unit], lengths: Sequence[int]) -> list[float]:
    """Of each unit, to be added to the logarithm of its score."""
    weights = tuple(WEIGHTS.values())
    return [sum(w * x for w, x in zip(weights, traits, strict=True)) for traits in traits_of(units, lengths)]
