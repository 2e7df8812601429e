"""One HTTP client for one server of the site: no redirection, no proxy of the environment, stopped when asked to."""

from collections.abc import Iterator
from contextvars import ContextVar
from threading import Event
from typing import Final

import httpx2

from chatdoc.ai.errors import ModelFailed
from chatdoc.ai.server import Server

CONNECT_SECONDS: Final = 2.0
_stop: ContextVar[Event | None] = ContextVar("stop", default=None)


def client_of(server: Server) -> httpx2.Client:
    timeout = httpx2.Timeout(server.seconds, connect=min(CONNECT_SECONDS, server.seconds))
    transport = _Stoppable(proxy=server.proxy or None, trust_env=False)
    headers = {"Authorization": f"Bearer {server.key}"} if server.key else {}
    return httpx2.Client(transport=transport, timeout=timeout, trust_env=False, headers=headers)


def stop_with(event: Event) -> None:
    """What this thread reads from now on ends when the event is set, even from a server that never stops talking."""
    _stop.set(event)


class _Stoppable(httpx2.HTTPTransport):
    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        response = super().handle_request(request)
        stop = _stop.get()
        if stop is not None and isinstance(response.stream, httpx2.SyncByteStream):
            response.stream = _Until(response.stream, stop)
        return response


class _Until(httpx2.SyncByteStream):
    def __init__(self, stream: httpx2.SyncByteStream, stop: Event) -> None:
        self._stream, self._stop = stream, stop

    def __iter__(self) -> Iterator[bytes]:
        for part in self._stream:
            if self._stop.is_set():
                raise ModelFailed("arrêté")
            yield part

    def close(self) -> None:
        self._stream.close()
