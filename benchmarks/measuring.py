"""A command in its own process and its own data folder: how long, how much memory."""

import json
import os
import resource
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from tempfile import TemporaryDirectory
from typing import Any

import httpx
import psutil
from rich.console import Console
from rich.table import Table

from chatdoc.evaluation.scoring.statistics import percentile

PROJECT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("CHATDOC_SHARED") or PROJECT.parent / "shared") / "corpus"
MEGA = 1024 * 1024
Row = tuple[str, str]


@dataclass(frozen=True)
class Ran:
    seconds: float
    peak_mb: float
    out: str


def chatdoc_command(*words: str) -> list[str]:
    return [sys.executable, "-m", "config.cli", *words]


def run(command: Sequence[str], data: Path, statuses: Sequence[int] = (0,)) -> Ran:
    """Peak memory is the process's own, from the system's accounts."""
    started = time.perf_counter()
    with (data / "out").open("w+") as out:
        process = subprocess.Popen(command, cwd=PROJECT, env=_environment(data), stdout=out)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        text = out.read()
    if process.returncode not in statuses:
        raise SystemExit(f"échec ({process.returncode}) : {' '.join(command)}")
    return Ran(seconds, _peak_mb(usage), text)


def _peak_mb(usage: resource.struct_rusage) -> float:
    return usage.ru_maxrss / (MEGA if sys.platform == "darwin" else 1024)


def _environment(data: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CHATDOC_")}
    return {**kept, "CHATDOC_DATA": str(data), "DJANGO_SETTINGS_MODULE": "config.settings"}


@contextmanager
def data_folder() -> Iterator[Path]:
    with TemporaryDirectory(prefix="chatdoc-mesure-") as name:
        yield Path(name)


def import_base(paths: Sequence[Path], data: Path) -> tuple[Ran, dict[str, Any]]:
    ran = run(chatdoc_command("import", *map(str, paths), "--publish", "--json"), data, statuses=(0, 1))
    return ran, json.loads(ran.out)


def engine_figures(questions: Path, data: Path) -> dict[str, float]:
    figures: dict[str, float] = json.loads(run([sys.executable, "-m", "benchmarks.engine", str(questions)], data).out)
    return figures


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(command: str, data: Path) -> Iterator[tuple[str, psutil.Process, float]]:
    """A real server on the loopback: its address, its process, the seconds it took to be ready."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    started = time.perf_counter()
    words = chatdoc_command(command, "--port", str(port))
    process = subprocess.Popen(words, cwd=PROJECT, env=_environment(data), stdout=subprocess.DEVNULL)
    try:
        _wait_ready(address, process)
        yield address, psutil.Process(process.pid), time.perf_counter() - started
    finally:
        beside = psutil.Process(process.pid).children(recursive=True) if process.poll() is None else []
        process.terminate()
        process.wait(timeout=20)
        psutil.wait_procs(beside, timeout=20)  # its folder may go once they have gone


def _wait_ready(address: str, process: subprocess.Popen[bytes], patience: float = 120) -> None:
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline and process.poll() is None:
        try:
            if httpx.get(f"{address}/pret/", timeout=5).status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.05)
    raise SystemExit("le serveur n’a pas démarré")


def memory_mb(process: psutil.Process) -> float:
    """Its own: the reader of imports beside the server is another process."""
    return float(process.memory_info().rss / MEGA)


def memory_beside_mb(process: psutil.Process) -> float:
    return float(sum(each.memory_info().rss for each in process.children(recursive=True)) / MEGA)


def times(values: Sequence[float]) -> dict[str, float]:
    return {
        "moyenne": fmean(values),
        "médiane": percentile(values, 0.5),
        "p95": percentile(values, 0.95),
        "maximum": max(values),
    }


def show(title: str, rows: Sequence[Row]) -> None:
    table = Table(title=title, title_justify="left", show_header=False)
    table.add_column()
    table.add_column(justify="right")
    for row in rows:
        table.add_row(*row)
    Console(width=None if sys.stdout.isatty() else 110).print(table)


def decimal(value: float, unit: str, places: int = 1) -> str:
    return f"{value:.{places}f} {unit}".replace(".", ",")
