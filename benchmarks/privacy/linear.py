"""`python -m benchmarks.privacy.linear`: how the guard's time grows when a hostile text grows ten times."""

import sys
import time
from collections.abc import Callable, Iterator

from chatdoc.privacy import guard_document
from chatdoc.privacy.finding import find_personal_data
from chatdoc.privacy.lexicon.current import use_lexicon_folder
from chatdoc.privacy.reading import read

SMALL, LARGE = 10_000, 100_000
MOST = 25  # ten times the text, and the noise of short measures; what is quadratic shows × 100
HOSTILE = {
    "un seul mot": "a",
    "un seul nombre": "7",
    "un nombre de 0": "0",
    "espaces": " ",
    "arobases": "@",
    "a@": "a@",
    "lettres isolées": "a ",
    "« née »": "née ",
    "« née le »": "née le ",
    "dates": "03/05/1964 ",
    "jour et mois": "3 mai ",
    "chiffre et lettre": "1a",
    "chiffres séparés": "1 ",
    "groupes de deux": "06 ",
    "chiffres et points": "1.",
    "nombres dits": "zéro six ",
    "mille": "mille ",
    "hésitations": "un euh ",
    "O et l dans les chiffres": "O1l",
    "sans largeur": "1\u200b",
    "accents empilés": "e\u0301\u0301",
    "émojis": "1😀",
    "indice sans numéro": "dossier n° ",
    "indices et lettres": "numéro de ab ",
    "sécu": "sécu ",
    "IBAN coupés": "FR76 3000 ",
    "rues": "12 rue ",
    "rues nommées": "rue des Lilas ",
    "arobase dit": "point arobase ",
    "virgules": "1, ",
    "parenthèses": "(0)",
    "tirets": "1 - ",
    "lignes": "3 mai\n",
    "prose": "Mme Dupont née le 3 mai 1964, 06 12 34 56 78, 3 enfants. ",
}


def main() -> int:
    use_lexicon_folder(None)
    only = sys.argv[1:]
    measured: dict[str, Callable[[str], object]] = {
        "lecture": read,
        "document": guard_document,
        "paroles": find_personal_data,
    }
    sys.stdout.write(f"| texte répété | {' | '.join(measured)} |\n|---|{'---:|' * len(measured)}\n")
    worst = 0.0
    for name, piece in HOSTILE.items():
        if only and name not in only:
            continue
        cells = [cell(call, piece) for call in measured.values()]
        worst = max(worst, *(ratio for ratio, _ in cells))
        sys.stdout.write(f"| {name} | {' | '.join(text for _, text in cells)} |\n")
        sys.stdout.flush()
    return 1 if worst > MOST else 0


def cell(call: Callable[[str], object], piece: str) -> tuple[float, str]:
    small, large = min(timings(call, repeated(piece, SMALL), 6)), min(timings(call, repeated(piece, LARGE), 2))
    return large / small, f"× {large / small:.1f} ({large * 1000:.0f} ms)"


def repeated(piece: str, size: int) -> str:
    return (piece * (size // len(piece) + 1))[:size]


def timings(call: Callable[[str], object], text: str, times: int) -> Iterator[float]:
    """Of the processor alone: other work on the machine must not count."""
    for _ in range(times):
        start = time.process_time()
        call(text)
        yield time.process_time() - start


if __name__ == "__main__":
    raise SystemExit(main())
