from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class LocalAccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are made by the technicien: nobody signs up, and no message is sent."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, object]) -> None:
        return None
