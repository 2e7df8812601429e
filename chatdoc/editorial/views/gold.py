"""Gold questions: written, taken from a file, given back as one, asked of the base, their scores kept."""

from datetime import date
from typing import Any, Final

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from chatdoc.accounts.access import requires
from chatdoc.accounts.permissions import EDIT, INSTRUCT, is_allowed
from chatdoc.common.dates import ImpossibleDate, read_date
from chatdoc.common.errors import DomainError
from chatdoc.common.plain_text import plain
from chatdoc.editorial.actions.gold_run import ask_gold_run
from chatdoc.editorial.models import GoldRun
from chatdoc.editorial.people import person
from chatdoc.editorial.tasks import run_gold
from chatdoc.knowledge.actions import gold_questions as actions
from chatdoc.knowledge.errors import ContentRefused
from chatdoc.knowledge.exporting.base_files import base_files
from chatdoc.knowledge.importers.base_files import GOLD
from chatdoc.knowledge.models import GoldQuestion
from chatdoc.knowledge.queries import current_revision

ON_A_PAGE: Final = 100
RUNS_SHOWN: Final = 12
LARGEST: Final = 5 * 1024 * 1024
MEASURES: Final = {
    "fiche": "bonne fiche en premier",
    "faits": "faits attendus présents",
    "complet": "fiche et tous les faits",
    "refus": "refus attendus",
    "statut": "réponse attendue",
}
EITHER: Final = "|"


@requires(EDIT)
@require_GET
def questions(request: HttpRequest) -> HttpResponse:
    page = Paginator(GoldQuestion.objects.all(), ON_A_PAGE).get_page(request.GET.get("page"))
    runs = list(GoldRun.objects.filter(etat="termine")[:RUNS_SHOWN])
    context = {
        "page": "atelier",
        "place": "gold",
        "page_of": page,
        "going": GoldRun.objects.exclude(etat__in=("termine", "echoue")).first(),
        "runs": [_line(run) for run in runs],
        "measures": MEASURES,
        "bars": [_bar(rank, run) for rank, run in enumerate(reversed(runs))],
        "is_fresh": bool(runs) and runs[0].revision == current_revision(),
        "may_instruct": is_allowed(person(request), INSTRUCT),
    }
    return render(request, "editorial/gold.html", context)


def _line(run: GoldRun) -> dict[str, object]:
    return {"run": run, "rates": [_percent(run.scores.get(name)) for name in MEASURES]}


def _percent(pair: list[int] | None) -> str:
    return f"{100 * pair[0] / pair[1]:.0f} % ({pair[0]}/{pair[1]})" if pair and pair[1] else "–"


def _bar(rank: int, run: GoldRun) -> dict[str, object]:
    """Of the chart: how high, where, for which state of the base. One measure: the right fiche first."""
    count, total = run.scores.get("fiche") or (0, 0)
    share = round(100 * count / total) if total else 0
    return {
        "x": 10 + rank * 48,
        "middle": 26 + rank * 48,
        "y": 110 - share,
        "height": share,
        "share": share,
        "run": run,
    }


@requires(INSTRUCT)
@require_http_methods(["GET", "POST"])
def write(request: HttpRequest, identifier: str = "") -> HttpResponse:
    """What was typed stays in the page when it is refused."""
    known = get_object_or_404(GoldQuestion, identifier=identifier) if identifier else None
    refusal = ""
    if request.method == "POST":
        try:
            made = actions.write_question(person(request), _typed(request.POST), known)
            messages.success(request, f"Question {made.identifier} enregistrée.")
            return redirect("editorial:gold")
        except DomainError as error:
            refusal = error.message
    context = {
        "page": "atelier",
        "place": "gold",
        "known": known,
        "refusal": refusal,
        "statuses": actions.STATUSES,
        "fields": request.POST if request.method == "POST" else _fields(known),
    }
    return render(request, "editorial/write_gold.html", context, status=400 if refusal else 200)


def _typed(posted: QueryDict) -> actions.TypedQuestion:
    return actions.TypedQuestion(
        query=plain(posted.get("query", ""))[:1000],
        style=plain(posted.get("style", ""))[:60],
        fiches=posted.get("fiches", "").replace(",", " ").split(),
        facts=[_fact(line) for line in _lines(posted.get("faits", ""))],
        context=dict(_given(line) for line in _lines(posted.get("contexte", ""))),
        day=_day(posted.get("date", "")),
        expected=posted.get("attendu", ""),
    )


def _lines(typed: str) -> list[str]:
    return [line.strip() for line in typed.splitlines() if line.strip()]


def _fact(line: str) -> str | list[str]:
    """« 62 ans | soixante-deux ans »: one fact, said one way or the other."""
    forms = [form for form in map(plain, line.split(EITHER)) if form]
    return forms[0] if len(forms) == 1 else forms


def _given(line: str) -> tuple[str, str]:
    key, sign, value = (plain(part) for part in line.partition(":"))
    if not sign or not key or not value:
        raise ContentRefused("un fait donné s’écrit « naissance : 1964 »")
    return key, value


def _day(typed: str) -> date | None:
    try:
        return read_date(typed.strip() or None)
    except ImpossibleDate as error:
        raise ContentRefused("la date n’existe pas") from error


def _fields(known: GoldQuestion | None) -> dict[str, Any]:
    if known is None:
        return {}
    facts = (EITHER.join(fact) if isinstance(fact, list) else fact for fact in known.gold_facts)
    return {
        "query": known.query,
        "style": known.style,
        "fiches": " ".join(known.gold_fiche_ids),
        "faits": "\n".join(facts),
        "contexte": "\n".join(f"{key} : {value}" for key, value in known.context.items()),
        "date": known.date.isoformat() if known.date else "",
        "attendu": known.attendu,
    }


@requires(INSTRUCT)
@require_POST
def remove(request: HttpRequest, identifier: str) -> HttpResponse:
    actions.remove_question(person(request), get_object_or_404(GoldQuestion, identifier=identifier))
    messages.success(request, f"Question {identifier} retirée.")
    return redirect("editorial:gold")


@requires(INSTRUCT)
@require_POST
def take_in(request: HttpRequest) -> HttpResponse:
    upload = request.FILES.get("fichier")
    if upload is None or upload.size is None or upload.size > LARGEST:
        messages.error(request, "Choisissez un fichier JSON, une question par ligne, de 5 Mo au plus.")
        return redirect("editorial:gold")
    changed, report = actions.import_questions(person(request), iter(upload))
    messages.success(request, f"Questions ajoutées ou changées : {changed}.")
    for line in (*report.failed, *report.blocked)[:10]:
        messages.error(request, f"{line.get('path') or line.get('id')} : {line['reason']}.")
    return redirect("editorial:gold")


@requires(EDIT)
@require_GET
def download(request: HttpRequest) -> HttpResponse:
    content = dict(base_files()).get(GOLD, "")
    response = HttpResponse(content, content_type="application/x-ndjson; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{GOLD}"'
    return response


@requires(EDIT)
@require_POST
def measure(request: HttpRequest) -> HttpResponse:
    run = ask_gold_run(person(request))
    transaction.on_commit(lambda: run_gold.enqueue(run.pk))
    return redirect("editorial:gold_run", run.pk)


@requires(EDIT)
@require_GET
def run(request: HttpRequest, pk: int) -> HttpResponse:
    context = {"page": "atelier", "place": "gold", **_run(pk)}
    return render(request, "editorial/gold_run.html", context)


@requires(EDIT)
@require_GET
def run_state(request: HttpRequest, pk: int) -> HttpResponse:
    """The part of the page that changes while the questions are asked."""
    return render(request, "editorial/gold_run_state.html", _run(pk))


def _run(pk: int) -> dict[str, object]:
    found = get_object_or_404(GoldRun, pk=pk)
    words = dict(GoldQuestion.objects.values_list("identifier", "query"))
    misses = [{**miss, "query": words.get(miss["id"], "")} for miss in found.misses]
    rates = [(label, _percent(found.scores.get(name))) for name, label in MEASURES.items()]
    return {"run": found, "misses": misses, "rates": rates}
