"""Asking as the page does: a POST in, events out."""

import json
from collections.abc import AsyncIterator
from typing import Any, cast

from asgiref.sync import sync_to_async
from django.test import AsyncClient

from chatdoc.accounts.models import Role
from tests.accounts.factories import make_person

ASK = "/appel/question/"
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


async def signed_in(role: Role = Role.TELECONSEILLER) -> AsyncClient:
    client = AsyncClient()
    await client.aforce_login(await sync_to_async(make_person)(role), backend=BACKEND)
    return client


async def post(client: AsyncClient, words: str, **more: Any) -> tuple[Any, str]:
    """The response, and its body read to the end."""
    response = await client.post(ASK, {"question": words, **more}, content_type="application/json")
    if not response.streaming:
        return response, response.content.decode()
    chunks = cast("AsyncIterator[bytes]", cast("Any", response).streaming_content)
    return response, "".join([chunk.decode() async for chunk in chunks])


def blocks(body: str) -> list[tuple[str, Any]]:
    """The events in order."""
    pairs = (block.split("\n") for block in body.split("\n\n") if block)
    return [(name.removeprefix("event: "), json.loads(data.removeprefix("data: "))) for name, data in pairs]


def events(body: str) -> dict[str, Any]:
    return dict(blocks(body))
