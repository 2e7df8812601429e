"""How long the import desk takes: 300 pages with their text, then scanned pages. `python -m benchmarks.importing`."""

import io
import json
import os
import random
import sys
import time
from collections.abc import Iterator

from benchmarks.measuring import Row, data_folder, decimal, run, show

PAGES, SCANNED = 300, 12
MOST_SECONDS, LEAST_SCANNED = 60.0, 10.0  # asked: issue of the experts' base
INSIDE = "--inside"
SENTENCE = (
    "la pension de réversion est versée au conjoint survivant qui remplit la condition de ressources prévue par la "
    "caisse lorsque l’assuré avait validé assez de trimestres avant son décès et que la demande est complète"
)


def main() -> None:
    if INSIDE in sys.argv:
        sys.stdout.write(json.dumps(inside()))
        return
    figures = measured()
    show("Import au pupitre", list(rows(figures)))
    raise SystemExit(0 if holds(figures) else 1)


def measured() -> dict[str, float]:
    with data_folder() as data:
        figures: dict[str, float] = json.loads(run([sys.executable, "-m", "benchmarks.importing", INSIDE], data).out)
    return figures


def rows(figures: dict[str, float]) -> Iterator[Row]:
    yield f"PDF de {PAGES} pages avec leur texte, du dépôt aux brouillons", decimal(figures["text"], "s")
    yield "  dont temps de processeur", decimal(figures["text_cpu"], "s")
    yield "  brouillons faits (un livre est coupé à ses chapitres)", str(int(figures["drafts"]))
    yield f"{SCANNED} pages numérisées, pages par minute", decimal(figures["scanned"], "").strip()
    yield "  temps de processeur d’une page", decimal(figures["scanned_cpu"], "s")


def holds(figures: dict[str, float]) -> bool:
    return figures["text"] <= MOST_SECONDS and figures["scanned"] >= LEAST_SCANNED


def inside() -> dict[str, float]:
    """In a process and a data folder of its own, by the desk's own actions."""
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    from chatdoc.accounts.actions import create_person
    from chatdoc.accounts.models import Role
    from chatdoc.accounts.permissions import CONSOLE
    from chatdoc.knowledge.models import Draft

    expert = create_person(CONSOLE, "experte", "mot-de-passe-de-mesure", Role.EXPERT)
    seconds, processor = imported(expert, "livre.pdf", pdf(PAGES))
    drafts = Draft.objects.count()
    scanned, used = imported(expert, "scan.pdf", scan(SCANNED))
    if not drafts or Draft.objects.count() == drafts:
        raise SystemExit("un document n’est pas entré : la mesure ne vaut rien")
    return {
        "text": seconds,
        "text_cpu": processor,
        "drafts": drafts,
        "scanned": SCANNED * 60 / scanned,
        "scanned_cpu": used / SCANNED,
    }


def imported(expert: object, name: str, content: bytes) -> tuple[float, float]:
    from django.core.files.uploadedfile import SimpleUploadedFile

    from chatdoc.editorial.actions.imports import open_import
    from chatdoc.editorial.actions.run_import import run_job

    started, used = time.perf_counter(), sum(os.times()[:4])
    run_job(open_import(expert, [SimpleUploadedFile(name, content)]).pk)  # type: ignore[arg-type]
    return time.perf_counter() - started, sum(os.times()[:4]) - used


def pdf(pages: int) -> bytes:
    """A book: a chapter every ten pages, a table every five, thirty lines of prose on each page."""
    from fpdf import FPDF

    drawn = random.Random(2026)
    document = FPDF()
    document.core_fonts_encoding = "cp1252"
    for page in range(pages):
        document.add_page()
        if page % 10 == 0:
            document.set_font("Helvetica", "B", 18)
            document.multi_cell(0, 10, f"Chapitre {page // 10 + 1}", new_x="LMARGIN", new_y="NEXT")
        document.set_font("Helvetica", "", 11)
        for _ in range(6):
            words = " ".join(drawn.choices(SENTENCE.split(), k=60))
            document.multi_cell(0, 5, f"{words.capitalize()}.", new_x="LMARGIN", new_y="NEXT")
            document.ln(3)
        if page % 5 == 0:
            with document.table() as table:
                for year in range(1960, 1966):
                    table.row((f"Né en {year}", f"{62 + year % 3} ans et {year % 12} mois"))
    return bytes(document.output())


def scan(pages: int) -> bytes:
    """The same, as a scanner gives it: pictures at 200 dots per inch, without text."""
    import pypdfium2
    from fpdf import FPDF

    typed = pypdfium2.PdfDocument(pdf(pages))
    document = FPDF()
    for page in typed:
        written = io.BytesIO()
        page.render(scale=200 / 72).to_pil().convert("L").save(written, format="JPEG", quality=80)
        document.add_page()
        document.image(written, 0, 0, 210)
    return bytes(document.output())


if __name__ == "__main__":
    main()
