"""A small draw of the adversary (`python -m benchmarks.grounding`): lies seldom shown, truths seldom withheld."""

from itertools import islice
from pathlib import Path

import pytest

from benchmarks.grounding.drawing import LIES, TRUTHS, drawn
from benchmarks.grounding.truths import truths
from chatdoc.accounts.permissions import CONSOLE
from chatdoc.knowledge.actions.import_documents import ImportOptions, import_documents
from chatdoc.knowledge.importers.read_source import read_in_order
from chatdoc.knowledge.reading.gathering import gather

BASE = Path(__file__).resolve().parents[2] / "base"


@pytest.mark.django_db
def test_lies_are_withheld_and_truths_shown_as_the_report_promises() -> None:
    with gather([str(BASE)]) as sources:
        import_documents(CONSOLE, read_in_order(sources, None, lambda: None), ImportOptions(publish=True))

    found = list(drawn(islice(truths(), 0, None, 5), seed=7))

    lies = [one for one in found if not one.is_true]
    true = [one for one in found if one.is_true]
    assert len(lies) > 800
    assert len(true) > 500
    assert len({one.kind for one in found}) > 0.8 * len({*LIES, *TRUTHS})
    assert sum(one.is_wrong for one in lies) <= 0.02 * len(lies)
    assert sum(one.is_wrong for one in true) <= 0.10 * len(true)
