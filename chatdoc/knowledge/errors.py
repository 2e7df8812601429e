from chatdoc.common.errors import DomainError


class GapUnreadable(DomainError):
    code = "gap_unreadable"

    def __init__(self) -> None:
        super().__init__("Ce manque n’a aucun mot à transmettre : reformulez la question, puis signalez-le.")


class FourEyesNeeded(DomainError):
    code = "four_eyes_needed"

    def __init__(self) -> None:
        super().__init__("Vous avez écrit cette version : une autre personne doit la valider.")


class ReplayNeeded(DomainError):
    code = "replay_needed"

    def __init__(self) -> None:
        super().__init__("La base a changé depuis le rejeu, ou il manque : rejouez les questions d’or, puis décidez.")


class WrongState(DomainError):
    code = "wrong_state"

    def __init__(self) -> None:
        super().__init__("Cette version n’est plus dans l’état attendu : rechargez la page pour voir ce qui a changé.")


class CommentNeeded(DomainError):
    code = "comment_needed"

    def __init__(self) -> None:
        super().__init__("Dites à l’auteur ce qu’il doit revoir : le commentaire est vide.")


class ContentRefused(DomainError):
    """The text cannot be read, or may not enter: the reason says what to mend."""

    code = "content_refused"

    def __init__(self, reason: str) -> None:
        super().__init__(f"Texte refusé : {reason}. Corrigez-le, puis recommencez.")


class NothingChanged(DomainError):
    code = "nothing_changed"

    def __init__(self) -> None:
        super().__init__("Ce texte est déjà celui d’une version : changez-le avant de le proposer.")


class ExportImpossible(DomainError):
    code = "export_impossible"

    def __init__(self, path: str) -> None:
        super().__init__(
            f"L’archive « {path} » ne peut pas être écrite : vérifiez le dossier, ses droits et la place libre."
        )


class DraftConflict(DomainError):
    code = "draft_conflict"

    def __init__(self, who: str) -> None:
        super().__init__(
            f"{who} a enregistré ce brouillon depuis que vous l’avez ouvert : votre texte reste dans la page. "
            "Copiez-le, rechargez, puis reprenez vos changements."
        )


class NotProofRead(DomainError):
    code = "not_proof_read"

    def __init__(self, what: str) -> None:
        super().__init__(f"Cette version ne peut pas être validée : {what}. Renvoyez-la à son auteur.")
