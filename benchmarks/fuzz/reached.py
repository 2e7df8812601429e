"""Which lines of the guard a set of inputs reaches: `python -m benchmarks.fuzz.reached FOLDER`, JSON out."""

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from types import CodeType

from benchmarks.fuzz.mutating import turns_of

GUARD = str(Path("chatdoc") / "privacy")
MOST_INPUTS = 4000
_TOOL = sys.monitoring.COVERAGE_ID


def main() -> None:
    reached: dict[str, set[int]] = defaultdict(set)
    _watch(reached)
    from benchmarks.fuzz.oracle import faults  # imported under watch: what a module does on import is a line too

    inputs = sorted(Path(sys.argv[1]).iterdir())
    for file in inputs[:: max(1, len(inputs) // MOST_INPUTS)]:
        faults(turns_of(file.read_bytes()))
    sys.monitoring.free_tool_id(_TOOL)
    lines = {file: set(_lines(compile(Path(file).read_text("utf-8"), file, "exec"))) for file in reached}
    done = sum(len(reached[file] & lines[file]) for file in reached)
    json.dump({"reached": done, "lines": sum(map(len, lines.values())), "files": len(lines)}, sys.stdout)


def _watch(reached: dict[str, set[int]]) -> None:
    def line(code: CodeType, number: int) -> object:
        if GUARD in code.co_filename:
            reached[code.co_filename].add(number)
        return sys.monitoring.DISABLE  # once is enough

    sys.monitoring.use_tool_id(_TOOL, "reached")
    sys.monitoring.register_callback(_TOOL, sys.monitoring.events.LINE, line)
    sys.monitoring.set_events(_TOOL, sys.monitoring.events.LINE)


def _lines(code: CodeType) -> Iterator[int]:
    yield from (number for _, _, number in code.co_lines() if number)
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _lines(constant)


if __name__ == "__main__":
    main()
