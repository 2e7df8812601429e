from chatdoc.common.errors import BadInput, DomainError


class QuestionUnreadable(BadInput):
    code = "question_unreadable"

    def __init__(self) -> None:
        super().__init__("La question n’a pas pu être lue : rechargez la page, puis posez-la de nouveau.")


class FeedbackUnreadable(BadInput):
    code = "feedback_unreadable"

    def __init__(self) -> None:
        super().__init__("Cet avis n’a pas pu être lu : rechargez la page, puis donnez-le de nouveau.")


class CaisseUnknown(BadInput):
    code = "caisse_unknown"

    def __init__(self) -> None:
        super().__init__("Cette caisse n’existe pas ou plus : choisissez-la dans la liste.")


class AnnouncementRefused(DomainError):
    code = "announcement_refused"

    def __init__(self, reason: str) -> None:
        super().__init__(f"Annonce refusée : {reason}. Corrigez-la, puis recommencez.")
