"""The cases of the published base of `CHATDOC_DATA`, asked one by one, in JSON."""

import json
import sys
from dataclasses import asdict, dataclass, field

import django


@dataclass
class Judged:
    """What was asked and found; each fault as one line: the fiche, the fact, the figures."""

    splits: int = 0
    without_fact: int = 0
    early_verdicts: list[str] = field(default_factory=list)  # a figure of one branch before the fact
    with_fact: int = 0
    right: int = 0
    two_branches: list[str] = field(default_factory=list)  # a figure of a sister branch is still shown
    silent: list[str] = field(default_factory=list)  # nothing of the right branch is shown
    other_fact: int = 0  # the answer still hangs on another fact: it asks for it
    elsewhere: list[str] = field(default_factory=list)  # another fiche, or a newer text of it, was found first


def main() -> None:
    django.setup()
    from benchmarks.funnel.asking import judge_all

    sys.stdout.write(json.dumps(asdict(judge_all()), ensure_ascii=False))


if __name__ == "__main__":
    main()
