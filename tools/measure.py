"""`make proof`: every benchmark and every question set, whole; the figures go to docs/mesures/."""

import os
import platform
import subprocess
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

PROJECT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("CHATDOC_SHARED") or PROJECT.parent / "shared") / "corpus"
MEASURES = PROJECT / "docs" / "mesures"
BENCHMARKS = ("answer", "legi", "stream", "privacy.linear")
QUESTIONS = SHARED / "questions_dev"
# Which base each public question set is about.
PUBLIC = (
    (SHARED / "service_public", QUESTIONS / "advisor_queries_dev.jsonl"),
    (SHARED / "service_public", QUESTIONS / "piaf93_service_public_dev.jsonl"),
    (SHARED / "service_public", QUESTIONS / "spf_questions_titres_dev.jsonl"),
    (QUESTIONS / "cnil_base_523.jsonl.gz", QUESTIONS / "cnil_besoin_daide_dev.jsonl"),
    (QUESTIONS / "crpa_base_38.jsonl", QUESTIONS / "crpa_dev.jsonl"),
)
STARTER = (PROJECT / "base", PROJECT / "base" / "questions_or.jsonl")
NOISES = ("accents", "fautes", "mots")


# These write their own page, and say themselves what they lack. The long ones come last.
PAGES = (
    ("benchmarks.privacy", "--rounds", "6", "--seed", "2026"),
    ("benchmarks.grounding",),
    ("tests.injection",),
    ("benchmarks.conditions",),
    ("benchmarks.screen",),
    ("benchmarks.sizes",),
    ("benchmarks.funnel",),
    ("benchmarks.paraphrases",),
    ("benchmarks.contradictions",),
    ("benchmarks.fuzz",),
    ("tests.canary",),
)


def main() -> None:
    MEASURES.mkdir(exist_ok=True)
    write("vitesse.md", "Vitesse et taille", [part for name in BENCHMARKS for part in benchmark(name)])
    write("questions.md", "Jeux de questions", list(question_sets()))
    failed = [module for module, *options in PAGES if not page_written(module, options)]
    if failed:
        raise SystemExit(f"promesses non tenues, voir docs/mesures/ : {', '.join(failed)}")


def page_written(module: str, options: Sequence[str]) -> bool:
    """Whether what it proves holds. One that does not is told at the end: the others are measured all the same."""
    say(" ".join(["python -m", module, *options]))
    done = subprocess.run([sys.executable, "-m", module, *options], cwd=PROJECT, check=False)  # noqa: S603
    return done.returncode == 0


def benchmark(name: str) -> Iterator[str]:
    if name == "legi" and not SHARED.is_dir():
        say(f"benchmarks.{name} : laissé de côté, {SHARED} est absent")
        return
    yield from section(f"python -m benchmarks.{name}", [sys.executable, "-m", f"benchmarks.{name}"], {})


def question_sets() -> Iterator[str]:
    sets = [STARTER, *(pair for pair in PUBLIC if pair[1].is_file())]
    for base in dict.fromkeys(base for base, _ in sets):
        with TemporaryDirectory(prefix="chatdoc-mesure-") as data:
            run([*chatdoc("import"), str(base), "--publish"], {"CHATDOC_DATA": data})
            for questions in (questions for each, questions in sets if each == base):
                yield from evaluated(questions, data)


def evaluated(questions: Path, data: str) -> Iterator[str]:
    command = [*chatdoc("evaluate"), str(questions), "--against", "bm25s"]
    yield from section(f"chatdoc evaluate {questions.name} --against bm25s", command, {"CHATDOC_DATA": data})
    for noise in NOISES:
        title = f"chatdoc evaluate {questions.name} --noise {noise}"
        yield from section(title, [*chatdoc("evaluate"), str(questions), "--noise", noise], {"CHATDOC_DATA": data})


def chatdoc(command: str) -> list[str]:
    return [sys.executable, "-m", "config.cli", command]


def section(title: str, command: Sequence[str], settings: dict[str, str]) -> Iterator[str]:
    yield f"## `{title}`\n\n```\n{tidy(run(command, settings))}\n```\n"


def tidy(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.rstrip().splitlines())


def run(command: Sequence[str], settings: dict[str, str]) -> str:
    say(" ".join(Path(word).name if "/" in word else word for word in command))
    done = subprocess.run(  # noqa: S603 - our own commands
        command, cwd=PROJECT, env={**os.environ, **settings}, stdout=subprocess.PIPE, text=True, check=False
    )
    if done.returncode > 1:
        raise SystemExit(f"échec ({done.returncode}) : {' '.join(command)}")
    return done.stdout


def write(name: str, title: str, sections: Sequence[str]) -> None:
    head = f"# {title}\n\nÉcrit par `make proof` le {date.today():%d/%m/%Y}, {machine()}, version {version()}.\n"
    (MEASURES / name).write_text("\n".join([head, *sections]))
    say(f"→ docs/mesures/{name}")


def machine() -> str:
    """The load tells whether the times are worth anything: above the number of cores, others were at work."""
    load = f"{os.getloadavg()[2]:.1f}".replace(".", ",")
    return f"{platform.machine()}, {os.cpu_count()} cœurs, charge {load}, Python {platform.python_version()}"


def version() -> str:
    described = subprocess.run(
        ["git", "describe", "--always", "--dirty"],  # noqa: S607
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    return described.stdout.strip() or "inconnue"


def say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
