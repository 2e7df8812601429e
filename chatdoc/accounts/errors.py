from chatdoc.common.errors import DomainError


class PermissionRefused(DomainError):
    code = "permission_refused"

    def __init__(self) -> None:
        super().__init__("Votre rôle ne permet pas cette action : demandez-la à votre responsable.")


class ScopeRefused(DomainError):
    code = "scope_refused"

    def __init__(self) -> None:
        super().__init__(
            "Les fiches nationales sont écrites par la cellule nationale : vous écrivez les consignes de votre caisse."
        )


class AccountRefused(DomainError):
    code = "account_refused"

    def __init__(self, username: str) -> None:
        super().__init__(f"Le compte « {username} » existe déjà ou son nom n’est pas accepté : choisissez-en un autre.")
