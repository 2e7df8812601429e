"""What each role may do. A permission that is not listed here does not exist; what is not given is refused."""

from typing import Final

from chatdoc.accounts.errors import PermissionRefused, ScopeRefused
from chatdoc.accounts.models import Role, User

CONSOLE: Final = "console"  # the technicien at the machine's own console

ASK = "calls.ask"
READ_BASE = "knowledge.read"
ANNOUNCE = "calls.announce"
EXPLAIN = "retrieval.explain"
REVIEW_WORDING = "answering.review"
IMPORT = "knowledge.import"
PUBLISH = "knowledge.publish"
EXPORT = "knowledge.export"
EDIT = "knowledge.edit"
INSTRUCT = "knowledge.instruct"
PURGE = "knowledge.purge"
MANAGE_PEOPLE = "accounts.manage"

PERMISSIONS: Final[dict[str, frozenset[str]]] = {
    Role.TELECONSEILLER: frozenset({ASK, READ_BASE}),
    Role.SUPERVISEUR: frozenset({ASK, READ_BASE, EXPLAIN, REVIEW_WORDING}),
    Role.MANAGER: frozenset({READ_BASE}),
    Role.EXPERT: frozenset({ASK, READ_BASE, EXPLAIN, REVIEW_WORDING, IMPORT, PUBLISH, EXPORT, EDIT, INSTRUCT}),
    Role.FORMATEUR: frozenset({ASK, READ_BASE}),
    Role.COMMUNICATION: frozenset({READ_BASE, ANNOUNCE}),
    Role.DPO: frozenset({READ_BASE}),
    Role.TECHNICIEN: frozenset({READ_BASE, EXPORT, MANAGE_PEOPLE, PURGE}),
}

Actor = User | str


# What holds for every caisse is the national cell's: an expert of a caisse edits its consignes only.
NATIONAL: Final = frozenset({INSTRUCT})


def is_allowed(actor: Actor, permission: str) -> bool:
    if isinstance(actor, User):
        given = actor.is_active and permission in PERMISSIONS.get(actor.role, frozenset())
        return given and (permission not in NATIONAL or is_national(actor))
    return actor == CONSOLE


def is_national(user: User) -> bool:
    """Of the national cell: no caisse, and not the external provider's."""
    return user.caisse_id is None and not user.is_provider


def may_edit(user: User, caisse: str, nature: str) -> bool:
    """The national cell edits everything; a caisse's experts, its consignes only (design §4)."""
    if not is_allowed(user, EDIT):
        return False
    return is_national(user) or (caisse == user.caisse_id and nature == "consigne")


def require_scope(user: User, caisse: str, nature: str) -> None:
    if not may_edit(user, caisse, nature):
        raise ScopeRefused


def require(actor: Actor, permission: str) -> None:
    """Raise `PermissionRefused` unless the actor's role gives the permission."""
    if not is_allowed(actor, permission):
        raise PermissionRefused


def actor_name(actor: Actor) -> str:
    """What the journal keeps of a person: the account's identifier."""
    return actor.get_username() if isinstance(actor, User) else actor
