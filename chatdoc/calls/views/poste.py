from typing import Final

from asgiref.sync import sync_to_async
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_GET, require_POST

from chatdoc.accounts.access import requires
from chatdoc.accounts.models import User
from chatdoc.accounts.permissions import ASK, READ_BASE, is_allowed
from chatdoc.calls import queries
from chatdoc.calls.actions import forget_who_gave, give_feedback, hear, report_missing
from chatdoc.calls.forms import read_asked, read_opinion
from chatdoc.calls.news import announcements_for, count_changes
from chatdoc.calls.stream import question_events
from chatdoc.calls.suggestions import suggestions_json
from chatdoc.common.errors import BadInput, DomainError
from chatdoc.knowledge.actions.report_gap import forget_answered
from chatdoc.knowledge.queries.gaps import answered_for

REPORTED = "Manque signalé aux experts. Vous serez prévenu ici quand la réponse sera publiée."

FOLLOW_UPS: Final = ("Rappel à programmer", "Transmis au niveau 2", "Documents à envoyer", "Rendez-vous à prendre")


@requires(READ_BASE)
@require_GET
@never_cache
def home(request: HttpRequest) -> HttpResponse:
    """The advisor's screen; a role that does not ask questions reads the base."""
    user = request.user
    if not isinstance(user, User) or not is_allowed(user, ASK):
        return redirect("knowledge:base")
    context = {
        "page": "poste",
        "today": timezone.localdate(),
        "themes": queries.themes_of_call(user.caisse_id or ""),
        "proposed": queries.proposed(user.caisse_id or ""),
        "follow_ups": FOLLOW_UPS,
        "corrected": queries.corrected_since(user),
        "answered": list(answered_for(user)),
        "announcements": announcements_for(user),
        "changed": count_changes(user),
        "screen": {**queries.screen_data(user), "suggestions": reverse("calls:suggestions")},
    }
    return render(request, "calls/poste.html", context)


@requires(ASK)
@require_POST
def feedback(request: HttpRequest) -> HttpResponse:
    user = request.user
    if not isinstance(user, User):
        raise PermissionDenied
    try:
        given = give_feedback(user, hear(read_asked(request.body, user)), read_opinion(request.body))
    except DomainError as error:
        return JsonResponse({"code": error.code, "message": error.message}, status=400)
    return JsonResponse({"avis": given.pk})


@requires(ASK)
@require_POST
def told(request: HttpRequest) -> HttpResponse:
    """The advisor has read what became of their feedback: nothing more links it to them."""
    user = request.user
    if not isinstance(user, User):
        raise PermissionDenied
    forget_who_gave(user, queries.corrected_since(user))
    return redirect("calls:poste")


@requires(ASK)
@require_GET
@gzip_page
@never_cache
def suggestions(request: HttpRequest) -> HttpResponse:
    """The list the page searches by itself while the advisor types: no keystroke is sent."""
    caisse = request.user.caisse_id or "" if isinstance(request.user, User) else ""
    return HttpResponse(suggestions_json(caisse), content_type="application/json; charset=utf-8")


@requires(ASK)
@require_POST
def report(request: HttpRequest) -> HttpResponse:
    """« Signaler un manque », from the card that says « pas dans la base »."""
    user = request.user
    if not isinstance(user, User):
        raise PermissionDenied
    try:
        report_missing(user, hear(read_asked(request.body, user)))
    except DomainError as error:
        return JsonResponse({"code": error.code, "message": error.message}, status=400)
    return JsonResponse({"message": REPORTED})


@requires(ASK)
@require_POST
def answered_seen(request: HttpRequest) -> HttpResponse:
    if isinstance(request.user, User):
        forget_answered(request.user)
    return redirect("calls:poste")


@requires(ASK)
@require_POST
async def ask(request: HttpRequest) -> HttpResponseBase:
    user = await request.auser()
    if not isinstance(user, User):
        raise PermissionDenied
    try:
        asked = await sync_to_async(read_asked)(request.body, user)
    except BadInput as error:
        return JsonResponse({"code": error.code, "message": error.message}, status=400)
    response = StreamingHttpResponse(question_events(user, asked), content_type="text/event-stream; charset=utf-8")
    response.headers["Cache-Control"] = "no-store"
    # nginx would otherwise hold the events back until the end.
    response.headers["X-Accel-Buffering"] = "no"
    return response
