"""The people of the demonstration: one of each role, one of each caisse, one of the external provider."""

from dataclasses import dataclass

from chatdoc.accounts.actions import create_person
from chatdoc.accounts.models import Caisse, Role, User
from chatdoc.accounts.permissions import CONSOLE

# Known by all, on purpose: the demonstration listens on the loopback and holds nothing private.
PASSWORD = "demonstration-chatdoc"  # noqa: S105


@dataclass(frozen=True)
class DemoPerson:
    username: str
    first_name: str
    role: Role
    caisse: str = ""
    is_provider: bool = False


PEOPLE = (
    DemoPerson("camille", "Camille", Role.TELECONSEILLER, "demo-nord"),
    DemoPerson("noa", "Noa", Role.TELECONSEILLER, "demo-sud"),
    DemoPerson("presta", "Alix", Role.TELECONSEILLER, is_provider=True),
    DemoPerson("superviseur", "Dominique", Role.SUPERVISEUR, "demo-nord"),
    DemoPerson("manager", "Claude", Role.MANAGER, "demo-nord"),
    DemoPerson("expert", "Sacha", Role.EXPERT),
    DemoPerson("relecteur", "Swann", Role.EXPERT),  # nothing is published without a second person
    DemoPerson("expert-nord", "Morgan", Role.EXPERT, "demo-nord"),
    DemoPerson("formateur", "Maxime", Role.FORMATEUR),
    DemoPerson("communication", "Lou", Role.COMMUNICATION),
    DemoPerson("dpo", "Andrea", Role.DPO),
    DemoPerson("technicien", "Charlie", Role.TECHNICIEN),
)


def create_demo_people() -> int:
    """How many were missing. An account that exists is left as it is."""
    known = set(User.objects.values_list("username", flat=True))
    missing = [person for person in PEOPLE if person.username not in known]
    for person in missing:
        _create(person)
    return len(missing)


def _create(person: DemoPerson) -> User:
    return create_person(
        CONSOLE,
        person.username,
        PASSWORD,
        person.role,
        first_name=person.first_name,
        caisse=Caisse.objects.filter(code=person.caisse).first(),
        is_provider=person.is_provider,
    )
