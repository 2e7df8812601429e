"""`python -m benchmarks.grounding`: lies shown, truths withheld by the checker; writes docs/mesures/controle.md."""

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from statistics import fmean
from tempfile import TemporaryDirectory

import django

from benchmarks.grounding.rates import Count, Tally, percent, tallies
from benchmarks.measuring import PROJECT, import_base

REPORT = PROJECT / "docs" / "mesures" / "controle.md"
# Steered with seed 1; the report draws others.
SEED = 2026
MOST_LIES_SHOWN, MOST_TRUTHS_WITHHELD = 0.01, 0.10
INTRODUCTION = """\
Chaque phrase de la base de démonstration sert deux fois : redite autrement, elle doit passer ; faussée, elle doit
être retirée. Chacune est contrôlée comme une phrase de modèle qui cite son unité, la branche d’une ligne de tableau
n’étant pas encore décidée.

Les règles du contrôle ont été réglées en lisant les erreurs d’une moitié des fiches et des seuls genres « lus », avec
un autre tirage. Les genres « tenus à part », et toutes les phrases de l’autre moitié des fiches, n’ont été lus que
par leur total. L’auteur est le même, et rien ici n’a été écrit par un modèle : un modèle réel dit moins bien, et ment
autrement. Intervalles de Wilson à 95 %.
"""


def main() -> int:
    arguments = parsed()
    with TemporaryDirectory() as name:
        if "CHATDOC_DATA" not in os.environ:
            import_base([PROJECT / "base"], Path(name))
            os.environ["CHATDOC_DATA"] = name
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
        django.setup()
        from benchmarks.grounding.drawing import drawn
        from benchmarks.grounding.truths import truths

        found = list(drawn(truths(), arguments.seed))
    wrong = [one for one in found if one.is_wrong and not one.is_kept_kind and not one.is_kept_fiche]
    for one in Random(1).sample(wrong, min(arguments.show, len(wrong))):
        print(f"{'vraie' if one.is_true else 'fausse'} [{one.kind}] {one.text}\n    {one.truth.text}\n    {one.faults}")
    lies, truths_ = (tallies(o for o in found if o.is_true is is_true) for is_true in (False, True))
    text = "\n".join(report(arguments.seed, lies, truths_))
    sys.stdout.write(text)
    if not arguments.dry:
        REPORT.write_text(text, encoding="utf-8")
    held = whole(lies).share <= MOST_LIES_SHOWN and whole(truths_).share <= MOST_TRUTHS_WITHHELD
    return 0 if held else 1


def report(seed: int, lies: Sequence[Tally], true: Sequence[Tally]) -> Iterator[str]:
    yield f"# Contrôle des phrases\n\n{INTRODUCTION}"
    yield f"Commande : `python -m benchmarks.grounding --seed {seed}`\n"
    yield "| | montrées | retirées |\n| --- | --- | --- |"
    a, b = whole(lies), whole(true)
    yield f"| phrases faussées ({a.total}) | **{a.wrong}** | {a.total - a.wrong} |"
    yield f"| phrases vraies redites ({b.total}) | {b.total - b.wrong} | **{b.wrong}** |\n"
    yield from section("Phrases faussées montrées", MOST_LIES_SHOWN, lies)
    yield from section("Phrases vraies retirées", MOST_TRUTHS_WITHHELD, true)


def section(title: str, limit: float, found: Sequence[Tally]) -> Iterator[str]:
    kept = [one for one in found if one.is_kept_kind]
    yield f"## {title} (limite : {percent(limit)})\n"
    yield f"- ensemble : {whole(found)}"
    yield f"- fiches jamais lues : {whole(found, of_kept_fiches=True)}"
    yield f"- genres tenus à part, fiches jamais lues : {whole(kept, of_kept_fiches=True)}"
    yield f"- moyenne des genres, chacun comptant autant : {percent(fmean(one.whole.share for one in found))}\n"
    yield "| genre | | fiches lues | fiches jamais lues |\n| --- | --- | --- | --- |"
    for one in found:
        yield f"| {one.kind} | {'tenu à part' if one.is_kept_kind else 'lu'} | {one.read} | {one.kept} |"
    yield ""


def whole(found: Sequence[Tally], *, of_kept_fiches: bool = False) -> Count:
    counts = [one.kept if of_kept_fiches else one.whole for one in found]
    return Count(sum(one.wrong for one in counts), sum(one.total for one in counts))


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.grounding")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--show", type=int, default=0, help="erreurs à montrer, hors de ce qui est tenu à part")
    parser.add_argument("--dry", action="store_true", help="ne pas écrire le rapport")
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
