from typing import Any

from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver

from chatdoc.accounts.models import User
from chatdoc.audit import actions as audit

UNKNOWN = "inconnu"


@receiver(user_logged_in)
def _note_sign_in(user: User, **_: Any) -> None:
    audit.record(user.get_username(), "accounts.sign_in")


@receiver(user_logged_out)
def _note_sign_out(user: User | None, **_: Any) -> None:
    if user is not None:
        audit.record(user.get_username(), "accounts.sign_out")


@receiver(user_login_failed)
def _note_failed_sign_in(credentials: dict[str, Any], **_: Any) -> None:
    """An account's name, or nothing: what was typed may be a password put in the wrong field."""
    typed = str(credentials.get("username", ""))
    name = User.objects.filter(username=typed).values_list("username", flat=True).first()
    audit.record(name or UNKNOWN, "accounts.sign_in_failed")
