"""What every test may use. Settings come from `tests/environment.py`, loaded first."""

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from chatdoc.accounts.permissions import CONSOLE
from chatdoc.knowledge.actions.import_documents import ImportOptions, import_documents
from chatdoc.knowledge.actions.import_report import ImportReport
from chatdoc.knowledge.importers.read_source import read_in_order
from chatdoc.knowledge.reading.gathering import gather

PROJECT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("CHATDOC_SHARED") or PROJECT.parent / "shared")
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

# A busy machine is no failure. `make proof` draws more.
settings.register_profile("quick", deadline=None, max_examples=50)
settings.register_profile("proof", deadline=None, max_examples=2000)


def pytest_configure(config: pytest.Config) -> None:
    settings.load_profile("proof" if "proof" in (config.option.markexpr or "") else "quick")


def chromium_path() -> str | None:
    return next(filter(None, map(shutil.which, CHROMIUMS)), None)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Each test left out says why. In CI nothing but the long proofs may be left out for want of a browser."""
    reasons = {
        "corpus": None if (SHARED / "corpus").is_dir() else f"corpus public absent : {SHARED / 'corpus'}",
        "browser": None if chromium_path() or os.environ.get("CI") == "true" else "Chromium n’est pas installé",
        "proof": None if "proof" in (config.option.markexpr or "") else "preuve longue : « make proof »",
    }
    for item in items:
        for marker, reason in reasons.items():
            if reason and item.get_closest_marker(marker):
                item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The public texts. Ask for it only in tests marked `corpus`."""
    if not (SHARED / "corpus").is_dir():
        pytest.skip(f"corpus public absent : {SHARED / 'corpus'}")
    return SHARED / "corpus"


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser's program, for tests marked `browser`."""
    path = chromium_path()
    if path is None:
        pytest.fail("Chromium est introuvable : apt-get install chromium")
    return path


@pytest.fixture
def small_base(db: None) -> ImportReport:
    """A small published base of invented rules, taken in by the real import."""
    with gather([str(PROJECT / "tests" / "small_base")]) as sources:
        report = import_documents(CONSOLE, read_in_order(sources, None, lambda: None), ImportOptions(publish=True))
    assert report.failed == []
    return report
