"""From the passages of a card to sentences that passed the check, or to the reason why the card stands alone."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from time import monotonic
from typing import Final

from chatdoc.ai.door import Door
from chatdoc.ai.errors import ModelFailed
from chatdoc.answering.grounding import Fault, faults_of
from chatdoc.answering.writing.passages import Passage
from chatdoc.answering.writing.prompt import messages_of
from chatdoc.answering.writing.splitting import Sentence, sentences_of
from chatdoc.knowledge.facts.french import fold
from chatdoc.privacy import Guarded, SafeText, guard

MOST_WITHHELD: Final = 1 / 3
ENOUGH_TO_JUDGE: Final = 4  # sentences; before, one bad one is no reason to stop


@dataclass(frozen=True)
class Brief:
    """All that the model is given for one question."""

    question: SafeText
    facts: Mapping[str, str] = field(repr=False)
    passages: tuple[Passage, ...] = ()
    instructions: str = ""  # those published; empty: the version 1 that comes with the product


@dataclass(frozen=True)
class Checked:
    """A sentence that may be shown, with the source numbers of the card."""

    text: str
    sources: tuple[int, ...]


@dataclass(frozen=True)
class Withheld:
    """For the supervisor's eyes, in memory alone."""

    text: str = field(repr=False)
    faults: tuple[Fault, ...] = field(repr=False)


@dataclass
class Writing:
    """One attempt. Iterate to get each sentence once it is checked; the rest is told at the end."""

    door: Door
    brief: Brief
    clock: Callable[[], float] = monotonic
    shown: list[Checked] = field(default_factory=list)
    withheld: list[Withheld] = field(default_factory=list)
    failure: str = ""  # why the card stands alone
    first_seconds: float | None = None
    seconds: float = 0.0

    def __iter__(self) -> Iterator[Checked]:
        if not self.door.breaker.allows():
            self.failure = "modèle mis de côté après plusieurs échecs"
            return
        started = self.clock()
        try:
            yield from self._sentences(started)
        except ModelFailed as error:
            self.failure = error.reason
            self.door.breaker.failed()
        else:
            self.door.breaker.succeeded()
            self._judge(at_end=True)
        finally:
            self.seconds = self.clock() - started

    def _sentences(self, started: float) -> Iterator[Checked]:
        settings = self.door.model.settings

        def left() -> float:
            limit = settings.server.seconds if self.shown else min(settings.first_seconds, settings.server.seconds)
            return started + limit - self.clock()

        brief = self.brief
        messages = messages_of(brief.question, brief.facts, brief.passages, brief.instructions)
        for sentence in sentences_of(_in_time(self.door.model.stream(messages, left), left)):
            checked = self._checked(sentence)
            if checked is not None:
                if self.first_seconds is None:
                    self.first_seconds = self.clock() - started
                self.shown.append(checked)
                yield checked
            if self._judge():
                return

    def _checked(self, sentence: Sentence) -> Checked | None:
        cited = [passage for passage in self.brief.passages if passage.number in sentence.cited]
        faults = tuple(_faults(sentence, cited, len(self.brief.passages)))
        if faults:
            self.withheld.append(Withheld(sentence.text, faults))
            return None
        return Checked(sentence.text, tuple(sorted({n for passage in cited for n in passage.sources})))

    def _judge(self, *, at_end: bool = False) -> bool:
        """More than a third withheld: a model that cannot keep to its passages is not listened to."""
        total = len(self.shown) + len(self.withheld)
        if (at_end or total >= ENOUGH_TO_JUDGE) and len(self.withheld) > MOST_WITHHELD * total:
            self.failure = "trop de phrases retirées"
        elif at_end and not self.shown:
            self.failure = "aucune phrase"
        return bool(self.failure)


def _in_time(parts: Iterator[str], left: Callable[[], float]) -> Iterator[str]:
    """A server that sends a letter at a time is as late as one that sends nothing."""
    for part in parts:
        if left() <= 0:
            raise ModelFailed("trop lent")
        yield part


def _faults(sentence: Sentence, cited: Sequence[Passage], count: int) -> Iterator[Fault]:
    if not cited or any(not 1 <= number <= count for number in sentence.cited):
        yield Fault("source", "aucun passage cité" if not sentence.cited else "passage cité inconnu")
        return
    if _names_someone(sentence.text, cited):
        yield Fault("donnée personnelle")  # not rewritten: what a model makes up of a person is not shown at all
        return
    yield from faults_of(sentence.text, [passage.evidence for passage in cited])


def _names_someone(text: str, cited: Sequence[Passage]) -> bool:
    """The guard finds something that the passages do not hold as it is: the phone of a service is no one's."""
    guarded = guard(text)
    if not isinstance(guarded, Guarded):
        return True
    published = fold(" ".join(passage.text for passage in cited))
    return any(fold(text[span.start : span.end]) not in published for span in guarded.spans)
