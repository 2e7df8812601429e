from typing import Any

from django.http import HttpRequest

from chatdoc.accounts.models import User
from chatdoc.accounts.permissions import ANNOUNCE, ASK, EDIT, EXPLAIN, EXPORT, READ_BASE, REVIEW_WORDING, is_allowed


def allowed(request: HttpRequest) -> dict[str, Any]:
    """What the page frame shows to this person."""
    user = getattr(request, "user", None)
    if not isinstance(user, User):
        return {}
    permissions = {
        "ask": ASK,
        "read_base": READ_BASE,
        "edit": EDIT,
        "explain": EXPLAIN,
        "review": REVIEW_WORDING,
        "announce": ANNOUNCE,
        "export": EXPORT,
    }
    return {"may": {name: is_allowed(user, permission) for name, permission in permissions.items()}}
