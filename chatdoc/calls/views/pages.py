from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from chatdoc.accounts.access import OPEN, requires


@requires(OPEN)
@require_GET
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "calls/accessibilite.html", {"page": "accessibility"})
