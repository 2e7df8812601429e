from chatdoc.accounts.models.caisse import Caisse
from chatdoc.accounts.models.user import Role, User

__all__ = ["Caisse", "Role", "User"]
