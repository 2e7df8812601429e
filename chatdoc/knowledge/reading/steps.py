"""How far the reading of one file has come, for whoever started it: a long scan takes minutes."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

# Page read, of how many. It may raise to stop the reading.
Step = Callable[[int, int], None]

_listener: ContextVar[Step | None] = ContextVar("step", default=None)


@contextmanager
def telling(step: Step) -> Iterator[None]:
    token = _listener.set(step)
    try:
        yield
    finally:
        _listener.reset(token)


def tell(done: int, total: int) -> None:
    if (step := _listener.get()) is not None:
        step(done, total)
