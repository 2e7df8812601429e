"""Rules of the whole project: what a review cannot be asked to remember."""

import ast
import re
from pathlib import Path

import allauth

from chatdoc.accounts import access, permissions
from chatdoc.accounts.permissions import CONSOLE, PERMISSIONS
from tests.source_tree import PROJECT, SOURCES, TEMPLATES, calls, constant, domain_errors, place, tracked_texts, tree

WRITES = {"save", "create", "bulk_create", "update", "bulk_update", "delete", "get_or_create", "update_or_create"}
TYPED = {
    "words",
    "query",
    "question",
    "text",
    "utterance",
    "transcript",
    "body",
    "raw",
    "answer",
    "excerpt",
    "historique",
    "history",
    "turns",
    "typed",
    "restored",
}


def test_the_environment_is_read_by_the_settings_alone() -> None:
    readers = {
        path.relative_to(PROJECT).as_posix()
        for path in SOURCES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and node.attr in ("environ", "getenv")
    }

    # The command line and the server only name the settings module.
    assert {path for path in readers if not path.startswith("config/")} == set()


def test_two_errors_never_share_a_code() -> None:
    owners: dict[str, list[str]] = {}
    for name, kind in domain_errors().items():
        if "code" in vars(kind):
            owners.setdefault(kind.code, []).append(name)

    assert {code: names for code, names in owners.items() if len(names) > 1} == {}


def test_every_permission_is_in_a_role() -> None:
    listed = {
        value
        for name, value in vars(permissions).items()
        if name.isupper() and isinstance(value, str) and value != CONSOLE
    }

    assert listed - frozenset().union(*PERMISSIONS.values()) == set()


def test_every_view_says_who_may_open_it() -> None:
    decorated = {
        ast.unparse(call.args[0]).rpartition(".")[2]
        for path in SOURCES
        for name, call in calls(path)
        if name == "requires" and path.name != "access.py"
    }
    known = {name for module in (permissions, access) for name in vars(module) if name.isupper()}

    assert {name for name in decorated if name.isupper()} <= known
    assert [
        f"{path.relative_to(PROJECT)}:{view.name}"
        for path in SOURCES
        if path.name == "views.py" or path.parent.name == "views"
        for view in tree(path).body
        if isinstance(view, ast.FunctionDef | ast.AsyncFunctionDef) and _takes_request(view)
        if not any("requires" in ast.unparse(decorator) for decorator in view.decorator_list)
    ] == []


def _takes_request(view: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    first = view.args.args[:1]
    return not view.name.startswith("_") and bool(first) and first[0].arg == "request"


def test_every_action_is_journaled() -> None:
    """An action is a public function of an `actions` module that takes its actor and changes something."""
    silent = []
    for path in SOURCES:
        if "audit" in path.parts or (path.name != "actions.py" and path.parent.name != "actions"):
            continue
        for action in tree(path).body:
            if isinstance(action, ast.FunctionDef) and _takes_actor(action) and _changes(path, action):
                names = {name for name, _ in calls(path, inside=action)} | _called_below(path, action)
                if "record" not in names:
                    silent.append(place(path, action))

    assert silent == []


def test_a_domain_that_changes_the_base_knows_the_journal() -> None:
    domains = {path.relative_to(PROJECT / "chatdoc").parts[0] for path in SOURCES if "actions" in path.as_posix()}
    writing = {
        domain: {name for path in (PROJECT / "chatdoc" / domain).rglob("*actions*/*.py") for name, _ in calls(path)}
        | {name for path in (PROJECT / "chatdoc" / domain).glob("actions.py") for name, _ in calls(path)}
        for domain in domains - {"audit"}
    }

    assert [
        domain for domain, names in writing.items() if names & (WRITES - {"update"}) and "record" not in names
    ] == []


def _takes_actor(action: ast.FunctionDef) -> bool:
    return not action.name.startswith("_") and any(argument.arg == "actor" for argument in action.args.args)


def _changes(path: Path, action: ast.FunctionDef) -> bool:
    opens_transaction = any("atomic" in ast.unparse(node) for node in action.decorator_list)
    return opens_transaction or bool(WRITES & {name for name, _ in calls(path, inside=action)})


def _called_below(path: Path, action: ast.FunctionDef) -> set[str]:
    """What the functions of the same file that it calls call themselves."""
    local = {node.name: node for node in tree(path).body if isinstance(node, ast.FunctionDef)}
    used = {name for name, _ in calls(path, inside=action)} & local.keys()
    return {name for function in used for name, _ in calls(path, inside=local[function])}


allauth_templates = Path(allauth.__file__).parent / "templates"


def test_no_template_is_unused() -> None:
    texts = [path.read_text() for path in (*SOURCES, *TEMPLATES)]
    overridden = {path.relative_to(allauth_templates).as_posix() for path in allauth_templates.rglob("*.html")}
    shown_by_django = {"400.html", "403.html", "403_csrf.html", "404.html", "429.html", "500.html"}

    names = {path.as_posix().split("/templates/", 1)[1] for path in TEMPLATES} - overridden - shown_by_django

    assert sorted(name for name in names if not any(name in text for text in texts)) == []


def test_no_typed_word_reaches_a_log() -> None:
    """A log line is a constant sentence; what fills it is an identifier, a count or the kind of an error."""
    levels = {"debug", "info", "warning", "error", "critical", "exception", "log"}
    wrong = []
    for path in SOURCES:
        for name, call in calls(path):
            if (
                name not in levels
                or not isinstance(call.func, ast.Attribute)
                or "log" not in ast.unparse(call.func.value)
            ):
                continue
            sentence, *values = call.args[1:] if name == "log" else call.args
            names = {node.id for value in values for node in ast.walk(value) if isinstance(node, ast.Name)}
            names |= {node.attr for value in values for node in ast.walk(value) if isinstance(node, ast.Attribute)}
            if constant(sentence) is None or names & TYPED or {"str", "repr"} & names:
                wrong.append(place(path, call))

    assert wrong == []


def test_messages_are_plain_french() -> None:
    english = re.compile(
        r"\b(the|is|are|not|must|should|cannot|invalid|please|error|unknown|missing|file|no)\b", re.IGNORECASE
    )
    raised = {*domain_errors(), "Refusal", "Failed", "Skipped"}
    wrong = [
        f"{place(path, call)} {text}"
        for path in SOURCES
        for name, call in calls(path)
        if name in raised
        for argument in [*call.args, *(keyword.value for keyword in call.keywords)]
        if " " in (text := _sentence(argument)) and (english.search(text) or "!" in text)
    ]

    assert wrong == []


def _sentence(argument: ast.AST) -> str:
    """The constant parts of a string, f-string included."""
    parts = argument.values if isinstance(argument, ast.JoinedStr) else [argument]
    return "…".join(text for part in parts if (text := constant(part)))


def test_screens_have_french_typography() -> None:
    wrong = []
    for path in TEMPLATES:
        shown = re.sub(
            r"(?s)\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<(script|style).*?</\1>|<!--.*?-->|<[^>]*>", " ", path.read_text()
        )
        wrong += [f"{path.name}: {found}" for found in re.findall(r"\w+'\w+|[^\W\d_]+ ?!(?!\w)", shown)]

    assert wrong == []


def test_no_path_of_one_machine_is_committed() -> None:
    machine = re.compile(
        r"/(?:" + "|".join(("work/main", "work/shared", r"root/\.", "home/\\w+/", "Users/\\w+/")) + ")"
    )

    assert [path.name for path, text in tracked_texts() if machine.search(text) and path != Path(__file__)] == []
