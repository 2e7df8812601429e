"""What the monitoring asks, without sign-in. Nothing private: a state and a status code."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from chatdoc.accounts.access import OPEN, requires
from chatdoc.knowledge.models import BaseRevision


@requires(OPEN)
@require_safe
@never_cache
def alive(request: HttpRequest) -> HttpResponse:
    return HttpResponse("en vie\n", content_type="text/plain; charset=utf-8")


@requires(OPEN)
@require_safe
@never_cache
def ready(request: HttpRequest) -> HttpResponse:
    """Ready: the database answers, and a base is published. A load balancer sends calls only then."""
    status, words = (200, "prêt") if _has_a_base() else (503, "pas encore prêt")
    return HttpResponse(f"{words}\n", status=status, content_type="text/plain; charset=utf-8")


def _has_a_base() -> bool:
    try:
        connection.ensure_connection()
        return BaseRevision.objects.filter(number__gt=0).exists()
    except DatabaseError:
        return False
