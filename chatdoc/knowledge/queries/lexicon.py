from chatdoc.knowledge.models import Sigle, Synonym
from chatdoc.knowledge.queries.preview import current_preview


def sigles() -> dict[str, tuple[str, ...]]:
    """Each sigle and its expansions, several when it is ambiguous."""
    known = {sigle: tuple(expansions) for sigle, expansions in Sigle.objects.values_list("sigle", "expansions")}
    preview = current_preview()
    return {**known, **preview.sigles} if preview else known


def synonyms() -> dict[str, tuple[str, ...]]:
    """Each term of the trade and the everyday words for it."""
    return {term: tuple(said) for term, said in Synonym.objects.values_list("term", "said")}
