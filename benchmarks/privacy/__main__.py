"""`python -m benchmarks.privacy`: the names detector on our own sets; writes docs/mesures/garde.md."""

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.measuring import PROJECT, SHARED
from benchmarks.privacy.making import CONTEXTS, FREQUENCIES, Utterance, negatives, utterances
from benchmarks.privacy.scoring import Judged, judged, kept, leak, rate, recall_precision_f1
from chatdoc.evaluation.scoring.statistics import percentile
from chatdoc.privacy.lexicon.current import read_lexicon
from chatdoc.privacy.lexicon.importing import KINDS, read_names, store
from chatdoc.privacy.lexicon.lexicon import Lexicon
from chatdoc.privacy.names import find_names
from chatdoc.privacy.reading import read

REPORT = PROJECT / "docs" / "mesures" / "garde.md"
# Steered with seed 7; the report draws other names.
SEED = 2026
LABELS = {"title": "titre", "cue": "indice", "kinship": "parenté", "keyword": "mots-clés", "none": "sans indice"}
FREQUENCY_LABELS = {"frequent": "fréquents", "rare": "rares", "absent": "inventés, dans aucune liste"}


def main() -> int:
    arguments = parsed()
    if not (SHARED / "insee").is_dir():
        sys.stderr.write(f"benchmarks.privacy : laissé de côté, {SHARED / 'insee'} est absent\n")
        return 0
    items = list(utterances(arguments.rounds, arguments.seed))
    with TemporaryDirectory() as folder:
        for kind in KINDS:
            store(Path(folder), kind, read_names(next((SHARED / "insee").glob(f"{kind}.*")), kind))
        states = {"sans liste de l’INSEE": read_lexicon(None), "avec les listes de l’INSEE": read_lexicon(Path(folder))}
        parts = [part for name, lexicon in states.items() for part in section(name, items, lexicon, arguments.show)]
    text = "\n".join([*heading(arguments), *parts]) + "\n"
    sys.stdout.write(text)
    if not arguments.dry:
        REPORT.write_text(text, encoding="utf-8")
    return 0


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks.privacy")
    parser.add_argument("--rounds", type=int, default=4)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--show", type=int, default=0, help="examples of each error, on standard error")
    parser.add_argument("--dry", action="store_true", help="write no report")
    return parser.parse_args()


def heading(arguments: argparse.Namespace) -> Iterator[str]:
    yield "# Garde : les noms\n"
    yield (
        "Phrases écrites à la main dans le style des téléconseillers (`benchmarks/privacy/shells.txt`), noms tirés "
        "au sort dans les listes de l’INSEE (fréquents, rares) ou inventés. Fuite : un mot d’un nom reste lisible. "
        "Intervalles de Wilson à 95 %.\n"
    )
    yield f"Commande : `python -m benchmarks.privacy --rounds {arguments.rounds} --seed {arguments.seed}`\n"


def section(name: str, items: Sequence[Utterance], lexicon: Lexicon, show: int) -> Iterator[str]:
    results = judged(items, lexicon)
    quiet = judged([Utterance(text, (), "none", "", "") for text in negatives()], lexicon)
    recall, precision, f1 = recall_precision_f1([*results, *quiet])
    yield f"## {name[0].upper()}{name[1:]}\n"
    yield f"- Fuites : {leak(results)}"
    announced = [result for result in results if result.utterance.context in {"title", "cue"}]
    yield f"- Fuites derrière un titre ou un indice : {leak(announced)}"
    yield f"- Fausses alertes : {rate(sum(bool(r.found) for r in quiet), len(quiet))}"
    yield f"- Mots gardés : {kept(results)}"
    yield f"- Rappel {100 * recall:.1f} %, précision {100 * precision:.1f} %, F1 {100 * f1:.1f}"
    yield f"- Temps par phrase : {speed(items, lexicon)}\n"
    yield from table(results)
    errors(results, quiet, show)


def table(results: Sequence[Judged]) -> Iterator[str]:
    yield "| contexte | " + " | ".join(FREQUENCY_LABELS[frequency] for frequency in FREQUENCIES) + " |"
    yield "| --- " * (len(FREQUENCIES) + 1) + "|"
    for context in CONTEXTS:
        rows = [
            [r for r in results if (r.utterance.context, r.utterance.frequency) == (context, f)] for f in FREQUENCIES
        ]
        yield f"| {LABELS[context]} | " + " | ".join(leak(row) for row in rows) + " |"
    yield ""


def speed(items: Sequence[Utterance], lexicon: Lexicon) -> str:
    times = []
    for item in items[::7]:
        reading = read(item.text)
        start = time.perf_counter()
        find_names(reading, (), lexicon)
        times.append((time.perf_counter() - start) * 1000)
    return f"p50 {percentile(times, 0.50):.2f} ms, p95 {percentile(times, 0.95):.2f} ms"


def errors(results: Sequence[Judged], quiet: Sequence[Judged], show: int) -> None:
    for title, found in (
        ("LEAK", [r for r in results if r.leaked]),
        ("LOST", [r for r in results if r.lost]),
        ("ALARM", [r for r in quiet if r.found]),
    ):
        for item in found[:: max(1, len(found) // show)] if show else ():
            masked = [item.utterance.text[s.start : s.end] for s in item.found]
            sys.stderr.write(
                f"{title} {item.utterance.context} {item.utterance.frequency} {item.utterance.text} -> {masked}\n"
            )


if __name__ == "__main__":
    raise SystemExit(main())
