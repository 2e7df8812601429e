"""The faults so far, each with its count and the shortest input that shows it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.fuzz.mutating import bytes_of


@dataclass
class Noted:
    """A fault is written down and the run goes on: the first one must not hide the next."""

    file: Path
    found: dict[str, dict[str, int | str]] = field(default_factory=dict)

    def note(self, key: str, turns: Sequence[str]) -> None:
        known = self.found.setdefault(key, {"count": 0, "input": ""})
        known["count"] = int(known["count"]) + 1
        data = bytes_of(turns).hex()
        if not known["input"] or len(data) < len(str(known["input"])):
            known["input"] = data
            self.write()

    def write(self) -> None:
        self.file.write_text(json.dumps(self.found), encoding="utf-8")
