"""What the fuzzer runs: `python -m benchmarks.fuzz.target FAULTS CORPUS -runs=…` (the other words are libFuzzer's).

A fault is written down and the run goes on: the first one must not hide the next.
"""

import atexit
import importlib
import json
import sys
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.fuzz.mutating import Mutator, bytes_of, turns_of

# Loops of look-ups, letter by letter: their branches tell nothing and counting them takes a third of the time.
LOOK_UPS = ["chatdoc.privacy.lexicon", "chatdoc.privacy.folding", "chatdoc.privacy.tokens"]


@dataclass
class Noted:
    """The faults so far, each with its count and the shortest input that shows it."""

    file: Path
    found: dict[str, dict[str, int | str]] = field(default_factory=dict)

    def note(self, key: str, turns: list[str]) -> None:
        known = self.found.setdefault(key, {"count": 0, "input": ""})
        known["count"] = int(known["count"]) + 1
        data = bytes_of(turns).hex()
        if not known["input"] or len(data) < len(str(known["input"])):
            known["input"] = data
            self.write()

    def write(self) -> None:
        self.file.write_text(json.dumps(self.found), encoding="utf-8")


def main() -> None:
    atheris = importlib.import_module("atheris")  # optional, and without types: `uv sync --group fuzz`
    with atheris.instrument_imports(include=["chatdoc.privacy"], exclude=LOOK_UPS):
        from benchmarks.fuzz.oracle import faults
    noted = Noted(Path(sys.argv.pop(1)))
    atexit.register(noted.write)

    def target(data: bytes) -> None:
        turns = turns_of(data)
        for fault in faults(turns):
            noted.note(fault.key, turns)

    # `atheris.Mutate` becomes another function once the run has begun: it is looked up at each call.
    atheris.Setup(sys.argv, target, custom_mutator=Mutator(lambda data, most: atheris.Mutate(data, most)).__call__)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
