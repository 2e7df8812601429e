"""`python -m benchmarks.privacy`: the names detector on our own sets; writes docs/mesures/garde.md."""

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.measuring import PROJECT, SHARED
from benchmarks.privacy.footprint import speed, starting
from benchmarks.privacy.making import CONTEXTS, FREQUENCIES, HALVES, Half, Utterance, families, negatives, utterances
from benchmarks.privacy.marked import figures, read_marked
from benchmarks.privacy.scoring import Judged, judged, kept, leak, rate, recall_precision_f1
from chatdoc.privacy.lexicon import use_lexicon_folder
from chatdoc.privacy.lexicon.current import read_lexicon
from chatdoc.privacy.lexicon.importing import KINDS, read_names, store

REPORT = PROJECT / "docs" / "mesures" / "garde.md"
# Steered with seeds 7 and 11; the report draws other names.
SEED = 2026
LABELS = {"title": "titre", "cue": "indice", "kinship": "parenté", "keyword": "mots-clés", "none": "sans indice"}
FREQUENCY_LABELS = {"frequent": "fréquents", "rare": "rares", "absent": "inventés, dans aucune liste"}
FAMILY_LABELS = {
    "common": "noms qui sont aussi des mots",
    "particle": "particules sans indice",
    "foreign": "noms étrangers en plusieurs mots",
    "cue": "indices mal écrits",
    "spelt": "noms épelés",
    "joined": "deux personnes",
    "swallow": "mot voisin à garder",
    "jargon": "jargon mal écrit, sigles, employeurs, lois",
}
HALF_LABELS: dict[Half, str] = {"_kept": "Moitié jamais lue", "": "Moitié lue pendant le réglage"}
INTRODUCTION = (
    "Phrases écrites à la main dans le style des téléconseillers, noms tirés au sort dans les listes de l’INSEE "
    "(fréquents, rares) ou inventés. Fuite : un mot d’un nom reste lisible. Fausse alerte : un mot masqué dans une "
    "phrase sans nom, choisie pour y ressembler. Intervalles de Wilson à 95 %.\n\n"
    "Les règles ont été réglées en lisant les erreurs des phrases de `benchmarks/privacy/shells.txt` et "
    "`negatives.txt` (autres tirages de noms) : leurs chiffres sont flatteurs. Les phrases de `shells_kept.txt` et "
    "`negatives_kept.txt` sont du même auteur, mais leurs erreurs n’ont jamais été lues, seuls leurs totaux l’ont "
    "été : ce sont elles qui disent où en est le produit.\n\n"
    "Les temps sont ceux du processeur, le meilleur de trois lectures, mais d’autres programmes occupaient la "
    "machine : {cores} cœurs, charge moyenne {load}.\n"
)


def main() -> int:
    arguments = parsed()
    if not (SHARED / "insee").is_dir():
        sys.stderr.write(f"benchmarks.privacy : laissé de côté, {SHARED / 'insee'} est absent\n")
        return 0
    items = {half: list(utterances(half, arguments.rounds, arguments.seed)) for half in HALVES}
    with TemporaryDirectory() as name:
        folder = Path(name)
        for kind in KINDS:
            store(folder, kind, read_names(next((SHARED / "insee").glob(f"{kind}.*")), kind))
        parts = [*state("Sans liste de l’INSEE", items, None), *state("Avec les listes de l’INSEE", items, folder)]
        if arguments.show:
            show_errors(items[""], folder, arguments.show)
    command = f"Commande : `python -m benchmarks.privacy --rounds {arguments.rounds} --seed {arguments.seed}`\n"
    load = f"{os.getloadavg()[1]:.1f}".replace(".", ",")
    introduction = INTRODUCTION.format(cores=os.cpu_count(), load=load)
    text = "\n".join(["# Garde : les noms\n", introduction, command, *parts])
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


def state(title: str, items: dict[Half, list[Utterance]], folder: Path | None) -> Iterator[str]:
    yield f"## {title}\n"
    yield f"- Démarrage du processus et première phrase, mémoire : {starting(folder)}"
    yield f"- Temps processeur par phrase, toute la garde : {speed([item.text for item in items[''][::7]], folder)}\n"
    for half, label in HALF_LABELS.items():
        yield from section(label, items[half], half, folder)
    yield from by_family(folder)
    yield from public_set(folder)


def public_set(folder: Path | None) -> Iterator[str]:
    """All kinds of data, in sentences of another hand: easy, so a floor and nothing to steer by."""
    file = SHARED / "pii_dev" / "pii_dev.jsonl"
    if not file.is_file():
        return
    use_lexicon_folder(folder)
    items = read_marked(file)
    yield "### Jeu public `pii_dev`, toutes les données\n"
    yield from (f"- {label[0].upper()}{label[1:]} : {value}" for label, value in figures(items))
    yield f"- Temps processeur par phrase : {speed([item.text for item in items], folder)}\n"


def section(label: str, items: Sequence[Utterance], half: Half, folder: Path | None) -> Iterator[str]:
    lexicon = read_lexicon(folder)
    results = judged(items, lexicon)
    quiet = judged(without_names(half), lexicon)
    recall, precision, f1 = recall_precision_f1([*results, *quiet])
    yield f"### {label}\n"
    yield f"- Fuites : {leak(results)}"
    yield f"- Fuites, noms réels seuls : {leak([r for r in results if r.utterance.frequency != 'absent'])}"
    announced = [result for result in results if result.utterance.context in {"title", "cue"}]
    yield f"- Fuites derrière un titre ou un indice : {leak(announced)}"
    yield f"- Fausses alertes : {rate(sum(bool(r.found) for r in quiet), len(quiet))}"
    yield f"- Mots gardés : {kept(results)}"
    yield f"- Rappel {100 * recall:.1f} %, précision {100 * precision:.1f} %, F1 {100 * f1:.1f}\n"
    yield from table(results)


def by_family(folder: Path | None) -> Iterator[str]:
    """Read while the rules were written: they say what is left to mend, not what the product is worth."""
    yield "### Familles difficiles, lues pendant le réglage\n"
    yield "| famille | fuites | mots masqués en trop | fausses alertes |\n| --- | --- | --- | --- |"
    lexicon = read_lexicon(folder)
    results = [(family, judged([each], lexicon)[0]) for family, each in families()]
    for family, label in FAMILY_LABELS.items():
        found = [result for name, result in results if name == family]
        named = [result for result in found if result.utterance.names]
        quiet = [result for result in found if not result.utterance.names]
        cells = (leak(named), rate(sum(bool(r.lost) for r in named), len(named)))
        yield f"| {label} | {' | '.join(cells)} | {rate(sum(bool(r.found) for r in quiet), len(quiet))} |"
    yield ""


def without_names(half: Half) -> list[Utterance]:
    return [Utterance(text, (), "none", "", "") for text in negatives(half)]


def table(results: Sequence[Judged]) -> Iterator[str]:
    yield "| contexte | " + " | ".join(FREQUENCY_LABELS[frequency] for frequency in FREQUENCIES) + " |"
    yield "| --- " * (len(FREQUENCIES) + 1) + "|"
    for context in CONTEXTS:
        rows = [
            [r for r in results if (r.utterance.context, r.utterance.frequency) == (context, f)] for f in FREQUENCIES
        ]
        yield f"| {LABELS[context]} | " + " | ".join(leak(row) for row in rows) + " |"
    yield ""


def show_errors(items: Sequence[Utterance], folder: Path, show: int) -> None:
    """Of the half that may be read."""
    for lexicon in (read_lexicon(None), read_lexicon(folder)):
        results, quiet = judged(items, lexicon), judged(without_names(""), lexicon)
        for title, found in (
            ("LEAK", [r for r in results if r.leaked]),
            ("LOST", [r for r in results if r.lost]),
            ("ALARM", [r for r in quiet if r.found]),
        ):
            for item in found[:: max(1, len(found) // show)]:
                masked = [item.utterance.text[s.start : s.end] for s in item.found]
                sys.stderr.write(f"{title} {item.utterance.context} {item.utterance.text} -> {masked}\n")


if __name__ == "__main__":
    raise SystemExit(main())
