"""The documentation cannot fall behind: settings, errors, commands, links."""

import re
from pathlib import Path

import pytest

from config.cli import COMMANDS
from config.settings.environment import SETTINGS
from tests.source_tree import PROJECT, SOURCES, calls, constant, domain_errors, tracked

OPERATIONS = PROJECT / "docs" / "exploitation"
PAGES = [PROJECT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")] + sorted(
    (PROJECT / "docs").rglob("*.md")
)


def documentation(folder: Path) -> str:
    return "\n".join(page.read_text() for page in sorted(folder.rglob("*.md")))


def refusal_codes() -> set[str]:
    """The codes of the guard's refusals: values, not exceptions."""
    found = (call for path in SOURCES for name, call in calls(path) if name == "Refusal" and call.args)
    return {code for call in found if (code := constant(call.args[0]))}


def test_every_setting_is_documented() -> None:
    documented = documentation(OPERATIONS)

    assert [setting.name for setting in SETTINGS if f"`{setting.name}`" not in documented] == []


def test_no_documented_setting_is_imaginary() -> None:
    named = set(re.findall(r"`(CHATDOC_[A-Z_]+)`", documentation(OPERATIONS)))

    assert named - {setting.name for setting in SETTINGS} == set()


def test_every_error_code_is_documented_and_told_apart() -> None:
    codes = {kind.code for name, kind in domain_errors().items() if name != "DomainError"} | refusal_codes()
    documented = set(re.findall(r"^\| `([a-z_]+)` \|", (PROJECT / "docs" / "erreurs.md").read_text(), re.MULTILINE))

    assert codes - documented == set(), "à ajouter à docs/erreurs.md"
    assert documented - codes == set(), "à retirer de docs/erreurs.md"


def test_every_command_is_documented() -> None:
    documented = documentation(OPERATIONS)

    assert [name for name in COMMANDS if f"chatdoc {name}" not in documented] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(PROJECT)))
def test_every_link_of_a_page_leads_somewhere(page: Path) -> None:
    text = re.sub(r"(?s)```.*?```", "", page.read_text())
    links = [link.split("#")[0] for link in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in link]

    assert [link for link in links if link and not (page.parent / link).exists()] == []


def test_what_the_documentation_shows_is_committed() -> None:
    names = {path.relative_to(PROJECT).as_posix() for path in tracked()}

    assert {"README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "uv.lock", ".python-version"} <= names
