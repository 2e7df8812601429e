"""The worker of the imports: a process of its own beside the server, started and stopped with it."""

import logging
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

logger = logging.getLogger("chatdoc.serving")
PROJECT: Final = Path(__file__).resolve().parents[1]
STOP_SECONDS: Final = 3
_PAUSE_SECONDS: Final = 5  # before a worker that ended by itself is started again
_COMMAND: Final = (sys.executable, "-m", "config.cli", "worker", "--attached")


@contextmanager
def import_worker() -> Iterator[None]:
    """Ended whatever way the server ends: it reads our pipe, which closes with us."""
    keeper = _Keeper()
    keeper.start()
    try:
        yield
    finally:
        keeper.stop()


class _Keeper(threading.Thread):
    def __init__(self) -> None:
        super().__init__(name="imports", daemon=True)
        self._stopped = threading.Event()
        self._process: subprocess.Popen[bytes] | None = None

    def run(self) -> None:
        while not self._stopped.is_set():
            # Its own session: Ctrl-C in the terminal is for the server, which stops it.
            self._process = subprocess.Popen(  # noqa: S603 - our own command
                _COMMAND, cwd=PROJECT, stdin=subprocess.PIPE, start_new_session=True
            )
            status = self._process.wait()
            if not self._stopped.is_set():
                logger.error("the worker of the imports ended (%s): started again", status)
                self._stopped.wait(_PAUSE_SECONDS)

    def stop(self) -> None:
        """An import under way is taken up again at the next start: it need not be waited for."""
        self._stopped.set()
        if (process := self._process) is None:
            return
        process.terminate()
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
        self.join(STOP_SECONDS)


def stop_with_parent() -> None:
    """Nothing is ever written to our input: its end is the end of the server."""

    def wait() -> None:
        while os.read(sys.stdin.fileno(), 1):
            pass
        os._exit(0)

    threading.Thread(target=wait, name="parent", daemon=True).start()
