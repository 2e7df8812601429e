"""What the advisor's screen makes one wait, in a real browser: `python -m benchmarks.screen`; docs/mesures/ecran.md."""

import json
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from benchmarks.measuring import MEGA, PROJECT, data_folder, decimal, served
from chatdoc.evaluation.scoring.statistics import percentile

REPORT = PROJECT / "docs" / "mesures" / "ecran.md"
# The demonstration's own account, as `chatdoc demo` prints it.
USERNAME, PASSWORD = "camille", "demonstration-chatdoc"
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")
LOADS, QUESTIONS, CLICKS, CALLS, WARM_CALLS = 20, 60, 60, 200, 10
TITLES = 3000  # as many as the page takes
WIDTH, HEIGHT = 1280, 720

INTRODUCTION = """\
Un vrai serveur et un vrai Chromium sur la même machine, la base de démonstration, 1280×720. « Peinte » : la touche
est pressée dans la page, la carte est dans la page, et l’image suivante est affichée. Le temps du réseau du site
s’y ajoute. Les suggestions sont cherchées dans 3 000 titres inventés, autant que la page en prend. La mémoire est celle
du tas JavaScript après ramassage, entre le 10e et le 210e appel d’un même onglet, trois questions par appel.
"""

# Marks the instant a key or a click is received, then the frame that shows the next card.
WATCH = """() => {
  window.painted = [];
  let since = 0;
  addEventListener("keydown", (event) => { since = event.timeStamp; }, true);
  new MutationObserver(() => {
    if (!since) return;
    const start = since;
    since = 0;
    requestAnimationFrame(() => setTimeout(() => window.painted.push(performance.now() - start)));
  }).observe(document.getElementById("card"), { childList: true });
  window.shifted = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
}"""
WEIGHT = """() => [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
  .reduce((sum, entry) => sum + entry.transferSize, 0)"""
LOADED = '() => performance.getEntriesByType("navigation")[0].loadEventEnd'
KEYSTROKE = """(text) => {
  const field = document.getElementById("question");
  field.value = text;
  const start = performance.now();
  field.dispatchEvent(new Event("input", { bubbles: true }));
  void document.body.offsetHeight;
  return performance.now() - start;
}"""


@dataclass(frozen=True)
class Measure:
    name: str
    value: float
    unit: str
    limit: float

    @property
    def is_held(self) -> bool:
        return self.value <= self.limit

    def line(self) -> str:
        held = "oui" if self.is_held else "non"
        places = 3 if self.unit == "CLS" else 1
        unit = "" if self.unit == "CLS" else self.unit
        shown = decimal(self.value, unit, places).strip()
        return f"| {self.name} | {shown} | {f'{self.limit:g} {unit}'.replace('.', ',').strip()} | {held} |"


def main() -> int:
    program = next(filter(None, map(shutil.which, CHROMIUMS)), None)
    if program is None:
        raise SystemExit("Chromium n’est pas installé : sh tools/install-for-tests chromium")
    with data_folder() as data, served("demo", data) as (address, _, _), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        measures = [*screen_measures(browser, address)]
        browser.close()
    text = "\n".join(report(measures))
    sys.stdout.write(text)
    if "--dry" not in sys.argv:
        REPORT.write_text(text, encoding="utf-8")
    return 0 if all(measure.is_held for measure in measures) else 1


def screen_measures(browser: Browser, address: str) -> Iterator[Measure]:
    page = signed_in(browser, address)
    yield from first_load(page, address)
    page.goto(f"{address}/", wait_until="networkidle")
    page.evaluate(WATCH)
    yield Measure("touche pressée → carte peinte, p95", percentile(asked(page), 0.95), "ms", 300)
    yield Measure("fait corrigé d’une touche → carte peinte, p95", percentile(corrected(page), 0.95), "ms", 100)
    yield Measure(
        "décalage de la mise en page, toute la visite", float(page.evaluate("() => window.shifted")), "CLS", 0.02
    )
    yield Measure("mémoire gagnée en 200 appels", memory_gained(page), "Mo", 20)
    yield Measure("suggestions, une frappe, p95", percentile(keystrokes(page, address), 0.95), "ms", 50)


def signed_in(browser: Browser, address: str) -> Page:
    page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, locale="fr-FR")
    page.goto(f"{address}/connexion/")
    page.get_by_label("Identifiant").fill(USERNAME)
    page.get_by_label("Mot de passe").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_selector("#send:enabled")
    return page


def first_load(page: Page, address: str) -> Iterator[Measure]:
    session = page.context.new_cdp_session(page)
    times, weights = [], []
    for _ in range(LOADS):
        session.send("Network.clearBrowserCache")
        page.goto(f"{address}/", wait_until="networkidle")
        page.wait_for_selector("#send:enabled")
        times.append(float(page.evaluate(LOADED)))
        weights.append(float(page.evaluate(WEIGHT)))
    yield Measure("premier affichage, cache vide, p95", percentile(times, 0.95), "ms", 1000)
    yield Measure("premier affichage, octets transférés", max(weights) / 1000, "ko", 150)


def questions() -> Sequence[str]:
    lines = (PROJECT / "base" / "questions_or.jsonl").read_text().splitlines()
    return [json.loads(line)["query"] for line in lines if line.strip()]


def ask(page: Page, words: str) -> None:
    before = page.evaluate("() => window.painted.length")
    page.locator("#question").fill(words)
    page.locator("#question").press("Enter")
    page.wait_for_function("before => window.painted.length > before", arg=before)


def asked(page: Page) -> list[float]:
    known = questions()
    for rank in range(QUESTIONS):
        if rank % 3 == 0:
            page.keyboard.press("F2")
        ask(page, known[rank % len(known)])
    return taken(page)


def corrected(page: Page) -> list[float]:
    page.keyboard.press("F2")
    for words in ("âge légal né en 1966", "et pour 1968 ?"):
        ask(page, words)
    taken(page)
    for _ in range(CLICKS):
        before = page.evaluate("() => window.painted.length")
        page.keyboard.press("F3")
        page.wait_for_function("before => window.painted.length > before", arg=before)
    return taken(page)


def taken(page: Page) -> list[float]:
    return [float(value) for value in page.evaluate("() => window.painted.splice(0)")]


def memory_gained(page: Page) -> float:
    session = page.context.new_cdp_session(page)
    known = questions()
    sizes = []
    for calls in (WARM_CALLS, CALLS):
        for call in range(calls):
            page.keyboard.press("F2")
            for turn in range(3):
                ask(page, known[(3 * call + turn) % len(known)])
        page.keyboard.press("F2")
        sizes.append(heap(session))
    return (sizes[1] - sizes[0]) / MEGA


def heap(session: CDPSession) -> float:
    session.send("HeapProfiler.enable")
    session.send("HeapProfiler.collectGarbage")
    return float(session.send("Runtime.getHeapUsage")["usedSize"])


def keystrokes(page: Page, address: str) -> list[float]:
    words = ("pension", "retraite", "demande", "carrière", "conjoint", "trimestres", "allocation", "veuvage")
    titles = [["fiche", f"{words[n % 8].capitalize()} {words[n // 8 % 8]} numéro {n}", "Essai"] for n in range(TITLES)]
    page.route("**/appel/suggestions/", lambda route: route.fulfill(json={"suggestions": titles}))
    page.goto(f"{address}/", wait_until="networkidle")
    page.wait_for_timeout(500)
    typed = [word[:length] for word in words for length in range(1, len(word) + 1)]
    return [float(page.evaluate(KEYSTROKE, text)) for text in typed * 3]


def report(measures: Sequence[Measure]) -> Iterator[str]:
    version = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=PROJECT, capture_output=True, text=True)
    load = Path("/proc/loadavg").read_text().split()[0].replace(".", ",") if Path("/proc/loadavg").exists() else "?"
    yield f"# Le poste\n\n{INTRODUCTION}"
    machine = f"{platform.machine()}, charge {load}, version {version.stdout.strip()}"
    yield f"Commande : `python -m benchmarks.screen`. Le {date.today():%d/%m/%Y}, {machine}.\n"
    yield "| mesure | valeur | limite | tenue |\n|---|---:|---:|---|"
    yield from (measure.line() for measure in measures)
    yield f"\n{QUESTIONS} questions, {CLICKS} corrections, {LOADS} chargements, {CALLS} appels.\n"


if __name__ == "__main__":
    sys.exit(main())
