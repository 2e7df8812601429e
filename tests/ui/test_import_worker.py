"""The server and the reader of the imports: started together, ended together, and nothing too heavy gets in."""

from pathlib import Path
from typing import Any

import psutil
import pytest

from config.body_limit import IMPORT_PATH, MOST, BodyLimit
from tests.browser.site import PROJECT, running_site

pytestmark = pytest.mark.django_db


def workers() -> list[psutil.Process]:
    return [each for each in psutil.Process().children(recursive=True) if "worker" in each.cmdline()]


@pytest.mark.parametrize("end", ["terminate", "kill"])
def test_the_worker_lives_as_long_as_the_server(tmp_path: Path, end: str) -> None:
    others = set(workers())  # of the site that other tests of this process share
    with running_site(tmp_path, PROJECT / "tests" / "small_base"):
        (worker,) = set(workers()) - others
        server = worker.parent()
        assert server is not None

        getattr(server, end)()

        assert psutil.wait_procs([worker], timeout=20)[1] == []


def scope(path: str, *headers: tuple[bytes, bytes]) -> dict[str, Any]:
    return {"type": "http", "path": path, "headers": headers}


async def sent_to(path: str, body: bytes, *headers: tuple[bytes, bytes]) -> tuple[int, int]:
    """What the application got of the body, and the status."""
    taken, statuses = 0, [200]

    async def application(_: object, receive: Any, send: Any) -> None:
        nonlocal taken
        taken += len((await receive()).get("body", b""))

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body}

    async def send(message: Any) -> None:
        statuses.append(message.get("status", statuses[-1]))

    await BodyLimit(application)(scope(path, *headers), receive, send)
    return taken, statuses[-1]


async def test_a_body_too_heavy_is_refused_before_it_is_read() -> None:
    length = (b"content-length", str(MOST + 1).encode())

    assert await sent_to("/", b"x", length) == (0, 413)
    assert await sent_to(IMPORT_PATH, b"x", length) == (1, 200)


async def test_a_body_that_hides_its_length_is_cut() -> None:
    assert await sent_to("/", b"x" * (MOST + 1)) == (0, 200)
    assert await sent_to("/", b"x" * 100) == (100, 200)
