"""5 000 fiches and 50 000 versions, on SQLite and PostgreSQL: `python -m benchmarks.sizes`; docs/mesures/base.md."""

import json
import os
import platform
import random
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import unescape
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import httpx

from benchmarks import importing
from benchmarks.measuring import PROJECT, data_folder, decimal, run, served
from benchmarks.stream import ASK, token

if TYPE_CHECKING:  # Django is set up later, in the processes that need it
    from chatdoc.knowledge.models import Fiche, Version

REPORT = PROJECT / "docs" / "mesures" / "base.md"
FICHES, VERSIONS_EACH, ROUNDS, PUBLICATIONS = 5000, 10, 7, 2
EXPERT, PASSWORD = "experte", "mot-de-passe-de-mesure"
MOST = {"liste": 0.3, "aperçu": 0.5, "publication": 2.0, "index": 30.0}  # seconds, asked
LISTS = ("/base/", "/base/?theme=Theme%207", "/atelier/fiches/MESURE-00042/", "/atelier/versions/{version}/")
INTRODUCTION = """\
La base de mesure a {fiches} fiches et {versions} versions, faites des textes de la base de démonstration, chacune sous
son titre et avec ses chiffres. Un vrai serveur, un client HTTP sur la même machine, connecté en expert national.
Pages : médiane et maximum de {rounds} chargements, après un premier ; les listes de l’atelier sont toutes celles de
son menu.
« Publication visible » : de la transaction qui publie, dans un autre processus, à la première réponse du serveur qui
dit le nouveau chiffre. La charge dit si les temps valent quelque chose : au-dessus du nombre de cœurs, d’autres
travaillaient.
"""


@dataclass(frozen=True)
class Measure:
    name: str
    seconds: float
    worst: float
    most: float

    def line(self) -> str:
        kept = "oui" if self.seconds <= self.most else "**non**"
        return f"| {self.name} | {_shown(self.seconds)} | {_shown(self.worst)} | {_shown(self.most)} | {kept} |"


def main() -> None:
    match sys.argv[1:]:
        case ["--fill"]:
            fill()
        case ["--index"]:
            sys.stdout.write(json.dumps(index_seconds()))
        case ["--publish", figure]:
            publish(figure)
        case ["--figures"]:
            sys.stdout.write(json.dumps([vars(measure) for measure in measured()]))
        case _:
            write_page()


def write_page() -> None:
    database = {"SQLite": (), "PostgreSQL": ("tools/with-postgresql",)}
    parts, held = [], True
    for name, prefix in database.items():
        say(f"benchmarks.sizes sur {name}")
        measures = figures_on(prefix)
        held = held and all(measure.seconds <= measure.most for measure in measures)
        parts.append(f"## {name}\n\n| mesure | médiane | maximum | demandé | tenu |\n|---|---:|---:|---:|---|")
        parts.append("\n".join(measure.line() for measure in measures) + "\n")
    say("benchmarks.importing")
    figures = importing.measured()
    parts.append("## Import au pupitre\n\n| mesure | valeur |\n|---|---:|")
    parts.append("\n".join(f"| {name.strip()} | {value} |" for name, value in importing.rows(figures)) + "\n")
    parts.append(
        f"Demandé : {importing.MOST_SECONDS:.0f} s au plus, {importing.LEAST_SCANNED:.0f} pages par minute au moins.\n"
    )
    REPORT.write_text("\n".join([heading(), *parts]))
    say("→ docs/mesures/base.md")
    raise SystemExit(0 if held and importing.holds(figures) else 1)


def figures_on(prefix: Sequence[str]) -> list[Measure]:
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    command = [*prefix, sys.executable, "-m", "benchmarks.sizes", "--figures"]
    done = subprocess.run(command, cwd=PROJECT, env=kept, stdout=subprocess.PIPE, text=True, check=True)
    return [Measure(**row) for row in json.loads(done.stdout.splitlines()[-1])]


def measured() -> Iterator[Measure]:
    with data_folder() as data:
        run([sys.executable, "-m", "benchmarks.sizes", "--fill"], data)
        seconds, processor = json.loads(run([sys.executable, "-m", "benchmarks.sizes", "--index"], data).out)
        yield Measure("index refait en entier", seconds, seconds, MOST["index"])
        yield Measure("index refait en entier, temps de processeur", processor, processor, MOST["index"])
        with served("serve", data) as (address, _, _), httpx.Client(base_url=address, timeout=60) as client:
            sign_in(client)
            yield from (timed(f"`{path}`", opened(client, path), MOST["liste"]) for path in pages(client))
            yield timed("aperçu d’un brouillon, trois questions d’essai", previewing(client), MOST["aperçu"])
            yield publication(client, data)


def pages(client: httpx.Client) -> list[str]:
    """Every list of the workshop's own menu, and those outside it."""
    menu = re.search(r'(?s)<nav class="workshop-nav".*?</nav>', client.get("/atelier/").text)
    named = re.findall(r'href="([^"]+)"', menu[0]) if menu else []
    version = re.search(r"/atelier/versions/(\d+)/", client.get("/atelier/fiches/MESURE-00042/").text)
    return [unescape(path) for path in named] + [path.format(version=version[1] if version else 1) for path in LISTS]


def opened(client: httpx.Client, path: str) -> Callable[[], None]:
    def load() -> None:
        if (status := client.get(path).status_code) != 200:
            raise SystemExit(f"{path} répond {status}")

    return load


def previewing(client: httpx.Client) -> Callable[[], None]:
    """A fiche of the base as a draft, saved as the editor saves it."""
    page = client.post("/atelier/fiches/MESURE-00042/modifier/", data=_token(client), follow_redirects=True)
    path = page.url.path
    text = unescape(re.search(r'(?s)<textarea[^>]*name="texte"[^>]*>(.*?)</textarea>', page.text)[1])  # type: ignore[index]
    revision = 1
    trials = "né en 1964, quel âge ?\nquelles conditions ?\ncombien par mois ?"

    def save() -> None:
        nonlocal revision
        typed = {"texte": f"{text}\nUne phrase de plus, la {revision}e.\n", "essais": trials, "revision": str(revision)}
        said = client.post(f"{path}enregistrer/", data={**_token(client), **typed})
        if said.status_code != 200:
            raise SystemExit(f"l’aperçu répond {said.status_code} : {said.text[:200]}")
        revision = said.json()["revision"]

    return save


def publication(client: httpx.Client, data: Path) -> Measure:
    """The process that publishes is another one than the server."""
    times = []
    for rank in range(PUBLICATIONS):
        figure = f"{7100 + rank}"
        ran = run([sys.executable, "-m", "benchmarks.sizes", "--publish", figure], data)
        committed = json.loads(ran.out)
        while not says(client, figure):
            if time.time() - committed > 120:
                raise SystemExit("la publication ne se voit pas")
            time.sleep(0.05)
        times.append(time.time() - committed)
    return Measure("publication visible dans un autre processus", median(times), max(times), MOST["publication"])


def says(client: httpx.Client, figure: str) -> bool:
    """The whole answer, as the screen gets it."""
    headers = {"X-CSRFToken": token(client), "Accept": "text/event-stream"}
    shown = client.post(ASK, json={"question": "montant de la prime de mesure zorbique"}, headers=headers).text
    return f"{figure[0]} {figure[1:]} €" in shown.replace("\\u202f", " ").replace("\u202f", " ").replace("\xa0", " ")


def timed(name: str, act: Callable[[], None], most: float) -> Measure:
    act()
    taken = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        act()
        taken.append(time.perf_counter() - started)
    return Measure(name, median(taken), max(taken), most)


def sign_in(client: httpx.Client) -> None:
    client.get("/connexion/")
    if client.post("/connexion/", data={"login": EXPERT, "password": PASSWORD, **_token(client)}).status_code != 302:
        raise SystemExit("connexion refusée")


def _token(client: httpx.Client) -> dict[str, str]:
    return {"csrfmiddlewaretoken": token(client)}


def fill() -> None:
    """In a process of its own, on the database of the environment."""
    _django()
    from django.db import transaction

    from chatdoc.accounts.actions import create_person
    from chatdoc.accounts.models import Role
    from chatdoc.accounts.permissions import CONSOLE
    from chatdoc.knowledge.models import BaseRevision, Draft, Fiche, Gap, Nature, Version

    drawn = random.Random(2026)
    texts = list(starter_texts())
    with transaction.atomic():
        expert = create_person(CONSOLE, EXPERT, PASSWORD, Role.EXPERT)
        names = [f"MESURE-{rank:05}" for rank in range(FICHES)]
        fiches = Fiche.objects.bulk_create([Fiche(identifier=name, nature=Nature.LEGISLATION) for name in names])
        for start in range(0, FICHES, 100):
            rows = [
                row
                for rank, fiche in enumerate(fiches[start : start + 100], start=start)
                for row in versions_of(fiche, rank, texts[rank % len(texts)], drawn)
            ]
            Version.objects.bulk_create(rows, batch_size=100)
        Draft.objects.bulk_create([Draft(text="---\n", author=expert, last_by=expert) for _ in range(200)])
        gaps = (
            Gap(
                key=f"mesure {n}",
                question=f"question de mesure {n}",
                theme=f"Theme {n % 40}",
                reports=n % 7,
                last_day=date(2026, 11, 1),
            )
            for n in range(300)
        )
        Gap.objects.bulk_create(gaps)
        BaseRevision.objects.create(number=1)  # no listener is told: the index is made where it is timed


def versions_of(fiche: "Fiche", rank: int, text: "Text", drawn: random.Random) -> Iterator["Version"]:
    """Its past texts, then the one that is published; one fiche in fifty has another to be read."""
    from chatdoc.knowledge.models import Etat, Version

    for number in range(1, VERSIONS_EACH + 1):
        etat = Etat.PUBLIEE if number == VERSIONS_EACH else Etat.RETIREE
        if number == VERSIONS_EACH - 1 and rank % 50 == 0:
            etat = Etat.A_RELIRE
        day = date(2016 + number, 1 + rank % 12, 1)
        tree = re.sub(r"\b\d{2,3}(?= (?:€|euros|mois|trimestres))", lambda _: str(drawn.randint(10, 999)), text.tree)
        yield Version(
            fiche=fiche,
            number=number,
            etat=etat,
            title=f"{text.title}, mesure {rank}",
            theme=[f"Theme {rank % 40}", f"Sujet {rank % 300}"],
            tree=json.loads(tree),
            metadata=text.metadata,
            dated=day,
            en_vigueur_du=day,
            content_hash=f"{rank:032}{number:032}",
            published_at=f"{day}T00:00:00Z" if etat == Etat.PUBLIEE else None,
        )


@dataclass(frozen=True)
class Text:
    title: str
    tree: str
    metadata: dict[str, object]


def starter_texts() -> Iterator[Text]:
    from chatdoc.knowledge.documents import Document
    from chatdoc.knowledge.importers.read_source import read_in_order
    from chatdoc.knowledge.reading.gathering import gather
    from chatdoc.knowledge.tree import dump_blocks

    with gather([str(PROJECT / "base" / "fiches")]) as sources:
        for outcome in read_in_order(sources, None, lambda: None):
            if isinstance(outcome, Document):
                tree = json.dumps(dump_blocks(outcome.blocks), ensure_ascii=False)
                yield Text(outcome.title, tree, outcome.metadata.to_json())


def index_seconds() -> tuple[float, float]:
    """On the clock, then of the processor: the second holds on a machine that others use too."""
    _django()
    from chatdoc.retrieval.indexing import index_root, prepare_index

    shutil.rmtree(index_root(), ignore_errors=True)
    started, used = time.perf_counter(), time.process_time()
    prepare_index()
    return time.perf_counter() - started, time.process_time() - used


def publish(figure: str) -> None:
    """Its moment, on the clock, to the process that waits for the server to say it."""
    _django()
    from django.db import transaction

    from chatdoc.knowledge.actions.publication import mark_published
    from chatdoc.knowledge.models import Etat, Fiche, Version
    from chatdoc.knowledge.tree import Paragraph, dump_blocks

    moments: list[float] = []
    said = f"La prime de mesure zorbique est de {figure[0]} {figure[1:]} € par an."
    with transaction.atomic():
        transaction.on_commit(lambda: moments.append(time.time()))  # before the listeners make the index
        fiche, _ = Fiche.objects.get_or_create(identifier="MESURE-PRIME", defaults={"nature": "legislation"})
        fiche.versions.filter(etat=Etat.PUBLIEE).update(etat=Etat.RETIREE)
        Version.objects.create(
            fiche=fiche,
            number=fiche.versions.count() + 1,
            etat=Etat.PUBLIEE,
            title="Montant de la prime de mesure zorbique",
            theme=["Mesure"],
            tree=dump_blocks([Paragraph(said)]),
            metadata={"sources": [{"title": "Mesure", "url": "", "date": "2026", "a_confirmer": False}]},
            dated=date(2026, 1, 1),
            content_hash=figure * 16,
        )
        mark_published()
    sys.stdout.write(json.dumps(moments[0]))


def _django() -> None:
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def heading() -> str:
    version = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=PROJECT, capture_output=True, text=True)
    load = f"{os.getloadavg()[2]:.1f}".replace(".", ",")
    told = INTRODUCTION.format(fiches=FICHES, versions=FICHES * VERSIONS_EACH, rounds=ROUNDS)
    machine = f"{platform.machine()}, {os.cpu_count()} cœurs, charge {load}, version {version.stdout.strip()}"
    return f"# La base\n\n{told}\nCommande : `python -m benchmarks.sizes`. Le {date.today():%d/%m/%Y}, {machine}.\n"


def _shown(seconds: float) -> str:
    return decimal(seconds, "s", 1) if seconds >= 1 else decimal(seconds * 1000, "ms", 0)


def say(words: str) -> None:
    sys.stderr.write(f"{words}\n")


if __name__ == "__main__":
    main()
