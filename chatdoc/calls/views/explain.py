"""The expert's page: why the search finds what it finds. What is typed is guarded, shown back, and kept nowhere."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from chatdoc.accounts.access import requires
from chatdoc.accounts.models import User
from chatdoc.accounts.permissions import EXPLAIN
from chatdoc.answering.actions import CallContext
from chatdoc.answering.explaining import explain
from chatdoc.privacy import Guarded, guard


@requires(EXPLAIN)
@require_http_methods(["GET", "POST"])
def explain_search(request: HttpRequest) -> HttpResponse:
    words = request.POST.get("mots", "").strip()
    context: dict[str, object] = {"page": "base"}
    if words:
        guarded = guard(words)
        if isinstance(guarded, Guarded):
            caisse = request.user.caisse_id or "" if isinstance(request.user, User) else ""
            context |= {"found": explain(guarded.text, CallContext(caisse=caisse)), "reminder": guarded.reminder}
        else:
            context["refusal"] = guarded.message
    return render(request, "calls/explain.html", context)
