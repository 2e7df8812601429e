"""The model this process uses, if the site has one."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache

from django.conf import settings

from chatdoc.ai.breaker import Breaker
from chatdoc.ai.chat import ChatModel, ServedChat


@dataclass(frozen=True)
class Door:
    model: ChatModel
    breaker: Breaker

    @classmethod
    def to(cls, model: ChatModel) -> "Door":
        return cls(model, Breaker(lambda: model.health().ok))


_used: Door | None = None


def chat_door() -> Door | None:
    return _used or _configured()


@cache
def _configured() -> Door | None:
    return Door.to(ServedChat(settings.CHAT)) if settings.CHAT else None


@contextmanager
def using(model: ChatModel) -> Iterator[Door]:
    """Another model for a while: an evaluation, a test."""
    global _used
    before, _used = _used, Door.to(model)
    try:
        yield _used
    finally:
        _used = before
