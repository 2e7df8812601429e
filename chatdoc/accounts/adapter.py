from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.urls import reverse

from chatdoc.accounts.models import User
from chatdoc.accounts.permissions import EDIT, is_allowed


class LocalAccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are made by the technicien: nobody signs up, and no message is sent."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Each role opens on its work of the day."""
        is_expert = isinstance(request.user, User) and is_allowed(request.user, EDIT)
        return reverse("editorial:today") if is_expert else str(super().get_login_redirect_url(request))

    def send_mail(self, template_prefix: str, email: str, context: dict[str, object]) -> None:
        return None
