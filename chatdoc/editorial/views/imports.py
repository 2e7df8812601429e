"""The import desk: files dropped, the job followed without reloading, a report for each document."""

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from chatdoc.accounts.access import requires
from chatdoc.accounts.permissions import IMPORT
from chatdoc.common.errors import DomainError
from chatdoc.editorial.actions.imports import cancel_import, open_import, restart_import
from chatdoc.editorial.importing import files
from chatdoc.editorial.importing.telling import as_csv, as_json
from chatdoc.editorial.models import ImportJob, JobEtat
from chatdoc.editorial.people import person
from chatdoc.editorial.queries import jobs_of
from chatdoc.editorial.tasks import run_import

_SHOWN = 20
_LAST = 20  # documents shown while the import goes on, the last ones read
_MEGA = 1024 * 1024


@requires(IMPORT)
@require_http_methods(["GET", "POST"])
def desk(request: HttpRequest) -> HttpResponse:
    if request.method == "GET":
        return _desk(request)
    uploads = [upload for upload in request.FILES.getlist("fichiers") if isinstance(upload, UploadedFile)]
    try:
        opened = open_import(person(request), uploads)
    except DomainError as error:
        return _desk(request, error.message)
    run_import.enqueue(opened.pk)
    return redirect("imports:job", opened.pk)


def _desk(request: HttpRequest, refusal: str = "") -> HttpResponse:
    context = {
        "page": "atelier",
        "place": "imports",
        "jobs": jobs_of(person(request))[:_SHOWN],
        "refusal": refusal,
        "most": files.MAX_UPLOAD // _MEGA,
        "most_together": files.MAX_UPLOADS // _MEGA,
        "most_files": files.MOST_FILES,
    }
    return render(request, "editorial/imports.html", context, status=400 if refusal else 200)


@requires(IMPORT)
@require_GET
def job(request: HttpRequest, pk: int) -> HttpResponse:
    context = {"page": "atelier", "place": "imports", **_shown(_found(request, pk))}
    return render(request, "editorial/import_job.html", context)


@requires(IMPORT)
@require_GET
def state(request: HttpRequest, pk: int) -> HttpResponse:
    """The part of the page that changes while the import goes on."""
    return render(request, "editorial/import_state.html", _shown(_found(request, pk)))


@requires(IMPORT)
@require_POST
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    found = _found(request, pk)
    try:
        cancel_import(person(request), found)
        messages.success(request, "Import annulé, fichiers effacés. Les brouillons déjà faits restent.")
    except DomainError as error:
        messages.error(request, error.message)
    return redirect("imports:job", pk)


@requires(IMPORT)
@require_POST
def restart(request: HttpRequest, pk: int) -> HttpResponse:
    found = _found(request, pk)
    try:
        restart_import(person(request), found)
        run_import.enqueue(found.pk)
    except DomainError as error:
        messages.error(request, error.message)
    return redirect("imports:job", pk)


@requires(IMPORT)
@require_GET
def download(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    found = _found(request, pk)
    writers = {"csv": (as_csv, "text/csv"), "json": (as_json, "application/json")}
    if kind not in writers:
        raise Http404
    write, content_type = writers[kind]
    response = HttpResponse(write(found.documents.all()), content_type=f"{content_type}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="import-{pk}.{kind}"'
    return response


def _found(request: HttpRequest, pk: int) -> ImportJob:
    return get_object_or_404(jobs_of(person(request)), pk=pk)


def _shown(found: ImportJob) -> dict[str, object]:
    may_restart = found.etat == JobEtat.ECHOUE and found.pk in files.jobs_with_files()
    documents = found.documents.select_related("draft").defer("draft__text")
    shown = documents if found.is_over else reversed(documents.order_by("-position", "-rank")[:_LAST])
    return {"job": found, "documents": list(shown), "may_restart": may_restart}
