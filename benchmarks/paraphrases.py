"""The same question in five ways, on the base of `CHATDOC_DATA` or the starter base: the same passages?

Writes docs/mesures/paraphrases.md.
"""

import json
import os
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import django

from benchmarks.measuring import PROJECT, data_folder, import_base, run

GROUPS = Path(__file__).with_suffix(".jsonl")
KEPT = GROUPS.with_stem("paraphrases_kept")  # never read to mend anything: figures only
PAGE = PROJECT / "docs" / "mesures" / "paraphrases.md"
LEAST, SHARED_PASSAGES = 0.9, 0.5
type Passages = frozenset[tuple[str, str]]


def main() -> int:
    with data_folder() as data:
        import_base([PROJECT / "base"], data)
        found = json.loads(run([sys.executable, "-m", "benchmarks.paraphrases", "ask"], data).out)
    PAGE.write_text("\n".join(_page(found)) + "\n", "utf-8")
    return 0 if found["read"]["same_fiche"] >= LEAST * found["read"]["asked"] else 1


def ask() -> int:
    django.setup()
    figures = {"read": _figures(GROUPS), "kept": _figures(KEPT)}
    sys.stdout.write(json.dumps(figures, ensure_ascii=False))
    return 0


def _figures(path: Path) -> dict[str, Any]:
    from chatdoc.answering.actions import CallContext, write_answer

    groups = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    asked = same_fiche = same_passages = 0
    apart = []
    for first, *others in groups:
        reference = write_answer(first, CallContext())[0].to_json()
        for words in others:
            answer = write_answer(words, CallContext())[0].to_json()
            asked += 1
            is_same = _lead(answer["sources"]) == _lead(reference["sources"]) != ""
            same_fiche += is_same
            same_passages += _shared(_cited(answer["sources"]), _cited(reference["sources"])) >= SHARED_PASSAGES
            if not is_same:
                apart.append([words, _lead(reference["sources"]), _lead(answer["sources"])])
    figures = {"groups": len(groups), "asked": asked, "same_fiche": same_fiche, "same_passages": same_passages}
    return {**figures, "apart": apart}


def _lead(sources: Sequence[dict[str, str]]) -> str:
    return next((source["fiche_id"] for source in sources if source["cited"]), "")


def _cited(sources: Sequence[dict[str, str]]) -> Passages:
    lead = _lead(sources)
    return frozenset((s["fiche_id"], s["section"]) for s in sources if s["cited"] and s["fiche_id"] == lead)


def _shared(one: Passages, other: Passages) -> float:
    """Of the passages of the leading fiche that the shorter of the two cards cites."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def _page(found: dict[str, Any]) -> Iterator[str]:
    yield "# La même question, cinq façons"
    yield ""
    yield f"Écrit par `python -m benchmarks.paraphrases` le {date.today():%d/%m/%Y}, base de démonstration."
    yield "Quatre autres façons de poser chaque question, comparées à la première. Les « tenues à part »"
    yield "(`paraphrases_kept.jsonl`) n’ont servi à rien régler ; celles qui mènent ailleurs n’y sont pas nommées."
    yield ""
    yield "| questions | même fiche citée en premier | au moins la moitié de ses passages en commun |"
    yield "|---|---|---|"
    for name, figures in (("lues", found["read"]), ("tenues à part", found["kept"])):
        asked = figures["asked"]
        same_fiche, same_passages = figures["same_fiche"], figures["same_passages"]
        yield f"| {name} ({figures['groups']}) | {same_fiche} sur {asked} | {same_passages} sur {asked} |"
    yield "\nCelles qui mènent ailleurs :\n"
    yield from (f"- « {words} » : {other or 'rien'} au lieu de {lead}" for words, lead, other in found["read"]["apart"])


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    sys.exit(ask() if sys.argv[1:] == ["ask"] else main())
