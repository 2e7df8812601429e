from chatdoc.common.errors import DomainError


class GapUnreadable(DomainError):
    code = "gap_unreadable"

    def __init__(self) -> None:
        super().__init__("Ce manque n’a aucun mot à transmettre : reformulez la question, puis signalez-le.")
