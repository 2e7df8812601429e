import pytest

from chatdoc.accounts.models import Role, User
from chatdoc.knowledge.actions.import_report import ImportReport
from tests.accounts.factories import make_person
from tests.accounts.fixtures import quick_sign_in

__all__ = ["quick_sign_in"]


@pytest.fixture
def author(small_base: ImportReport) -> User:
    return make_person(Role.EXPERT, username="autrice")


@pytest.fixture
def reader(small_base: ImportReport) -> User:
    """The second person."""
    return make_person(Role.EXPERT, username="relecteur")
