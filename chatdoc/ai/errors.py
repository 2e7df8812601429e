from chatdoc.common.errors import DomainError


class ModelFailed(DomainError):
    """The model gave nothing usable: the extractive card stands."""

    code = "model_failed"

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"Le modèle du site n’a pas pu rédiger ({reason}) : la réponse tirée de la base reste affichée."
        )
        self.reason = reason


class ModelMissing(DomainError):
    """A model is asked for by name, and none is configured."""

    code = "model_missing"

    def __init__(self) -> None:
        super().__init__("Aucun modèle n’est configuré : mettez l’adresse du serveur du site dans CHATDOC_MODEL_URL.")
