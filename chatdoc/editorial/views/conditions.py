from collections.abc import Iterator

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from chatdoc.accounts.access import requires
from chatdoc.accounts.permissions import EDIT
from chatdoc.editorial.people import person
from chatdoc.knowledge.conditions.reading_report import LabelsRead, labels_read
from chatdoc.retrieval.queries import fiches_at_hand

SHOWN = 30
_kept: dict[int, LabelsRead] = {}  # a version never changes: read once, by those of a process


@requires(EDIT)
@require_GET
def conditions(request: HttpRequest) -> HttpResponse:
    """What the machine could not read as a condition, for the expert who can word it better."""
    to_improve = sorted(_reports(person(request).caisse_id or ""), key=_most_first)
    page = Paginator(to_improve, SHOWN).get_page(request.GET.get("page"))
    return render(request, "editorial/conditions.html", {"page": "atelier", "place": "conditions", "fiches": page})


def _reports(caisse: str) -> Iterator[LabelsRead]:
    at_hand = tuple(fiches_at_hand())
    for gone in _kept.keys() - {version.version_id for version in at_hand}:
        _kept.pop(gone, None)
    for version in at_hand:
        if version.caisse in ("", caisse):
            read = _kept.get(version.version_id)
            if read is None:
                read = _kept[version.version_id] = labels_read(version.fiche_id, version.title, version.units)
            if read.choices or read.breaks or read.partly:
                yield read


def _most_first(read: LabelsRead) -> tuple[int, int, str]:
    return -len(read.breaks), -len(read.choices), read.fiche_id
