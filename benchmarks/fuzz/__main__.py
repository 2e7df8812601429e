"""`python -m benchmarks.fuzz`: the guard under a coverage-guided fuzzer; writes docs/mesures/fuzz.md."""

import argparse
import importlib.util
import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.fuzz.mutating import bytes_of, seeds
from benchmarks.fuzz.oracle import KINDS, SENT_TO
from benchmarks.fuzz.shrinking import shrunk
from benchmarks.measuring import PROJECT

REPORT = PROJECT / "docs" / "mesures" / "fuzz.md"
# With its branches counted the guard reads a few dozen inputs a second, without ten times more.
SECONDS, DRAWN, SEED = 300, 30_000, 2026
MOST_BYTES, SECONDS_FOR_ONE = 300, 60
ALLOWED_EXAMPLE = 160
PROMISES = {
    "exception": "aucune exception, ni au dehors ni attrapée au dedans (« guard_failed »)",
    "lenteur": "un temps de processeur proportionnel à la longueur",
    "places fausses": "des places dans le texte, dans l’ordre, disjointes ; sans place, le texte inchangé",
    "pas stable": "ce que la garde a réécrit ne contient plus rien à masquer",
    "chiffres laissés": f"aucune suite de {SENT_TO} chiffres, hors pages, entreprises, montants, numéros des services",
    "rendu à tort": "un mot redemandé ne revient que s’il était douteux, jamais un numéro",
}


@dataclass(frozen=True)
class Run:
    stopped: str  # what libFuzzer itself ended on, a hang or a dead process; nothing when it went to the end
    executions: int
    drawn: int
    seconds: float
    branches: int
    inputs: int
    reached: dict[str, int]
    faults: dict[str, tuple[int, str]]  # by kind and place: how many, the shortest


def main() -> int:
    arguments = parsed()
    if importlib.util.find_spec("atheris") is None:
        sys.stderr.write("benchmarks.fuzz : laissé de côté, atheris est absent (uv sync --group fuzz)\n")
        return 0
    with TemporaryDirectory(prefix="chatdoc-fuzz-") as folder:
        run = fuzzed(Path(folder), arguments)
    text = "\n".join(report(run, arguments)) + "\n"
    sys.stdout.write(text)
    if not arguments.dry:
        REPORT.write_text(text, encoding="utf-8")
    return 1 if run.faults or run.stopped else 0


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks.fuzz")
    parser.add_argument("--seconds", type=int, default=SECONDS, help="of the run that counts branches")
    parser.add_argument("--drawn", type=int, default=DRAWN, help="inputs drawn afterwards from those it kept")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--dry", action="store_true", help="write no report")
    return parser.parse_args()


def fuzzed(folder: Path, arguments: argparse.Namespace) -> Run:
    corpus, noted = folder / "corpus", folder / "faults.json"
    corpus.mkdir()
    for rank, turns in enumerate(seeds()):
        (corpus / f"seed-{rank:03}").write_bytes(bytes_of(turns))
    started = time.monotonic()
    command = [sys.executable, "-m", "benchmarks.fuzz.target", str(noted), str(corpus), *_settings(arguments, folder)]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, errors="replace", check=False)
    drawn = folder / "drawn.json"
    rest = (str(drawn), str(corpus), str(arguments.drawn), str(arguments.seed), str(MOST_BYTES))
    _out("benchmarks.fuzz.drawing", *rest)
    seconds = time.monotonic() - started
    return Run(
        stopped=_why_it_stopped(done),
        executions=_last(r"stat::number_of_executed_units: *(\d+)", done.stderr),
        drawn=arguments.drawn,
        seconds=seconds,
        branches=_last(r"\bcov: (\d+)", done.stderr),
        inputs=len(list(corpus.iterdir())),
        reached=json.loads(_out("benchmarks.fuzz.reached", str(corpus))),
        faults=_faults(noted, drawn),
    )


def _settings(arguments: argparse.Namespace, folder: Path) -> list[str]:
    settings = {
        "max_total_time": arguments.seconds,
        "seed": arguments.seed,
        "max_len": MOST_BYTES,
        "use_counters": 0,  # a branch taken more often is nothing new: else the longest inputs are all it keeps
        "timeout": SECONDS_FOR_ONE,
        "print_final_stats": 1,
        "artifact_prefix": f"{folder}/",
    }
    return [f"-{name}={value}" for name, value in settings.items()]


def _why_it_stopped(done: subprocess.CompletedProcess[str]) -> str:
    if done.returncode == 0:
        return ""
    said = re.findall(r"ERROR: libFuzzer: (.+)|^(\w+Error: .+)$", done.stderr, re.MULTILINE)
    return " ; ".join(" ".join(filter(None, words)) for words in said) or f"code de sortie {done.returncode}"


def _last(pattern: str, text: str) -> int:
    found = re.findall(pattern, text)
    return int(found[-1]) if found else 0


def _out(module: str, *words: str) -> str:
    command = [sys.executable, "-m", module, *words]
    return subprocess.run(command, cwd=PROJECT, stdout=subprocess.PIPE, text=True, check=True).stdout


def _faults(*noted: Path) -> dict[str, tuple[int, str]]:
    found: dict[str, tuple[int, str]] = {}
    for file in noted:
        for key, fault in json.loads(file.read_text("utf-8") if file.exists() else "{}").items():
            count, shortest = found.get(key, (0, fault["input"]))
            found[key] = (count + fault["count"], min(shortest, fault["input"], key=len))
    return {key: (count, shrunk(bytes.fromhex(shortest), key)) for key, (count, shortest) in sorted(found.items())}


def report(run: Run, arguments: argparse.Namespace) -> Iterator[str]:
    yield "# Garde : entrées tirées au hasard\n"
    yield (
        f"Écrit le {date.today():%d/%m/%Y} par `python -m benchmarks.fuzz {_asked(arguments)}`, avec atheris "
        f"{version('atheris')} (libFuzzer guidé par les branches atteintes), le lexique livré, sans liste de l’INSEE. "
        "Les phrases de départ sont dans `benchmarks/fuzz/seeds.txt`. Une première course cherche les entrées qui "
        "atteignent du nouveau ; la seconde change ces entrées, sans compter les branches, donc bien plus vite. Chaque "
        "entrée passe par `guard`, `guard_document`, et par `guard_next` quand elle a plusieurs messages.\n"
    )
    yield from _figures(run)
    yield "\n| promesse | manquements |\n|---|---|"
    for kind in KINDS:
        count = sum(count for key, (count, _) in run.faults.items() if key.startswith(kind))
        yield f"| {PROMISES[kind]} | {count} |"
    yield ""
    yield from _examples(run.faults)


def _asked(arguments: argparse.Namespace) -> str:
    return f"--seconds {arguments.seconds} --drawn {arguments.drawn} --seed {arguments.seed}"


def _figures(run: Run) -> Sequence[str]:
    share = 100 * run.reached["reached"] / run.reached["lines"]
    lines = f"{run.reached['reached']} sur {run.reached['lines']} ({share:.1f} %)".replace(".", ",")
    return (
        "| mesure | valeur |\n|---|---|",
        f"| entrées lues | {run.executions + run.drawn} |",
        f"| dont guidées par les branches atteintes | {run.executions} |",
        f"| durée | {run.seconds / 60:.1f} min |".replace(".", ","),
        f"| arrêt avant la fin | {run.stopped or 'aucun'} |",
        f"| branches atteintes (compteurs d’atheris) | {run.branches} |",
        f"| entrées gardées, chacune atteignant du nouveau | {run.inputs} |",
        f"| lignes de `chatdoc/privacy` atteintes par ces entrées ({run.reached['files']} fichiers) | {lines} |",
    )


def _examples(faults: dict[str, tuple[int, str]]) -> Iterator[str]:
    if not faults:
        return
    yield "Entrée la plus courte de chaque manquement, écrite comme une chaîne de Python :\n"
    for key, (count, text) in faults.items():
        yield f"- {key} ({count}) : `{ascii(text)[:ALLOWED_EXAMPLE]}`"


if __name__ == "__main__":
    raise SystemExit(main())
