from chatdoc.accounts.actions import create_person
from chatdoc.accounts.models import Caisse, Role, User
from chatdoc.accounts.permissions import CONSOLE

PASSWORD = "mot-de-passe-d-essai"


def make_person(role: Role = Role.TELECONSEILLER, *, caisse: str = "", username: str = "") -> User:
    return create_person(
        CONSOLE,
        username or role.value,
        PASSWORD,
        role,
        caisse=make_caisse(caisse) if caisse else None,
        is_provider=not caisse and role == Role.TELECONSEILLER,
    )


def make_caisse(code: str) -> Caisse:
    caisse, _ = Caisse.objects.get_or_create(code=code, defaults={"name": f"Caisse {code}"})
    return caisse
