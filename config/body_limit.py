"""How much a request may send. Django spools a whole body to disk before any page sees it: the rest stops here."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

Message = Mapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[dict[str, Any], Receive, Send], Awaitable[None]]

_MEGA: Final = 1024 * 1024
MOST: Final = 2 * _MEGA
MOST_IMPORTED: Final = 410 * _MEGA  # `editorial.importing.files.MAX_UPLOADS`, and what surrounds the files
IMPORT_PATH: Final = "/base/importer/"
_SAID: Final = (
    "<!doctype html><html lang='fr'><meta charset='utf-8'><title>Envoi trop lourd · ChatDoc</title>"
    "<p>Cet envoi est trop lourd : rien n’a été pris. Revenez en arrière, puis déposez les fichiers en plusieurs fois."
).encode()


class BodyLimit:
    def __init__(self, application: Application) -> None:
        self._application = application

    async def __call__(self, scope: dict[str, Any], receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._application(scope, receive, send)
            return
        limit = MOST_IMPORTED if scope["path"] == IMPORT_PATH else MOST
        if _announced(scope) > limit:
            await _refuse(send)
            return
        await self._application(scope, _counted(receive, limit), send)


def _announced(scope: dict[str, Any]) -> int:
    length = next((value for name, value in scope["headers"] if name == b"content-length"), b"0")
    return int(length) if length.isdigit() and len(length) < 20 else 0


def _counted(receive: Receive, limit: int) -> Receive:
    """A body that does not say its length ends, for Django, as if the browser had left."""
    received = 0

    async def counted() -> Message:
        nonlocal received
        message = await receive()
        received += len(message.get("body", b""))
        return {"type": "http.disconnect"} if received > limit else message

    return counted


async def _refuse(send: Send) -> None:
    headers = [
        (b"content-type", b"text/html; charset=utf-8"),
        (b"content-security-policy", b"default-src 'none'"),
        (b"connection", b"close"),
    ]
    await send({"type": "http.response.start", "status": 413, "headers": headers})
    await send({"type": "http.response.body", "body": _SAID})
