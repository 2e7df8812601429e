"""The work list: what the base says twice, or not the same way twice."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from chatdoc.accounts.access import requires
from chatdoc.accounts.models import User
from chatdoc.accounts.permissions import EDIT, may_edit
from chatdoc.common.errors import DomainError
from chatdoc.common.side_by_side import Marked, marked
from chatdoc.editorial.actions import reread as actions
from chatdoc.editorial.models import Finding, FindingEtat, FindingKind, FindingScope, Rereading
from chatdoc.editorial.people import person
from chatdoc.editorial.queries import findings_of
from chatdoc.editorial.rereading.marking import figures_apart
from chatdoc.editorial.tasks import ask_rereading, is_rereading
from chatdoc.knowledge.actions.life_cycle import withdraw_fiche
from chatdoc.knowledge.models import Fiche, Version
from chatdoc.knowledge.queries import current_revision

ON_A_PAGE = 50
FILTERS = {"genre": FindingKind, "portee": FindingScope, "etat": FindingEtat}


@dataclass(frozen=True)
class Passages:
    """One finding, as the page shows it: both passages, what differs marked."""

    finding: Finding
    one: Marked
    other: Marked


@dataclass(frozen=True)
class Side:
    name: str  # as the address says it
    version: Version
    is_older: bool
    may_withdraw: bool


@dataclass(frozen=True)
class Pair:
    """What two fiches say against each other: one card of the list."""

    kind: str
    sides: tuple[Side, ...]
    passages: tuple[Passages, ...]


@requires(EDIT)
@require_GET
def findings(request: HttpRequest) -> HttpResponse:
    user, chosen = person(request), _chosen(request)
    shown = findings_of(user).filter(**{_FIELDS[name]: value for name, value in chosen.items() if value})
    page = Paginator(shown, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": "atelier",
        "place": "findings",
        "pairs": list(_pairs(page, user)),
        "page_of": page,
        "filters": [_filter(name, chosen[name], findings_of(user), chosen) for name in FILTERS],
        "chosen": "&".join(f"{name}={value}" for name, value in chosen.items() if value),
        **_state(),
    }
    return render(request, "editorial/findings.html", context)


_FIELDS = {"genre": "kind", "portee": "scope", "etat": "etat"}


def _chosen(request: HttpRequest) -> dict[str, str]:
    """An address may hold anything: only what a filter knows is kept."""
    asked = {name: request.GET.get(name, "") for name in FILTERS}
    known = {name: value if value in FILTERS[name].values else "" for name, value in asked.items()}
    return {**known, "etat": known["etat"] or FindingEtat.A_TRAITER}


def _filter(name: str, chosen: str, found: QuerySet[Finding], others: dict[str, str]) -> dict[str, object]:
    """Each choice with the number it would show, the other filters as they are."""
    kept = {_FIELDS[key]: value for key, value in others.items() if value and key != name}
    rows = list(found.filter(**kept).order_by().values_list(_FIELDS[name], flat=True))
    choices = [(value, label, rows.count(value)) for value, label in FILTERS[name].choices]
    labels = {"genre": "Genre", "portee": "Portée", "etat": "État"}
    return {"name": name, "label": labels[name], "chosen": chosen, "choices": choices, "total": len(rows)}


def _pairs(shown: Iterable[Finding], user: User) -> Iterator[Pair]:
    for (kind, _, _), together in groupby(shown, key=lambda f: (f.kind, f.one_id, f.other_id)):
        found = list(together)
        first = found[0]
        sides = [_side("ancienne", first.one, user, is_older=first.is_older)]
        if first.other:
            sides.append(_side("nouvelle", first.other, user, is_older=False))
        marks = figures_apart if kind == FindingKind.CONTRADICTION else marked
        passages = tuple(Passages(one, *marks(one.one_text, one.other_text)) for one in found)
        yield Pair(kind, tuple(sides), passages)


def _side(name: str, version: Version, user: User, *, is_older: bool) -> Side:
    fiche = version.fiche
    return Side(name, version, is_older, may_edit(user, fiche.caisse_id or "", fiche.nature))


@requires(EDIT)
@require_GET
def state(request: HttpRequest) -> HttpResponse:
    """The part of the page that changes while the base is read."""
    return render(request, "editorial/findings_state.html", _state())


def _state() -> dict[str, object]:
    last = Rereading.objects.first()
    is_fresh = last is not None and last.revision == current_revision()
    return {"last": last, "is_fresh": is_fresh, "is_reading": is_rereading()}


@requires(EDIT)
@require_POST
def reread(request: HttpRequest) -> HttpResponse:
    ask_rereading()
    return redirect("findings:list")


@requires(EDIT)
@require_POST
def dismiss(request: HttpRequest, pk: int) -> HttpResponse:
    done = "Classé sans objet : il ne revient que si un des deux textes change."
    return _act(request, pk, done, lambda user, found: actions.dismiss_finding(user, found))


@requires(EDIT)
@require_POST
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    return _act(request, pk, "Remis à traiter.", lambda user, found: actions.reopen_finding(user, found))


@requires(EDIT)
@require_POST
def withdraw(request: HttpRequest, pk: int, side: str) -> HttpResponse:
    found = get_object_or_404(findings_of(person(request)), pk=pk)
    fiche = _fiche(found, side)
    done = f"Fiche {fiche.identifier} retirée : aucune carte ne la cite plus. Ses versions restent dans l’atelier."
    return _act(request, pk, done, lambda user, _: withdraw_fiche(user, fiche))


def _fiche(found: Finding, side: str) -> Fiche:
    version = {"ancienne": found.one, "nouvelle": found.other}.get(side)
    if version is None:
        raise Http404
    return version.fiche


@requires(EDIT)
@require_POST
def consigne(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(findings_of(person(request)), pk=pk)
    draft = actions.answer_with_consigne(person(request), found)
    messages.success(request, "Brouillon de consigne ouvert : gardez ce qui est à dire.")
    return redirect("editorial:draft", draft.pk)


def _act(request: HttpRequest, pk: int, done: str, action: Callable[[User, Finding], object]) -> HttpResponse:
    found = get_object_or_404(findings_of(person(request)), pk=pk)
    try:
        action(person(request), found)
        messages.success(request, done)
    except DomainError as error:
        messages.error(request, error.message)
    return redirect("findings:list")
