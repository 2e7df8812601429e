"""What the guard costs: time and memory of a process that starts and guards one question, then time a question."""

import json
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.measuring import PROJECT
from chatdoc.evaluation.scoring.statistics import percentile
from chatdoc.privacy import guard
from chatdoc.privacy.lexicon import use_lexicon_folder

_STARTS = 5
_READINGS = 3
_PROBE = """
import json, sys, time
started = time.perf_counter()
from pathlib import Path
from chatdoc.privacy import guard
from chatdoc.privacy.lexicon import use_lexicon_folder
use_lexicon_folder(Path(sys.argv[1]) if sys.argv[1] else None)
guard("Mme Durand, 62 ans, demande sa réversion")
seconds = time.perf_counter() - started
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM")).split()[1]
print(json.dumps([seconds, int(peak) / 1024]))
"""


def starting(folder: Path | None) -> str:
    """Median of a few processes."""
    seconds, mega = zip(*(_probe(folder) for _ in range(_STARTS)), strict=True)
    return f"{percentile(seconds, 0.5):.2f} s, {percentile(mega, 0.5):.0f} Mo"


def _probe(folder: Path | None) -> tuple[float, float]:
    command = [sys.executable, "-c", _PROBE, str(folder or "")]
    seconds, mega = json.loads(subprocess.run(command, cwd=PROJECT, check=True, capture_output=True).stdout)
    return seconds, mega


def _milliseconds(text: str) -> float:
    started = time.process_time()  # other programs share the machine
    guard(text)
    return (time.process_time() - started) * 1000


def speed(texts: Sequence[str], folder: Path | None) -> str:
    """The whole guard, numbers and wording included."""
    use_lexicon_folder(folder)
    times = [min(_milliseconds(text) for _ in range(_READINGS)) for text in texts]
    return f"p50 {percentile(times, 0.50):.2f} ms, p95 {percentile(times, 0.95):.2f} ms"
