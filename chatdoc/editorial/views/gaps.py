from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from chatdoc.accounts.access import requires
from chatdoc.accounts.permissions import EDIT
from chatdoc.editorial.dismissed import dismissed_cards
from chatdoc.editorial.people import person
from chatdoc.knowledge.actions.report_gap import dismiss_gap
from chatdoc.knowledge.queries.gaps import gaps_by_theme, waiting_gaps


@requires(EDIT)
@require_GET
def gaps(request: HttpRequest) -> HttpResponse:
    user = person(request)
    themes = gaps_by_theme(user.caisse_id or "")
    context = {
        "page": "atelier",
        "place": "gaps",
        "themes": themes,
        "dismissed": dismissed_cards(user),
        "total": sum(len(theme.gaps) for theme in themes),
    }
    return render(request, "editorial/gaps.html", context)


@requires(EDIT)
@require_POST
def dismiss(request: HttpRequest, pk: int) -> HttpResponse:
    gap = get_object_or_404(waiting_gaps(person(request).caisse_id or ""), pk=pk)
    dismiss_gap(person(request), gap)
    messages.success(request, "Manque classé sans objet.")
    return redirect("editorial:gaps")
