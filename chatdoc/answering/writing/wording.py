"""One answer with or without a model: which engine, and the answer it gives."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Literal

from chatdoc.ai.door import chat_door
from chatdoc.answering.card import Answer, Point
from chatdoc.answering.writing.engine import Brief, Writing

Engine = Literal["extractive", "model", "auto"]
UNAVAILABLE = "Rédaction indisponible"
NO_MODEL = "aucun modèle n’est configuré (CHATDOC_MODEL_URL) ; voici la réponse tirée de la base."


@dataclass(frozen=True)
class Prepared:
    """The card, what a model may word again, and the points that stay whoever words it."""

    answer: Answer
    briefing: Callable[[], Brief] | None = field(default=None, repr=False)  # made when a model is there to read it
    standing: tuple[Point, ...] = ()


def writing_for(prepared: Prepared, engine: Engine = "auto") -> Writing | None:
    """Nothing when the card is all there is: no model, or nothing to word."""
    door = chat_door() if engine != "extractive" else None
    if door is None or prepared.briefing is None:
        return None
    brief = prepared.briefing()
    return Writing(door, brief) if brief.passages else None


def has_model() -> bool:
    return chat_door() is not None


def warm_model(engine: Engine = "auto") -> None:
    """The client is loaded and the server found now: the first sentence has a few seconds, not more."""
    door = chat_door() if engine != "extractive" else None
    if door is not None:
        door.model.health()


def worded(prepared: Prepared, writing: Writing | None) -> Answer:
    """The answer of the model once all of it is written; the card when it failed."""
    answer = prepared.answer
    if writing is None:
        return answer
    for _ in writing:
        pass
    ms = round(writing.seconds * 1000, 2)
    timed = {**answer.timings_ms, "redaction": ms}
    answer = replace(
        answer, withheld=answer.withheld + len(writing.withheld), ms=round(answer.ms + ms, 2), timings_ms=timed
    )
    return answer if writing.failure else _of_model(answer, prepared, writing)


def _of_model(answer: Answer, prepared: Prepared, writing: Writing) -> Answer:
    """What is missing is still said first, by us."""
    said = [Point(sentence.text, sentence.sources) for sentence in writing.shown]
    first = answer.a_dire if answer.status == "needs_facts" else said.pop(0).text
    points = (*said, *prepared.standing)
    text = "\n\n".join((first, *(point.text for point in points)))
    return replace(answer, engine="model", a_dire=first, points=points, text=text)
