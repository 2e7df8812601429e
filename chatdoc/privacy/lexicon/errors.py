from chatdoc.common.errors import DomainError


class LexiconUnreadable(DomainError):
    """Without its words the guard lets nothing pass."""

    code = "lexicon_unreadable"

    def __init__(self) -> None:
        super().__init__(
            "Un fichier du lexique des noms est absent ou abîmé : aucun texte ne passe. "
            "Relancez « chatdoc lexicon import » ou réinstallez le produit."
        )


class NamesUnreadable(DomainError):
    code = "names_unreadable"

    def __init__(self, file: str, reason: str) -> None:
        super().__init__(f"Le fichier « {file} » n’est pas importé : {reason}.")
