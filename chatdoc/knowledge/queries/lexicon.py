from chatdoc.knowledge.models import Sigle, Synonym


def sigles() -> dict[str, tuple[str, ...]]:
    """Each sigle and its expansions, several when it is ambiguous."""
    return {sigle: tuple(expansions) for sigle, expansions in Sigle.objects.values_list("sigle", "expansions")}


def synonyms() -> dict[str, tuple[str, ...]]:
    """Each term of the trade and the everyday words for it."""
    return {term: tuple(said) for term, said in Synonym.objects.values_list("term", "said")}
