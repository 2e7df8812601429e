"""« Nouveautés de la base » for everyone who reads it, and the announcements of communication."""

from datetime import date, timedelta
from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from chatdoc.accounts.access import requires
from chatdoc.accounts.models import Role, User
from chatdoc.accounts.permissions import ANNOUNCE, READ_BASE
from chatdoc.calls import actions
from chatdoc.calls.errors import AnnouncementRefused
from chatdoc.calls.models import Announcement
from chatdoc.calls.news import announcements_for, changes_for, last_visit, written_announcements
from chatdoc.common.dates import ImpossibleDate, read_date
from chatdoc.common.errors import DomainError

USUAL = timedelta(days=14)


@requires(READ_BASE)
@require_GET
@never_cache
def news(request: HttpRequest) -> HttpResponse:
    user = cast("User", request.user)
    changes, more = changes_for(user)
    context = {
        "page": "news",
        "since": last_visit(user),
        "changes": changes,
        "more": more,
        "announcements": announcements_for(user),
    }
    return render(request, "calls/news.html", context)


@requires(READ_BASE)
@require_POST
def news_read(request: HttpRequest) -> HttpResponse:
    actions.note_news_read(cast("User", request.user))
    return redirect("calls:news")


@requires(ANNOUNCE)
@require_http_methods(["GET", "POST"])
def announcements(request: HttpRequest) -> HttpResponse:
    """Written, and listed. What was typed stays in the page when it is refused."""
    user, refusal = cast("User", request.user), ""
    if request.method == "POST":
        try:
            actions.announce(user, request.POST.get("texte", ""), request.POST.getlist("roles"), *_days(request))
            messages.success(request, "Annonce publiée : elle s’affiche à l’accueil du poste et dans les nouveautés.")
            return redirect("calls:announcements")
        except DomainError as error:
            refusal = error.message
    today = timezone.localdate()
    context: dict[str, Any] = {
        "page": "announcements",
        "refusal": refusal,
        "typed": request.POST,
        "chosen": request.POST.getlist("roles"),
        "starts": request.POST.get("du") or today.isoformat(),
        "ends": request.POST.get("au") or (today + USUAL).isoformat(),
        "roles": Role.choices,
        "written": written_announcements(),
        "today": today,
    }
    return render(request, "calls/announcements.html", context, status=400 if refusal else 200)


def _days(request: HttpRequest) -> tuple[date, date]:
    try:
        days = [read_date(request.POST.get(name) or None) for name in ("du", "au")]
    except ImpossibleDate:
        days = [None]
    if None in days:
        raise AnnouncementRefused("une date manque, ou n’existe pas")
    return cast("tuple[date, date]", tuple(days))


@requires(ANNOUNCE)
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    actions.withdraw_announcement(cast("User", request.user), get_object_or_404(Announcement, pk=pk))
    messages.success(request, "Annonce retirée.")
    return redirect("calls:announcements")
