"""A language model on a server that speaks the OpenAI protocol: vLLM, llama.cpp, Ollama, a gateway of the State."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from queue import Empty, Queue
from threading import Event, Thread
from typing import TYPE_CHECKING, Final, Literal, Protocol

from chatdoc.ai.errors import ModelFailed
from chatdoc.ai.server import Server

if TYPE_CHECKING:
    from openai import OpenAI
    from openai.types.chat import ChatCompletionMessageParam

_END: Final = object()
_PROBE_SECONDS: Final = 2.0


@dataclass(frozen=True)
class ChatSettings:
    """Read once from the environment (`config.settings`)."""

    server: Server
    name: str = ""  # empty: the first model the server names
    first_seconds: float = 3.0  # the first sentence checked, or the card stands alone
    max_tokens: int = 600


@dataclass(frozen=True)
class Message:
    role: Literal["system", "user"]
    content: str = field(repr=False)


@dataclass(frozen=True)
class Health:
    ok: bool
    words: str  # one line in French: what answers, or what to do


class ChatModel(Protocol):
    settings: ChatSettings

    def stream(self, messages: Sequence[Message], left: Callable[[], float]) -> Iterator[str]:
        """The text as it is written. `left`: seconds that the caller still waits; raise `ModelFailed` after them."""

    def health(self) -> Health: ...


class ServedChat:
    """`openai` is loaded when it is first used: a site without a model never loads it."""

    def __init__(self, settings: ChatSettings) -> None:
        self.settings = settings

    @cached_property
    def _client(self) -> "OpenAI":
        from openai import OpenAI

        from chatdoc.ai.http import client_of

        server = self.settings.server
        return OpenAI(
            base_url=server.base,
            api_key=server.key or "none",
            max_retries=0,
            timeout=None,
            http_client=client_of(server),
        )

    @cached_property
    def _name(self) -> str:
        return self.settings.name or self._served()[0]

    def stream(self, messages: Sequence[Message], left: Callable[[], float]) -> Iterator[str]:
        parts: Queue[object] = Queue()
        stopped = Event()
        Thread(target=self._read, args=(messages, parts, stopped), daemon=True).start()
        try:
            while (part := _next(parts, left())) is not _END:
                if isinstance(part, Exception):
                    raise ModelFailed(_reason(part)) from None  # its message may quote the question
                yield str(part)
        finally:
            stopped.set()

    def _read(self, messages: Sequence[Message], parts: "Queue[object]", stopped: Event) -> None:
        """In its own thread: a server that keeps silent must not hold the advisor's answer."""
        from chatdoc.ai.http import stop_with

        stop_with(stopped)
        try:
            for text in self._texts(messages):
                if stopped.is_set():
                    return
                parts.put(text)
            parts.put(_END)
        except Exception as error:  # whatever a server can do wrong, the reader of the queue must learn it
            parts.put(error)

    def _texts(self, messages: Sequence[Message]) -> Iterator[str]:
        said: list[ChatCompletionMessageParam] = [_param(message) for message in messages]
        stream = self._client.chat.completions.create(
            model=self._name,
            messages=said,
            temperature=0,
            max_tokens=self.settings.max_tokens,
            stream=True,
            extra_headers=_quiet_headers(),
        )
        reason = None
        with stream:
            for chunk in stream:
                for choice in chunk.choices or ():
                    reason = choice.finish_reason or reason
                    if choice.delta.content:
                        yield choice.delta.content
        if reason is None:
            raise ModelFailed("réponse coupée")

    def health(self) -> Health:
        try:
            served = self._served()
        except Exception as error:  # the line says what to do, whatever the server did
            return Health(False, f"{self.settings.server.base} : {_reason(error)}, vérifiez que le serveur est lancé")
        name = self.settings.name or served[0]
        if name not in served:
            return Health(False, f"« {name} » n’est pas servi ; le serveur propose {', '.join(served[:5])}")
        return Health(True, f"{name}, sur {self.settings.server.base}")

    def _served(self) -> list[str]:
        models = self._client.with_options(timeout=_PROBE_SECONDS).models.list(extra_headers=_quiet_headers())
        names = [model.id for model in models.data]
        if not names:
            raise ModelFailed("aucun modèle servi")
        return names


def _next(parts: "Queue[object]", left: float) -> object:
    try:
        return parts.get(timeout=max(left, 0.001))
    except Empty:
        raise ModelFailed("trop lent") from None


def _param(message: Message) -> "ChatCompletionMessageParam":
    if message.role == "system":
        return {"role": "system", "content": message.content}
    return {"role": "user", "content": message.content}


def _quiet_headers() -> dict[str, str]:
    """The client tells its version, machine and system with each request: none of the server's business."""
    from openai import Omit

    names = (
        "Lang",
        "Package-Version",
        "OS",
        "Arch",
        "Runtime",
        "Runtime-Version",
        "Retry-Count",
        "Read-Timeout",
        "Async",
    )
    quiet: dict[str, str] = {f"X-Stainless-{name}": Omit() for name in names}  # type: ignore[misc]
    return {**quiet, "User-Agent": "ChatDoc"}


def _reason(error: Exception) -> str:
    """The kind of the failure, never its words."""
    if isinstance(error, ModelFailed):
        return error.reason
    from openai import APIConnectionError, APIStatusError, APITimeoutError

    if isinstance(error, APITimeoutError):
        return "trop lent"
    if isinstance(error, APIStatusError):
        return f"erreur {error.status_code} du serveur"
    if isinstance(error, APIConnectionError):
        return "injoignable"
    return "réponse illisible"
