from django.core.exceptions import ValidationError
from django.db import transaction

from chatdoc.accounts.errors import AccountRefused
from chatdoc.accounts.models import Caisse, Role, User
from chatdoc.accounts.permissions import MANAGE_PEOPLE, Actor, actor_name, require
from chatdoc.audit import actions as audit


@transaction.atomic
def create_person(
    actor: Actor,
    username: str,
    password: str,
    role: Role,
    *,
    first_name: str = "",
    caisse: Caisse | None = None,
    is_provider: bool = False,
) -> User:
    require(actor, MANAGE_PEOPLE)
    user = User(username=username, role=role, first_name=first_name, caisse=caisse, is_provider=is_provider)
    user.set_password(password)
    try:
        user.full_clean()
    except ValidationError as error:
        raise AccountRefused(username) from error
    user.save()
    audit.record(actor_name(actor), "accounts.create_person", username, role=role.value)
    return user


@transaction.atomic
def change_password(actor: Actor, user: User, password: str) -> None:
    require(actor, MANAGE_PEOPLE)
    user.set_password(password)
    user.save(update_fields=["password"])
    audit.record(actor_name(actor), "accounts.change_password", user.get_username())
