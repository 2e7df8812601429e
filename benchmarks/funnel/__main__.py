"""The funnel: no verdict before the fact, one branch after it. Writes docs/mesures/funnel.md, with ten calls."""

import json
import re
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.measuring import PROJECT, SHARED, chatdoc_command, data_folder, import_base, run

PAGE = PROJECT / "docs" / "mesures" / "funnel.md"
BASES = {"Base de démonstration": PROJECT / "base", "Corpus service-public": SHARED / "service_public"}
LEAST_RIGHT, MOST_LISTED = 0.95, 12
# Each call: the question, then the facts as they come.
CALLS: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...] = (
    ("Né en 1965, à quel âge peut-il partir ?", ((), ("naissance=1965-03",), ("naissance=1965-04",))),
    ("Âge légal de départ", ((), ("naissance=1964-05",), ("naissance=1966-11",))),
    ("RACL, il a commencé à 17 ans", ((), ("naissance=1965-06",))),
    ("né en avril 1965, 2 enfants, carrière longue, à quel âge ?", ((), ("debut_carriere=19",))),
    ("Réversion, elle est remariée", ((),)),
    ("veuve, réversion", ((), ("age=57",))),
    ("Deux épouses, impact sur la réversion", ((),)),
    ("Montant de l'Aspa", ((), ("situation=couple",), ("situation=seul",))),
    ("Combien de trimestres pour le taux plein ?", ((), ("naissance=1966",))),
    ("Retraite progressive, quel âge et combien de trimestres ?", ((), ("naissance=1964",))),
)


def main() -> int:
    parts, is_good = list(_head()), True
    for name, path in BASES.items():
        if path.exists():
            with data_folder() as data:
                import_base([path], data)
                judged = json.loads(run([sys.executable, "-m", "benchmarks.funnel.judging"], data).out)
                parts += _figures(name, judged)
                is_good = is_good and not judged["early_verdicts"]
                if path == PROJECT / "base":
                    is_good = is_good and judged["right"] >= LEAST_RIGHT * (judged["with_fact"] - judged["other_fact"])
                    calls = list(_calls(data))
    PAGE.write_text("\n".join([*parts, *calls]) + "\n", "utf-8")
    return 0 if is_good else 1


def _head() -> Iterator[str]:
    yield "# L’entonnoir : pas de verdict avant les faits, une branche après"
    yield ""
    yield f"Écrit par `python -m benchmarks.funnel` le {date.today():%d/%m/%Y}."
    yield ""
    yield "Les cas viennent des conditions que les fiches énoncent : chaque tableau ou groupe de cas que la naissance,"
    yield "les enfants ou la situation départage est demandé sans le fait, puis avec une valeur à chaque bout de chaque"
    yield "branche. Une faute : un chiffre propre à une branche dit sans son libellé quand le fait manque ; un chiffre"
    yield "propre à une branche sœur dit quand le fait est là."


def _figures(name: str, judged: dict[str, Any]) -> Iterator[str]:
    decided = judged["with_fact"] - judged["other_fact"]
    yield f"\n## {name}\n"
    yield "| mesure | nombre |"
    yield "|---|---|"
    yield f"| tableaux et groupes de cas départagés | {judged['splits']} |"
    yield f"| demandés sans le fait | {judged['without_fact']} |"
    yield f"| verdict avant le fait | **{len(judged['early_verdicts'])}** |"
    yield f"| demandés avec le fait | {judged['with_fact']} |"
    yield f"| dont la réponse dépend encore d’un autre fait, demandé | {judged['other_fact']} |"
    yield f"| bonne branche, seule | **{judged['right']} sur {decided}** |"
    yield f"| une branche sœur reste visible | {len(judged['two_branches'])} |"
    yield f"| rien de la bonne branche | {len(judged['silent'])} |"
    yield f"| une autre fiche, ou un texte plus récent, répond | {len(judged['elsewhere'])} |"
    faults = [*judged["early_verdicts"], *judged["two_branches"], *judged["silent"]]
    yield ""
    yield from (f"- {fault}" for fault in list(dict.fromkeys(faults))[:MOST_LISTED])


def _calls(data: Path) -> Iterator[str]:
    yield "\n## Dix appels, base de démonstration\n"
    for number, (words, steps) in enumerate(CALLS, start=1):
        yield f"### {number}. « {words} »\n"
        for facts in steps:
            given = [part for fact in facts for part in ("--fact", fact)]
            shown = run(chatdoc_command("ask", words, *given), data).out
            yield f'`chatdoc ask "{words}"{"".join(f" --fact {fact}" for fact in facts)}`\n'
            yield f"```\n{_without_time(shown)}\n```\n"


def _without_time(shown: str) -> str:
    """The card: neither the time it took nor the sources that no line cites."""
    kept = [line for line in shown.splitlines() if not re.match(r" – |\(\d", line)]
    return "\n".join(line for line in kept if line.strip())


if __name__ == "__main__":
    sys.exit(main())
