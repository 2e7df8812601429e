"""In two passages worded differently, the figures that each gives alone."""

from collections.abc import Iterator

from chatdoc.answering.grounding.figures import Placed, figures, placed
from chatdoc.common.side_by_side import Marked
from chatdoc.knowledge.facts.french import fold_with_places


def figures_apart(one: str, other: str) -> tuple[Marked, Marked]:
    return _apart(one, other), _apart(other, one)


def _apart(text: str, other: str) -> Marked:
    known = {figure.value for figure in figures(other)}
    folded, places = fold_with_places(text)
    pieces: list[tuple[str, bool]] = []
    end = 0
    for found in _alone(placed(folded), known):
        start, stop = places[found.start][0], places[found.end - 1][1]
        if start >= end:
            pieces += [(text[end:start], False), (text[start:stop], True)]
            end = stop
    return tuple(piece for piece in (*pieces, (text[end:], False)) if piece[0])


def _alone(found: list[Placed], known: set[str]) -> Iterator[Placed]:
    ordered = sorted(found, key=lambda one: one.start)
    yield from (one for one in ordered if one.figure.kind != "range" and one.figure.value not in known)
