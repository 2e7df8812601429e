from typing import Any

from django.http import HttpRequest

from chatdoc.accounts.models import User
from chatdoc.accounts.permissions import ASK, READ_BASE, is_allowed


def allowed(request: HttpRequest) -> dict[str, Any]:
    """What the page frame shows to this person."""
    user = getattr(request, "user", None)
    if not isinstance(user, User):
        return {}
    return {"may": {"ask": is_allowed(user, ASK), "read_base": is_allowed(user, READ_BASE)}}
