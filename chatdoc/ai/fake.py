"""A model that says what it is told to, for tests and screens."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from chatdoc.ai.chat import ChatSettings, Health, Message
from chatdoc.ai.errors import ModelFailed
from chatdoc.ai.server import Server

FAKE: Final = ChatSettings(Server("http://127.0.0.1:9"), "faux modèle")


@dataclass
class FakeChat:
    """`says`: what it writes, part by part, from the messages it got; an error among the parts is raised there."""

    says: Callable[[Sequence[Message]], Sequence[str | ModelFailed]]
    settings: ChatSettings = FAKE
    heard: list[Sequence[Message]] = field(default_factory=list)
    is_well: bool = True

    def stream(self, messages: Sequence[Message], left: Callable[[], float]) -> Iterator[str]:
        self.heard.append(messages)
        for part in self.says(messages):
            if isinstance(part, ModelFailed):
                raise part
            yield part

    def health(self) -> Health:
        return Health(self.is_well, "faux modèle")
