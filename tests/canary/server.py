"""A real server on the loopback, with what it keeps and logs in one folder: the product as it is installed."""

import os
import re
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import httpx

from config.demo_people import PASSWORD
from tests.canary.searching import content_of
from tests.conftest import PROJECT

ADVISOR = "camille"
PYTHON = [sys.executable, "-m"]
SERVED = (*PYTHON, "config.cli", "serve", "--port")  # the product as it serves
# A site that runs it by itself: uvicorn's log of every address, which the product's own settings turn off, is back.
WITH_ACCESS_LOG = (
    sys.executable,
    "-c",
    "import sys, uvicorn; from config.serving import make_application; "
    "uvicorn.run(make_application(), port=int(sys.argv[1]), lifespan='off')",
)
# Nobody's, and long enough to hold six digits of somebody by chance. First the days and hours of this century (all
# these people were born in the last one), then the seals and keys: a seal would take the year of a day beside it.
BY_CHANCE = (
    re.compile(r"\b\d\d/\d\d/20\d\d\b|20\d\d-\d\d-\d\d(?:[T ]\d\d:\d\d:\d\d(?:\.\d{6}|,\d{3})?)?"),
    re.compile(r"[0-9a-f]{40,}|\b[A-Za-z0-9]{32,64}\b"),
)
PAGE = 4096
DATED = ("date", "expires", "last-modified")


def prepare(folder: Path) -> None:
    """The starter base, its index and the demonstration's people."""
    command = [*PYTHON, "config.cli", "demo", "--no-serve"]
    subprocess.run(command, cwd=PROJECT, env=_environment(folder), check=True, capture_output=True)  # noqa: S603


@contextmanager
def served(folder: Path, command: Sequence[str]) -> Iterator[str]:
    """Its address. All that it writes on its outputs is kept beside its data, and searched with them."""
    port = _free_port()
    address = f"http://127.0.0.1:{port}"
    shutil.rmtree(folder / "cache", ignore_errors=True)  # the failed sign-ins of another test
    with (folder / "server.log").open("ab") as log:
        server = subprocess.Popen(  # noqa: S603 - our own server
            [*command, str(port)], cwd=PROJECT, env=_environment(folder), stdout=log, stderr=log
        )
        try:
            _wait(address, server)
            yield address
        finally:
            server.terminate()
            server.wait(timeout=30)


@contextmanager
def signed_in(address: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=address, timeout=30) as client:
        client.get("/connexion/")
        fields = {"login": ADVISOR, "password": PASSWORD, "csrfmiddlewaretoken": client.cookies["csrftoken"]}
        assert client.post("/connexion/", data=fields).status_code == 302
        client.headers["X-CSRFToken"] = client.cookies["csrftoken"]
        yield client


def kept(folder: Path) -> set[str]:
    """Every file and its name, every value of every table, without what holds digits by chance."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    texts = [text for file in files for text in (str(file), *_pieces(file))]
    return {without_chance(text) for text in (*texts, *_values(folder / "chatdoc.sqlite3"))}


def without_chance(text: str) -> str:
    for pattern in BY_CHANCE:
        text = pattern.sub(" ", text)
    return text


def headers_of(response: httpx.Response) -> str:
    kept = [f"{name} {value}" for name, value in response.headers.items() if name not in DATED]
    return without_chance(" ; ".join(kept))


def body_of(response: httpx.Response) -> str:
    return without_chance(response.text)


def _pieces(file: Path) -> Iterator[str]:
    """A database page by page, those of its journal too: it keeps there what its tables no longer show.

    Within a page columns touch: « F14044 » and « 2026-09-01 » would be a number, so a page as it was before is not new.
    Nothing is cut: what is longer than a page is chained by SQLite itself.
    """
    if ".sqlite3" not in file.name:
        yield content_of(file)
        return
    start, header = (32, 24) if file.name.endswith("-wal") else (0, 0)
    content = file.read_bytes()
    for at in range(start, len(content), header + PAGE):
        yield content[at + header : at + header + PAGE].decode("utf-8", "replace")


def _values(database: Path) -> Iterator[str]:
    """One by one: the key of a row, its day and the key of another row side by side would be a number too."""
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("PRAGMA page_size").fetchone() == (PAGE,)
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        assert len(tables) > 10
        for table in tables:
            rows = connection.execute(f'SELECT * FROM "{table}"')  # noqa: S608
            yield from (str(value) for row in rows for value in row)


def _environment(folder: Path) -> dict[str, str]:
    """A folder of its own, and its own SQLite, whatever database the tests run on."""
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return {**kept, "CHATDOC_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "config.settings"}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(address: str, server: "subprocess.Popen[bytes]", patience: float = 120) -> None:
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline and server.poll() is None:
        try:
            if httpx.get(f"{address}/pret/", timeout=5).status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.1)
    raise AssertionError("the server did not start")
