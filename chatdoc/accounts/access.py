"""Every view refuses by default: a view that says nothing of who may open it is opened by nobody."""

from collections.abc import Callable
from typing import Any, Final

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.deprecation import MiddlewareMixin

from chatdoc.accounts.permissions import is_allowed

View = Callable[..., Any]
OPEN: Final = "open"  # nothing private, no sign-in needed
SIGNED_IN: Final = "signed_in"  # whoever the person is

_DECLARATION = "chatdoc_permission"


def requires(permission: str) -> Callable[[View], View]:
    """Declare what a view needs: a permission of `accounts.permissions`, `OPEN` or `SIGNED_IN`."""

    def declare(view: View) -> View:
        setattr(view, _DECLARATION, permission)
        return view

    return declare


def declared_permission(view: View) -> str | None:
    return getattr(view, _DECLARATION, None)


class RefuseByDefaultMiddleware(MiddlewareMixin):
    def process_view(
        self, request: HttpRequest, view: View, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        permission = declared_permission(view)
        if permission == OPEN:
            return None
        if not request.user.is_authenticated:
            return _ask_to_sign_in(request)
        if permission == SIGNED_IN or (permission and is_allowed(request.user, permission)):
            return None
        raise PermissionDenied


def _ask_to_sign_in(request: HttpRequest) -> HttpResponseBase:
    """A page goes to the sign-in; a stream is told, so that the screen keeps its last card."""
    if "text/event-stream" in request.headers.get("Accept", "") or request.method != "GET":
        return HttpResponse("Votre session est terminée : reconnectez-vous.", status=401, content_type="text/plain")
    return redirect_to_login(request.path)  # what was typed after « ? » stays out of the next address
