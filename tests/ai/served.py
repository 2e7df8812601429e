"""A model server on the loopback that speaks the OpenAI protocol, well or badly."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import openai  # noqa: F401  loaded before any clock runs, as a server does when it starts

from chatdoc.ai.chat import ChatSettings, ServedChat
from chatdoc.ai.server import Server

type Writes = Callable[["Reply", dict[str, Any]], None]


@dataclass
class Reply:
    """What a handler may do with one request to write."""

    handler: BaseHTTPRequestHandler

    def open(self) -> None:
        self.handler.send_response(200)
        self.handler.send_header("Content-Type", "text/event-stream")
        self.handler.end_headers()

    def raw(self, data: bytes) -> None:
        self.handler.wfile.write(data)
        self.handler.wfile.flush()

    def part(self, text: str | None, reason: str | None = None) -> None:
        choice = {"index": 0, "delta": {"content": text} if text is not None else {}, "finish_reason": reason}
        chunk = {"id": "x", "object": "chat.completion.chunk", "created": 0, "model": "essai", "choices": [choice]}
        self.raw(f"data: {json.dumps(chunk)}\n\n".encode())

    def end(self) -> None:
        self.part(None, "stop")
        self.raw(b"data: [DONE]\n\n")


@dataclass
class ModelServer:
    writes: Writes
    models: tuple[str, ...] = ("essai",)
    heard: list[tuple[dict[str, str], dict[str, Any]]] = field(default_factory=list)
    url: str = ""

    def chat(self, **settings: Any) -> ServedChat:
        seconds = settings.pop("seconds", 5.0)
        return ServedChat(ChatSettings(Server(self.url, settings.pop("key", ""), seconds), **settings))


def saying(text: str, size: int = 7, pause: float = 0.0) -> Writes:
    """Writes this text in small parts, which fall anywhere in its words and numbers."""

    def write(reply: Reply, asked: dict[str, Any]) -> None:
        reply.open()
        for start in range(0, len(text), size):
            reply.part(text[start : start + size])
            time.sleep(pause)
        reply.end()

    return write


@contextmanager
def served(writes: Writes, models: tuple[str, ...] = ("essai",)) -> Iterator[ModelServer]:
    server = ModelServer(writes, models)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._json(
                {
                    "object": "list",
                    "data": [{"id": m, "object": "model", "created": 0, "owned_by": "x"} for m in models],
                }
            )

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            server.heard.append(({name.lower(): value for name, value in self.headers.items()}, body))
            with suppress(BrokenPipeError, ConnectionResetError):  # the reader left, as it should
                server.writes(Reply(self), body)

        def _json(self, data: dict[str, Any]) -> None:
            content = json.dumps(data).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    http.daemon_threads = True
    Thread(target=http.serve_forever, args=(0.05,), daemon=True).start()
    server.url = f"http://127.0.0.1:{http.server_address[1]}"
    try:
        yield server
    finally:
        http.shutdown()
        http.server_close()
