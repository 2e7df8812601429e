"""What the fuzzer runs: `python -m benchmarks.fuzz.target FAULTS CORPUS -runs=…` (the other words are libFuzzer's)."""

import atexit
import importlib
import sys
from pathlib import Path

from benchmarks.fuzz.mutating import Mutator, turns_of
from benchmarks.fuzz.noting import Noted

# Loops of look-ups, letter by letter: their branches tell nothing and counting them takes a third of the time.
LOOK_UPS = ["chatdoc.privacy.lexicon", "chatdoc.privacy.folding", "chatdoc.privacy.tokens"]


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
