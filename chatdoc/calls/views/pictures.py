from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET

from chatdoc.accounts.access import requires
from chatdoc.accounts.permissions import READ_BASE
from chatdoc.knowledge.models import Picture

_TYPES = {".png": "image/png", ".jpg": "image/jpeg"}
_YEAR = 31_536_000  # a picture is named after what it shows: it never changes


@requires(READ_BASE)
@require_GET
@cache_control(private=True, max_age=_YEAR, immutable=True)
def picture(request: HttpRequest, name: str) -> HttpResponse:
    found = Picture.objects.filter(name=name).first()
    if found is None:
        raise Http404
    return HttpResponse(bytes(found.content), content_type=_TYPES[name[-4:]])
