from pathlib import Path

import pytest

from chatdoc.accounts.permissions import CONSOLE
from chatdoc.knowledge.actions.import_documents import ImportOptions, import_documents
from chatdoc.knowledge.importers.read_source import read_in_order
from chatdoc.knowledge.reading.gathering import gather
from tests.accounts.fixtures import log_lines, quick_sign_in, talkative

__all__ = ["log_lines", "quick_sign_in", "talkative"]

SMALL_BASE = Path(__file__).resolve().parents[1] / "small_base"


@pytest.fixture
def small_base_kept(transactional_db: None) -> None:
    """The small base, committed: a stream reads it from another thread."""
    with gather([str(SMALL_BASE)]) as sources:
        report = import_documents(CONSOLE, read_in_order(sources, None, lambda: None), ImportOptions(publish=True))
    assert report.failed == []
