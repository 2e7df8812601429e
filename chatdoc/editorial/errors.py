from chatdoc.common.errors import DomainError


class ImportRefused(DomainError):
    """Nothing was taken in."""

    code = "import_refused"

    def __init__(self, reason: str) -> None:
        super().__init__(f"Rien n’a été importé : {reason}.")


class ImportOver(DomainError):
    code = "import_over"

    def __init__(self) -> None:
        super().__init__("Cet import a déjà fini, ou ses fichiers sont effacés : déposez-les de nouveau.")


class ImportStopped(DomainError):
    """Raised inside a reading whose import was cancelled meanwhile."""

    code = "import_stopped"

    def __init__(self) -> None:
        super().__init__("Import annulé : les documents déjà lus restent parmi les brouillons.")
