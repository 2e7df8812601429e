"""What an answer says back, place by place: « guard.question » is what was understood, shown on purpose."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.canary.identities import Identity
from tests.canary.searching import Traces

# The question as it was understood: on the screen above the answer, and as the card's own question.
UNDERSTOOD = frozenset({"guard.question", "card.question", "question"})
# Times in milliseconds: figures drawn by chance, and nobody's.
TIMINGS = frozenset({"ms", "garde", "recherche", "composition"})


@dataclass
class Missed:
    """A name that the guard let through can come back in one place only: the question that it made."""

    elsewhere: list[str] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    people: set[Identity] = field(default_factory=set)


def missed(answers: Iterable[tuple[Identity, str]], traces: Traces) -> Missed:
    found = Missed()
    for person, body in answers:
        for place, text in told(body):
            hits = traces.in_text(text)
            if not hits:
                continue
            if place not in UNDERSTOOD:
                found.elsewhere += [f"{place} : {hit}" for hit in hits]
            found.people.add(person)
            found.numbers += [hit for hit in hits if any(map(str.isdigit, hit))]
            found.names += [hit for hit in hits if not any(map(str.isdigit, hit))]
    return found


def told(body: str) -> Iterator[tuple[str, str]]:
    """Each text of an answer with its place; whole when it is a page."""
    if body.startswith("event: "):
        for block in filter(None, body.split("\n\n")):
            name, data = block.split("\n")
            yield from _texts(name.removeprefix("event: "), json.loads(data.removeprefix("data: ")))
    elif body.startswith("{"):
        yield from _texts("", json.loads(body))
    else:
        yield "page", body


def _texts(place: str, value: Any) -> Iterator[tuple[str, str]]:
    match value:
        case dict():
            for key, inner in value.items():
                yield f"{place} (clé)", key
                if key not in TIMINGS:
                    yield from _texts(f"{place}.{key}".lstrip("."), inner)
        case list():
            for inner in value:
                yield from _texts(place, inner)
        case _:
            yield place, str(value)
