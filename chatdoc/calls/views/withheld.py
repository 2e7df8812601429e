from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from chatdoc.accounts.access import requires
from chatdoc.accounts.models import User
from chatdoc.accounts.permissions import REVIEW_WORDING, is_national
from chatdoc.calls.withheld import counts_of, withheld_of


@requires(REVIEW_WORDING)
@require_GET
def withheld(request: HttpRequest) -> HttpResponse:
    """A supervisor reads those of the caisse; the national cell, all of them."""
    user = cast("User", request.user)
    caisse = None if is_national(user) else user.caisse_id or ""
    shown, kept_back = counts_of(caisse)
    context = {"page": "base", "sentences": withheld_of(caisse), "shown": shown, "withheld": kept_back}
    return render(request, "calls/withheld.html", context)
