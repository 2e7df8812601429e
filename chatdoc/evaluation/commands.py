"""`chatdoc evaluate`"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from typing import Any

from rich.console import Console
from rich.progress import track

from chatdoc.evaluation.reading import Asked, BadLine, read_question_set
from chatdoc.evaluation.runs import (
    baseline_outcomes,
    model_outcomes,
    our_outcomes,
    refuse_empty_base,
    with_noise,
    word_outcomes,
)
from chatdoc.evaluation.scoring.measures import Outcome, Summary, summarise
from chatdoc.evaluation.scoring.noise import NOISES
from chatdoc.evaluation.scoring.qualification import qualify
from chatdoc.evaluation.scoring.statistics import SignTest, sign_test
from chatdoc.evaluation.tables import (
    comparison_line,
    qualification_json,
    qualification_table,
    summary_json,
    table_of,
    times_line,
)

OTHERS = {"bm25s": "bm25s par passages", "mots": "ChatDoc par les mots seuls"}
PLAIN_WIDTH = 150  # a file or a pipe has no width of its own: no cell is cut


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("questions", metavar="QUESTIONS.jsonl", help="jeu de questions, ou - (entrée standard)")
    parser.add_argument(
        "--against",
        choices=tuple(OTHERS),
        help="bm25s : une recherche ordinaire par passages ; mots : la nôtre sans vecteurs ni reclassement",
    )
    parser.add_argument(
        "--noise", choices=tuple(NOISES), help="abîmer les questions : accents retirés, fautes, mots perdus"
    )
    parser.add_argument(
        "--engine", choices=("extractive", "model"), default="extractive", help="model : qualifier le modèle du site"
    )
    parser.add_argument("--json", action="store_true", help="écrire les chiffres en JSON sur la sortie standard")


def run(arguments: argparse.Namespace) -> int:
    found = read_question_set(arguments.questions)
    refuse_empty_base()
    _report_bad_lines(found.bad)
    asked = with_noise(found.asked, arguments.noise) if arguments.noise else found.asked
    if arguments.engine == "model":
        return _qualify(asked, as_json=arguments.json)
    ours = our_outcomes(_with_progress(asked))
    theirs = _others(asked, arguments.against)
    write = _write_json if arguments.json else _write_tables
    write(arguments, ours, theirs)
    return 1 if found.bad else 0


def _others(asked: Sequence[Asked], name: str | None) -> list[Outcome] | None:
    if name == "mots":
        return word_outcomes(asked)
    return baseline_outcomes(asked) if name else None


def _qualify(asked: Sequence[Asked], *, as_json: bool) -> int:
    """Yes or no: the exit status says it too."""
    ours, attempts = model_outcomes(_with_progress(asked))
    found = qualify(attempts, ours, our_outcomes(asked))
    if as_json:
        report = {**_figures(summarise(ours)), "qualification": qualification_json(found)}
        sys.stdout.write(json.dumps(report, ensure_ascii=False, indent=2) + "\n")
    else:
        console = _console()
        console.print(table_of("ChatDoc avec le modèle", summarise(ours)))
        console.print(qualification_table(found))
    return 0 if found.is_qualified else 1


def _console() -> Console:
    return Console() if sys.stdout.isatty() else Console(width=PLAIN_WIDTH)


def _report_bad_lines(bad: Sequence[BadLine]) -> None:
    for line in bad:
        sys.stderr.write(f"Ligne {line.number} écartée : {line.reason}.\n")


def _with_progress(asked: Sequence[Asked]) -> Iterator[Asked]:
    console = Console(stderr=True)
    yield from track(asked, "Questions", console=console, transient=True, disable=not sys.stderr.isatty())


def _write_tables(arguments: argparse.Namespace, ours: Sequence[Outcome], theirs: Sequence[Outcome] | None) -> None:
    console = _console()
    lines = summarise(ours)
    console.print(table_of("ChatDoc", lines))
    console.print(times_line(lines[-1]), highlight=False)
    if theirs is not None:
        name = OTHERS[arguments.against]
        console.print(table_of(name, summarise(theirs), writes_answers=arguments.against == "mots"))
        console.print(comparison_line(_compare(ours, theirs), name), highlight=False)


def _write_json(arguments: argparse.Namespace, ours: Sequence[Outcome], theirs: Sequence[Outcome] | None) -> None:
    report: dict[str, Any] = {"questions": arguments.questions, "noise": arguments.noise, **_figures(summarise(ours))}
    if theirs is not None:
        test = _compare(ours, theirs)
        report["against"] = {
            "name": arguments.against,
            **_figures(summarise(theirs)),
            "sign_test": {"wins": test.wins, "losses": test.losses, "p": test.p},
        }
    sys.stdout.write(json.dumps(report, ensure_ascii=False, indent=2) + "\n")


def _figures(lines: Sequence[Summary]) -> dict[str, Any]:
    *styles, whole = (summary_json(line) for line in lines)
    return {"overall": whole, "styles": {line["style"]: line for line in styles}}


def _compare(ours: Sequence[Outcome], theirs: Sequence[Outcome]) -> SignTest:
    pairs = [(a, b) for a, b in zip(ours, theirs, strict=True) if a.question.fiche_ids]
    return sign_test([a.is_hit(1) for a, _ in pairs], [b.is_hit(1) for _, b in pairs])
