"""Labels read as conditions on the facts, or left to the advisor: writes docs/mesures/conditions.md."""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.measuring import PROJECT, SHARED, data_folder, import_base, run
from chatdoc.knowledge.conditions.reading_report import NAMES

PAGE = PROJECT / "docs" / "mesures" / "conditions.md"
BASES = {"Base de démonstration": PROJECT / "base", "Corpus service-public": SHARED / "service_public"}
LEAST, MOST_LISTED = 0.8, 25
type Fiches = list[dict[str, Any]]


def main() -> int:
    read = {name: _fiches(path) for name, path in BASES.items() if path.exists()}
    PAGE.write_text("\n".join(_page(read)) + "\n", "utf-8")
    shares = [_share(fiches) for fiches in read.values()]
    return 0 if all(share >= LEAST for share in shares) else 1


def _fiches(path: Path) -> Fiches:
    with data_folder() as data:
        import_base([path], data)
        found: Fiches = json.loads(run([sys.executable, "-m", "benchmarks.conditions.labels"], data).out)
        return found


def _named(fiches: Fiches, kind: str) -> tuple[int, int]:
    counts = [fiche["named"].get(kind, (0, 0)) for fiche in fiches]
    return sum(read for read, _ in counts), sum(named for _, named in counts)


def _share(fiches: Fiches) -> float:
    read, named = (sum(numbers) for numbers in zip(*(_named(fiches, kind) for kind in NAMES), strict=True))
    return read / named if named else 1.0


def _page(read: dict[str, Fiches]) -> Iterator[str]:
    yield "# Libellés lus comme des conditions"
    yield ""
    yield f"Écrit par `python -m benchmarks.conditions` le {date.today():%d/%m/%Y}."
    yield ""
    yield "Un libellé (cas, première cellule d’une ligne) devient une condition sur les faits, ou reste un choix pour"
    yield "le téléconseiller. « Lu » compte les libellés lus en entier et ceux dont une part n’est pas lue : ces"
    yield "derniers peuvent être écartés par un fait, jamais tenus pour vrais. Le détail par fiche, libellés compris :"
    yield "`CHATDOC_DATA=… python -m benchmarks.conditions.labels`."
    for name, fiches in read.items():
        yield from _section(name, fiches)


def _section(name: str, fiches: Fiches) -> Iterator[str]:
    counts = Counter({kind: sum(len(fiche[kind]) for fiche in fiches) for kind in ("whole", "partly", "choices")})
    yield f"\n## {name}\n"
    yield f"{len(fiches)} fiches ; libellés lus en entier {counts['whole']}, en partie {counts['partly']},"
    yield f"cas laissés au choix {counts['choices']}. Parmi les libellés qui nomment une naissance, un âge,"
    yield "des enfants ou une situation :"
    yield f"**{_percent(_share(fiches))} lus**.\n"
    yield "| ce que le libellé nomme | lus | nommés | part |"
    yield "|---|---|---|---|"
    for kind in NAMES:
        known, named = _named(fiches, kind)
        yield f"| {kind} | {known} | {named} | {_percent(known / named) if named else '–'} |"
    yield from _scales(fiches)
    yield from _choices(fiches)


def _scales(fiches: Fiches) -> Iterator[str]:
    broken = [fiche for fiche in fiches if fiche["breaks"]]
    scales = sum(fiche["scales"] for fiche in fiches)
    breaks = sum(len(fiche["breaks"]) for fiche in broken)
    yield f"\nBarèmes par naissance : {scales} ; trous ou recouvrements entre leurs lignes : {breaks}."
    for fiche in broken:
        yield f"- {fiche['fiche_id']} : {' ; '.join(dict.fromkeys(fiche['breaks']))}"


def _choices(fiches: Fiches) -> Iterator[str]:
    most = sorted((fiche for fiche in fiches if fiche["choices"]), key=lambda f: (-len(f["choices"]), f["fiche_id"]))
    yield f"\nFiches où le plus de cas restent au choix ({len(most)} en ont) :\n"
    yield "| fiche | lus | au choix |"
    yield "|---|---|---|"
    for fiche in most[:MOST_LISTED]:
        yield f"| {fiche['fiche_id']} | {len(fiche['whole']) + len(fiche['partly'])} | {len(fiche['choices'])} |"


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"


if __name__ == "__main__":
    sys.exit(main())
