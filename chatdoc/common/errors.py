class DomainError(Exception):
    """An expected failure: a stable code, and a French sentence that tells the person what to do next."""

    code = "error"

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class BadInput(DomainError):
    """What was given cannot be used; nothing was done."""

    code = "bad_input"
