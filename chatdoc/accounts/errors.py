from chatdoc.common.errors import DomainError


class PermissionRefused(DomainError):
    code = "permission_refused"

    def __init__(self) -> None:
        super().__init__("Votre rôle ne permet pas cette action : demandez-la à votre responsable.")
