"""`SafeText` is the promise that words passed the guard: nobody else makes one, and what must ask for one does."""

import ast
import importlib
import inspect
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any, Final, get_type_hints

import pytest

from chatdoc.answering.actions import CallContext
from chatdoc.answering.question import Question
from chatdoc.privacy import SafeText
from tests.source_tree import PROJECT, SOURCES, calls, place, tree

CODE: Final = sorted(
    path
    for folder in ("chatdoc", "config", "tests", "tools", "benchmarks")
    for path in (PROJECT / folder).rglob("*.py")
)
MAKER: Final = "chatdoc/privacy/guarding.py:_outcome"
# A test may try to make one by hand, and be refused.
REFUSED: Final = "tests/privacy/test_restoring.py:test_no_hand_makes_safe_text"
KNOWS_THE_SEAL: Final = {"chatdoc/privacy/safe_text.py", "chatdoc/privacy/guarding.py"}
# Where a typed word enters what searches, answers and shows.
ENTRIES: Final = (
    "chatdoc.retrieval.queries",
    "chatdoc.answering.actions",
    "chatdoc.answering.queries",
    "chatdoc.calls.actions",
)
TYPED: Final = {"words", "text", "question", "query", "history", "turn", "turns", "utterance", "transcript"}
GUARDS: Final = {"guard", "guard_next", "guarded_words"}


def _name(path: Path) -> str:
    return path.relative_to(PROJECT).as_posix()


def _says_safe_text(node: ast.AST | None) -> bool:
    return node is not None and re.search(r"\bSafeText\b", ast.unparse(node)) is not None


def _ways_round(module: ast.AST) -> Iterator[ast.AST]:
    """Another name for the type, a heir, a cast, an object made without its constructor, its inside written."""
    for node in ast.walk(module):
        match node:
            case ast.ImportFrom(names=names) if any(alias.name == "SafeText" and alias.asname for alias in names):
                yield node
            case ast.ClassDef(bases=bases) if any(map(_says_safe_text, bases)):
                yield node
            case ast.Assign(value=ast.Name(id="SafeText") | ast.Attribute(attr="SafeText")):
                yield node
            case ast.Call(func=called, args=[first, *_]) if _says_safe_text(first) and _makes(called):
                yield node
            case ast.Assign(targets=targets) if any(_is_inside(target) for target in targets):
                yield node
            case ast.Attribute(attr="_seal"):
                yield node


def _makes(called: ast.expr) -> bool:
    return (
        re.search(r"(?:\bcast|__new__|\bpartial|__setattr__|\bsetattr|\bgetattr|\btype)$", ast.unparse(called))
        is not None
    )


def _is_inside(target: ast.expr) -> bool:
    return isinstance(target, ast.Attribute) and target.attr == "_text" and ast.unparse(target.value) != "self"


def test_the_guard_alone_makes_safe_text() -> None:
    made = [
        f"{_name(path)}:{function.name}"
        for path in CODE
        for function in ast.walk(tree(path))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for name, _ in calls(path, inside=function)
        if name == "SafeText"
    ]
    everywhere = [place(path, call) for path in CODE for name, call in calls(path) if name == "SafeText"]

    assert sorted(made) == [MAKER, REFUSED]
    assert len(everywhere) == len(made)


def test_nobody_goes_round_the_maker_of_safe_text() -> None:
    round_it = [
        place(path, node) for path in CODE if _name(path) not in KNOWS_THE_SEAL for node in _ways_round(tree(path))
    ]
    silenced = [
        _name(path)
        for path in CODE
        if path != Path(__file__) and re.search(r"SafeText.*# type: ignore", path.read_text())
    ]

    assert round_it == []
    assert silenced == []
    assert (PROJECT / "chatdoc/privacy/guarding.py").read_text().count("_seal") == 1


@pytest.mark.parametrize(
    "code",
    [
        "from chatdoc.privacy import SafeText as Words",
        "class Loose(SafeText): pass",
        "Words = SafeText",
        "Words = privacy.SafeText",
        "cast(SafeText, words)",
        "cast('Sequence[SafeText]', words)",
        "typing.cast('SafeText', words)",
        "object.__new__(SafeText)",
        "partial(SafeText, words)",
        "words._text = typed",
        "SafeText._seal",
    ],
)
def test_a_way_round_is_seen(code: str) -> None:
    assert list(_ways_round(ast.parse(code)))


def _public_functions(module: ModuleType) -> Iterator[tuple[str, Any]]:
    for name, function in inspect.getmembers(module, inspect.isfunction):
        if function.__module__ == module.__name__ and not name.startswith("_"):
            yield name, function


@pytest.mark.parametrize("entry", ENTRIES)
def test_what_searches_and_answers_asks_for_safe_text(entry: str) -> None:
    """A parameter that holds words is `SafeText`; a raw one is handed to the guard and read nowhere else."""
    module = importlib.import_module(entry)
    loose = [
        f"{entry}.{name}({parameter})"
        for name, function in _public_functions(module)
        for parameter, hint in get_type_hints(function).items()
        if parameter in TYPED and hint not in (SafeText, Sequence[SafeText])
        if hint is not str or not _only_guarded(ast.parse(inspect.getsource(function)), parameter)
    ]

    assert loose == []


def _only_guarded(function: ast.AST, parameter: str) -> bool:
    reads = [node for node in ast.walk(function) if isinstance(node, ast.Name) and node.id == parameter]
    guarded = [
        argument
        for call in ast.walk(function)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in GUARDS
        for argument in call.args
        if isinstance(argument, ast.Name) and argument.id == parameter
    ]
    return len(reads) == len(guarded) > 0


def test_a_raw_parameter_read_before_the_guard_is_seen() -> None:
    assert _only_guarded(ast.parse("def f(words: str): return guard(words)"), "words")
    assert not _only_guarded(ast.parse("def f(words: str): log(words); return guard(words)"), "words")
    assert not _only_guarded(ast.parse("def f(words: str): return words"), "words")


def test_what_an_answer_is_made_from_holds_safe_text() -> None:
    assert get_type_hints(CallContext)["history"] == Sequence[SafeText]
    assert get_type_hints(Question)["text"] is SafeText


def test_no_word_of_a_question_goes_to_the_journal() -> None:
    """What `record` is given is named for what it is: an identifier, a count."""
    told = [
        place(path, call)
        for path in SOURCES
        for name, call in calls(path)
        if name == "record" and "chatdoc/audit" not in _name(path)
        for given in (*call.args, *(keyword.value for keyword in call.keywords))
        if {node.id for node in ast.walk(given) if isinstance(node, ast.Name)} & TYPED
    ]

    assert told == []
