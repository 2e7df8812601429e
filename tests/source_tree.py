"""The project's own sources, read by the tests that hold its rules."""

import ast
import importlib
import pkgutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import chatdoc
import config
from chatdoc.common.errors import DomainError

PROJECT = Path(__file__).resolve().parents[1]
SOURCES = sorted([*(PROJECT / "chatdoc").rglob("*.py"), *(PROJECT / "config").rglob("*.py")])
TEMPLATES = sorted((PROJECT / "chatdoc").rglob("templates/**/*.html"))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


def calls(path: Path, inside: ast.AST | None = None) -> Iterator[tuple[str, ast.Call]]:
    """Every call of a file, with the last name of what is called."""
    for node in ast.walk(inside or tree(path)):
        if isinstance(node, ast.Call):
            called = node.func
            yield called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", ""), node


def place(path: Path, node: ast.AST) -> str:
    return f"{path.relative_to(PROJECT)}:{getattr(node, 'lineno', 0)}"


def constant(node: ast.AST | None) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


@cache
def domain_errors() -> dict[str, type[DomainError]]:
    for package in (chatdoc, config):
        for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
            if ".migrations" not in module.name:
                importlib.import_module(module.name)

    def below(kind: type[DomainError]) -> Iterator[type[DomainError]]:
        yield kind
        for child in kind.__subclasses__():
            yield from below(child)

    return {
        kind.__name__: kind for kind in below(DomainError) if kind.__module__.split(".")[0] in ("chatdoc", "config")
    }


@cache
def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=PROJECT, capture_output=True, check=False)  # noqa: S607
    if listed.returncode:
        pytest.skip("ce dossier n’est pas un clone git")
    return [path for name in listed.stdout.decode().split("\0") if name and (path := PROJECT / name).is_file()]


def tracked_texts() -> Iterator[tuple[Path, str]]:
    for path in tracked():
        try:
            yield path, path.read_text()
        except UnicodeDecodeError:
            continue
