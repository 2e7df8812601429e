"""After a few failures in a row the model is left alone; a probe in the background finds out when it is back."""

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock, Thread
from time import monotonic
from typing import Final

FAILURES: Final = 3
PAUSE_SECONDS: Final = 30.0


@dataclass
class Breaker:
    """`probe`: whether the server is well. No question ever waits for it."""

    probe: Callable[[], bool]
    clock: Callable[[], float] = monotonic
    _failures: int = 0
    _tried_at: float = 0.0
    _is_probing: bool = False
    _lock: Lock = field(default_factory=Lock)

    def allows(self) -> bool:
        with self._lock:
            if self._failures < FAILURES:
                return True
            is_due = self.clock() - self._tried_at >= PAUSE_SECONDS and not self._is_probing
            self._is_probing = self._is_probing or is_due
        if is_due:
            Thread(target=self.look, daemon=True).start()
        return False

    def succeeded(self) -> None:
        with self._lock:
            self._failures = 0

    def failed(self) -> None:
        with self._lock:
            self._failures += 1
            self._tried_at = self.clock()

    def look(self) -> None:
        is_well = self.probe()
        with self._lock:
            self._is_probing = False
            self._tried_at = self.clock()
            # One failure more closes the door again: a server that lists its models may still not write.
            self._failures = FAILURES - 1 if is_well else self._failures
