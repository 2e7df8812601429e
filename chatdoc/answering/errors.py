from chatdoc.common.errors import BadInput


class QuestionRefused(BadInput):
    """The guard let nothing through: the sentence says what to do."""

    code = "question_refused"
