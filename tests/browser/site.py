"""A real server on a folder of its own, with the small base and one person of each role."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
START_SECONDS = 60
CREATE_PEOPLE = "import django; django.setup(); from config.demo_people import create_demo_people; create_demo_people()"


@contextmanager
def running_site(data: Path, base: Path) -> Iterator[str]:
    environment = {**os.environ, "CHATDOC_DATA": str(data), "DJANGO_SETTINGS_MODULE": "config.settings"}
    environment.pop("DATABASE_URL", None)
    _run(environment, "-m", "config.cli", "import", str(base), "--publish")
    _run(environment, "-c", CREATE_PEOPLE)
    port = _free_port()
    command = [sys.executable, "-m", "config.cli", "serve", "--port", str(port)]
    with subprocess.Popen(command, cwd=PROJECT, env=environment, stdout=subprocess.DEVNULL) as server:  # noqa: S603
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_for(address, server)
            yield address
        finally:
            server.terminate()


def _run(environment: dict[str, str], *arguments: str) -> None:
    subprocess.run(  # noqa: S603
        [sys.executable, *arguments], cwd=PROJECT, env=environment, check=True, capture_output=True
    )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(address: str, server: "subprocess.Popen[bytes]") -> None:
    limit = time.monotonic() + START_SECONDS
    while time.monotonic() < limit and server.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/pret/", timeout=2):  # noqa: S310
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"le serveur n’a pas démarré (code {server.poll()})")
