"""`python -m benchmarks.fuzz.drawing FAULTS CORPUS COUNT SEED MOST`: inputs changed from those that the fuzzer kept.

No branch is counted here, so that each is read in a few milliseconds: the fuzzer finds the ways in, this walks them.
"""

import random
import sys
from pathlib import Path

from benchmarks.fuzz.mutating import Mutator, turns_of
from benchmarks.fuzz.noting import Noted
from benchmarks.fuzz.oracle import faults


def main() -> None:
    file, corpus, count, seed, most = sys.argv[1:]
    draw, noted = random.Random(int(seed)), Noted(Path(file))
    kept = [path.read_bytes() for path in sorted(Path(corpus).iterdir())]
    mutator = Mutator(lambda data, longest: scrambled(data, longest, draw))
    for _ in range(int(count)):
        turns = turns_of(mutator(draw.choice(kept), int(most), draw.getrandbits(32)))
        for fault in faults(turns):
            noted.note(fault.key, turns)
    noted.write()


def scrambled(data: bytes, most: int, draw: random.Random) -> bytes:
    """A few bytes taken out, put in or changed, as the fuzzer does."""
    changed = bytearray(data)
    for _ in range(draw.randint(1, 4)):
        place = draw.randrange(len(changed) + 1)
        changed[place : place + draw.randint(0, 2)] = draw.randbytes(draw.randint(0, 2))
    return bytes(changed[:most])


if __name__ == "__main__":
    main()
