"""What the monitoring asks, without sign-in. Nothing private: a state and a status code."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from chatdoc.accounts.access import OPEN, requires
from chatdoc.knowledge.models import BaseRevision
from chatdoc.privacy import Guarded, guard
from chatdoc.retrieval.queries import suggest_themes


@requires(OPEN)
@require_safe
@never_cache
def alive(request: HttpRequest) -> HttpResponse:
    return HttpResponse("en vie\n", content_type="text/plain; charset=utf-8")


@requires(OPEN)
@require_safe
@never_cache
def ready(request: HttpRequest) -> HttpResponse:
    """Ready: a question asked now is answered at once. A load balancer sends calls only then."""
    status, words = (200, "prêt") if _is_ready() else (503, "pas encore prêt")
    return HttpResponse(f"{words}\n", status=status, content_type="text/plain; charset=utf-8")


def _is_ready() -> bool:
    """The database answers, a base is published, its index is in this process's memory, the guard has its lists."""
    try:
        connection.ensure_connection()
        if not BaseRevision.objects.filter(number__gt=0).exists():
            return False
        suggest_themes()  # opens the index when this process has not: no call will wait for it
    except (DatabaseError, OSError, ValueError):  # an index that is damaged, or a disk that is full
        return False
    return isinstance(guard("retraite"), Guarded)
