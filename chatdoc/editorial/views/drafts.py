"""The editor: our Markdown beside what it gives, saved as one types, never over somebody else's words."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from chatdoc.accounts.access import requires
from chatdoc.accounts.permissions import EDIT
from chatdoc.answering.trying import Trial, card_of
from chatdoc.calls.fiche_page import show_blocks
from chatdoc.common.errors import DomainError
from chatdoc.editorial.describing import pictured_in, with_descriptions
from chatdoc.editorial.parsed import labels_of
from chatdoc.editorial.people import person
from chatdoc.editorial.starting import new_fiche_text
from chatdoc.knowledge.actions import drafts as actions
from chatdoc.knowledge.documents import Document
from chatdoc.knowledge.models import Draft
from chatdoc.knowledge.queries.gaps import waiting_gaps
from chatdoc.knowledge.queries.workshop import drafts_of
from chatdoc.knowledge.unread import unread_parts
from chatdoc.privacy import Guarded, guard


@requires(EDIT)
@require_POST
def new(request: HttpRequest) -> HttpResponse:
    """Blank, or from a gap: its question is the first trial."""
    user = person(request)
    asked = request.POST.get("manque", "")
    gap = waiting_gaps(user.caisse_id or "").filter(pk=int(asked)).first() if asked.isdecimal() else None
    draft = actions.open_draft(user, new_fiche_text(user, gap), gap=gap)
    return redirect("editorial:draft", draft.pk)


@requires(EDIT)
@require_GET
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(drafts_of(person(request)), pk=pk)
    context = {
        "page": "atelier",
        "place": "today",
        "draft": found,
        "trials": "\n".join(found.trials),
        "is_others": found.last_by_id != person(request).pk,
        "pictures": pictured_in(found.text),
        **_preview(found.text, found.trials),
    }
    return render(request, "editorial/draft.html", context)


@requires(EDIT)
@require_POST
def save(request: HttpRequest, pk: int) -> HttpResponse:
    """Autosave: the new revision, or why nothing was written; and the preview of what was typed."""
    found = get_object_or_404(drafts_of(person(request)), pk=pk)
    text, trials = _typed(request)
    try:
        saved = actions.save_draft(person(request), found, text, trials, _revision(request))
    except DomainError as error:
        status = 409 if error.code == "draft_conflict" else 400
        return JsonResponse({"code": error.code, "message": error.message}, status=status)
    preview = render(request, "editorial/preview.html", _preview(text, trials)).content.decode()
    pictures = [{"image": each.image, "to_review": each.to_review} for each in pictured_in(saved.text)]
    said = {"revision": saved.revision, "preview": preview, "pictures": pictures}
    return JsonResponse({**said, "text": text} if text != _written(request) else said)


@requires(EDIT)
@require_POST
def submit(request: HttpRequest, pk: int) -> HttpResponse:
    """What is typed is saved, then proposed. Refused: the draft stays as typed."""
    found = get_object_or_404(drafts_of(person(request)), pk=pk)
    text, trials = _typed(request)
    try:
        saved = actions.save_draft(person(request), found, text, trials, _revision(request))
        version = actions.submit_draft(person(request), saved, saved.revision)
    except DomainError as error:
        context = {
            "page": "atelier",
            "place": "today",
            "draft": Draft.objects.get(pk=pk),
            "typed": text,
            "trials": "\n".join(trials),
            "pictures": pictured_in(text),
            "refusal": error.message,
            **_preview(text, trials),
        }
        return render(request, "editorial/draft.html", context, status=400)
    messages.success(request, "Version proposée. Un autre expert la rejoue, puis la publie.")
    return redirect("editorial:version", version.pk)


@requires(EDIT)
@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(drafts_of(person(request)), pk=pk)
    try:
        actions.discard_draft(person(request), found, _revision(request))
        messages.success(request, "Brouillon abandonné.")
    except DomainError as error:
        messages.error(request, error.message)
        return redirect("editorial:draft", pk)
    return redirect("editorial:today")


def _typed(request: HttpRequest) -> tuple[str, list[str]]:
    text = with_descriptions(_written(request), request.POST.dict())
    trials = [line.strip() for line in request.POST.get("essais", "").splitlines() if line.strip()]
    return text, trials[: actions.MOST_TRIALS]


def _written(request: HttpRequest) -> str:
    return request.POST.get("texte", "").replace("\r\n", "\n")


def _revision(request: HttpRequest) -> int:
    given = request.POST.get("revision", "")
    return int(given) if given.isdecimal() and len(given) < 9 else 0


def _preview(text: str, trials: list[str]) -> dict[str, object]:
    """What this text shows, what the machine reads of it, what it answers; or why it cannot be read yet."""
    try:
        document = actions.readable(text)
    except DomainError as error:
        return {"unreadable": error.message}
    return {
        "document": document,
        "blocks": show_blocks(document.blocks),
        "labels": labels_of(document),
        "cards": [_card(document, trial) for trial in trials],
        "unread": unread_parts(document.blocks),
    }


def _card(document: Document, words: str) -> Trial:
    guarded = guard(words)
    if not isinstance(guarded, Guarded):
        return Trial(words, "", (), ())
    return card_of(document, guarded.text, timezone.localdate())
