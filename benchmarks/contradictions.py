"""`python -m benchmarks.contradictions`: contradictions sown in a real base; writes docs/mesures/contradictions.md.

The sower knows French and the fiches, and nothing of the detector: it says a sentence of one fiche again, in other
words and with another figure, in another fiche, a consigne or an older text.
"""

import argparse
import os
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import django

from benchmarks.measuring import PROJECT, SHARED, import_base

if TYPE_CHECKING:
    from chatdoc.editorial.rereading.contradictions import Contradiction
    from chatdoc.knowledge.queries import PublishedVersion

REPORT = PROJECT / "docs" / "mesures" / "contradictions.md"
# Steered with seed 1; the report draws another.
SEED, SOWN = 2026, 100
LEAST_RECALL, MOST_FALSE = 0.8, 5.0
PLACES = ("dans une autre fiche nationale", "dans une consigne", "dans un texte plus ancien")
NAMES = {"amount": "montant", "share": "taux", "length": "durée ou âge", "month": "date"}
INTRODUCTION = """\
Cent contradictions sont semées dans la base de service-public : une phrase d’une fiche est redite avec d’autres mots et
un autre chiffre, dans une autre fiche, dans une consigne de caisse ou dans un texte plus ancien. Le semeur ne connaît
pas le détecteur ; ses tournures sont celles du banc du contrôle des phrases. Une contradiction est retrouvée quand
c’est la phrase semée elle-même qui est montrée, à côté de la fiche d’où elle vient.

Les constats de la base telle quelle sont tous comptés faux : c’est un majorant, car des textes de dates diverses y
diffèrent vraiment. Le détecteur a été réglé sur les tirages 1 et 2 ; le rapport en montre un autre. Le même auteur a
écrit le semeur et le détecteur. Les tableaux, comparés case à case, ne sont pas comptés ici. Intervalles de Wilson à
95 %.
"""
_OPENS_ON_ANOTHER = re.compile(
    r"(?i)^(?:cet?|cette|ces|celui|celle|ils?|elles?|dans cet?|dans cette|au-delà|sinon|toutefois|(?:par )?exemple)\b"
)
_FIGURES = re.compile(
    r"(?P<amount>\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+)(?=(?:,\d+)?[ \u00a0\u202f]?(?:€|euros))"
    r"|(?P<share>\d+)(?=(?:,\d+)?[ \u00a0\u202f]?%)"
    r"|(?P<length>(?<![\d,])\d{1,3})(?=[ \u00a0\u202f](?:ans?|mois|jours?|semaines?|heures?|trimestres?)\b)"
    r"|(?P<month>(?<=\d )(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)"
    r"(?= \d{4}))"
)
_MONTHS = ("janvier", "mars", "mai", "juillet", "août", "octobre", "décembre")  # of 31 days
# They leave the sentence as it was, or may take its figure away.
_SAME_WORDS = ("entrée en matière", "dit à voix haute", "parenthèse ôtée", "deux phrases en une")


@dataclass(frozen=True)
class Sown:
    place: str
    source: str  # fiche
    host: str
    before: str
    after: str
    kind: str  # of figure


def sow(versions: Sequence["PublishedVersion"], seed: int, count: int) -> tuple[list["PublishedVersion"], list[Sown]]:
    """The base with `count` contradictions in it, one fiche each, and what they are."""
    random = Random(seed)
    by_theme: dict[str, list[PublishedVersion]] = defaultdict(list)
    for version in versions:
        by_theme[version.theme[-1] if version.theme else ""].append(version)
    base = {version.version_id: version for version in versions}
    sown: list[Sown] = []
    sources = [version for version in versions if version.theme and version.nature != "consigne"]
    for source in random.sample(sources, len(sources)):
        if len(sown) == count:
            break
        beside = [version for version in by_theme[source.theme[-1]] if version.fiche_id != source.fiche_id]
        made = _said_otherwise(source, random)
        if made and beside:
            place = PLACES[len(sown) % len(PLACES)]
            host = _host(place, source, base[random.choice(beside).version_id], made.after, len(sown), random)
            base[host.version_id] = host
            sown.append(replace(made, place=place, host=host.fiche_id))
    return list(base.values()), sown


def _said_otherwise(source: "PublishedVersion", random: Random) -> Sown | None:
    """One sentence of this fiche that stands by itself, in other words and with another figure."""
    from benchmarks.grounding.paraphrasing import KEPT, SEEN
    from benchmarks.grounding.truths import Truth, said_by
    from chatdoc.knowledge.units import cut_units

    units = [unit for unit in cut_units(source.blocks) if not unit.cases and unit.note != "exemple"]
    told = [(unit, text) for unit in units for text in said_by(unit) if _stands_alone(text)]
    random.shuffle(told)
    for unit, text in told:
        changed, kind = _another_figure(text, random)
        if not changed:
            continue
        ways = [way for name, way in {**SEEN, **KEPT}.items() if name not in _SAME_WORDS]
        random.shuffle(ways)
        after, said = changed, 0
        for way in ways:
            if said < 2 and (other := way(Truth(after, source, unit, ()), random)):  # type: ignore[arg-type]
                after, said = other, said + 1
        if said:
            return Sown("", source.fiche_id, "", text, after, kind)
    return None


def _stands_alone(text: str) -> bool:
    words = text.split()
    return 9 <= len(words) <= 45 and not _OPENS_ON_ANOTHER.match(text) and bool(_FIGURES.search(text))


def _another_figure(text: str, random: Random) -> tuple[str, str]:
    found = random.choice(list(_FIGURES.finditer(text)))
    kind, said = found.lastgroup or "", found.group()
    if kind == "month":
        other = random.choice([month for month in _MONTHS if month != said])
    else:
        number = int(re.sub(r"\D", "", said))
        other = str(number + random.choice([step for step in _steps(kind, number) if number + step > 1] or [3]))
    return text[: found.start()] + other + text[found.end() :], kind


def _steps(kind: str, number: int) -> list[int]:
    return [number // 10 or 1, -(number // 10 or 1), number // 4 or 2] if kind == "amount" else [1, -1, 2, 5, -2]


def _host(
    place: str, source: "PublishedVersion", beside: "PublishedVersion", text: str, rank: int, random: Random
) -> "PublishedVersion":
    """Where somebody would have written it: under a title that says what it is about, or in a sentence that does."""
    from chatdoc.knowledge.tree import Paragraph, Section

    subject = source.title.split(":")[0].split("?")[0].strip()
    told = Paragraph(f"{subject} : {text[:1].lower()}{text[1:]}")
    if place == PLACES[0]:
        added = random.choice((told, Section("chapitre", subject, (Paragraph(text),))))
        return replace(beside, blocks=(*beside.blocks, added))
    others = tuple(source.blocks[:1])
    if place == PLACES[1]:
        title = random.choice(
            (f"Consigne : {subject}", f"{source.theme[-1]} : à savoir", f"Les Essentiels : {subject}")
        )
        blocks = (Paragraph(text),) if subject in title else (told,)
        return replace(
            source, version_id=-rank - 1, fiche_id=f"SEME-{rank}", title=title, caisse="nord", nature="consigne",
            blocks=blocks, en_vigueur_du=None,
        )  # fmt: skip
    title = " ".join(subject.split()[:6])
    return replace(
        source, version_id=-rank - 1, fiche_id=f"SEME-{rank}", title=title, blocks=(*others, Paragraph(text)),
        en_vigueur_du=date(2015, 1, 1),
    )  # fmt: skip


def found_of(sown: Sequence[Sown], contradictions: Sequence["Contradiction"]) -> list[Sown]:
    """Those of which the very sentence is shown, beside the fiche it was taken from."""
    shown: dict[frozenset[str], list[str]] = defaultdict(list)
    for one in contradictions:
        fiches = frozenset((one.one.version.fiche_id, one.other.version.fiche_id))
        shown[fiches] += [one.one.text, one.other.text]
    return [one for one in sown if any(_is_in(text, one.after) for text in shown[frozenset((one.source, one.host))])]


def _is_in(text: str, sown: str) -> bool:
    """The sentence as sown, or as its fiche cuts it."""
    return text in sown or sown in text or text[-40:] in sown


def measured(seed: int, count: int = SOWN) -> tuple[list[Sown], list[Sown], int, int]:
    """What was sown, what of it is found, what is found in the base as it is, and its fiches."""
    from chatdoc.editorial.rereading.contradictions import contradictions
    from chatdoc.editorial.rereading.statements import statements_of
    from chatdoc.knowledge.queries import published_versions

    base = [version for version in published_versions() if version.is_in_force(date.today())]
    before = contradictions([statement for version in base for statement in statements_of(version)])
    changed, sown = sow(base, seed, count)
    after = contradictions([statement for version in changed for statement in statements_of(version)])
    return sown, found_of(sown, after), len(before), len(base)


def report(seed: int, sown: Sequence[Sown], found: Sequence[Sown], before: int, fiches: int) -> Iterator[str]:
    yield f"# Contradictions entre fiches\n\n{INTRODUCTION}"
    yield f"Commande : `python -m benchmarks.contradictions --seed {seed}`\n"
    per_hundred = f"{100 * before / fiches:.1f}".replace(".", ",")
    yield "| | résultat | limite |\n| --- | --- | --- |"
    yield f"| contradictions semées retrouvées | **{_count(found, sown)}** | ≥ 80 % |"
    told = f"**{per_hundred}** ({before} pour {fiches})"
    yield f"| constats dans la base telle quelle, pour 100 fiches | {told} | ≤ 5 |\n"
    for title, of in (("où elle est semée", "place"), ("chiffre changé", "kind")):
        yield f"| {title} | retrouvées |\n| --- | --- |"
        for name in dict.fromkeys(getattr(one, of) for one in sown):
            some = [one for one in sown if getattr(one, of) == name]
            yield f"| {NAMES.get(name, name)} | {_count([one for one in found if getattr(one, of) == name], some)} |"
        yield ""


def _count(found: Sequence[Sown], sown: Sequence[Sown]) -> str:
    from benchmarks.grounding.rates import Count

    return str(Count(len(found), len(sown)))


def main() -> int:
    arguments = parsed()
    with TemporaryDirectory() as name:
        if "CHATDOC_DATA" not in os.environ:
            if not SHARED.is_dir():
                print(f"benchmarks.contradictions : laissé de côté, {SHARED} est absent")
                return 0
            import_base([SHARED / "service_public"], Path(name))
            os.environ["CHATDOC_DATA"] = name
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
        django.setup()
        sown, found, before, fiches = measured(arguments.seed)
    text = "\n".join(report(arguments.seed, sown, found, before, fiches))
    sys.stdout.write(text)
    if not arguments.dry:
        REPORT.write_text(text, encoding="utf-8")
    held = len(found) >= LEAST_RECALL * len(sown) and 100 * before <= MOST_FALSE * fiches
    return 0 if held else 1


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.contradictions")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--dry", action="store_true", help="ne pas écrire le rapport")
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
