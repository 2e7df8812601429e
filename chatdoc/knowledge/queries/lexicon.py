from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from chatdoc.knowledge.models import Etat, LexiconChange, LexiconKind, Sigle, Synonym
from chatdoc.knowledge.queries.preview import current_preview

Entries = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Entry:
    """What the lexicon says of one name; no value: nothing."""

    values: tuple[str, ...] = ()
    definition: str = ""


def sigles() -> dict[str, tuple[str, ...]]:
    """Each sigle and its expansions, several when it is ambiguous."""
    known = {sigle: tuple(expansions) for sigle, expansions in Sigle.objects.values_list("sigle", "expansions")}
    preview = current_preview()
    return _with(known, preview.sigles) if preview else known


def synonyms() -> dict[str, tuple[str, ...]]:
    """Each term of the trade and the everyday words for it."""
    known = {term: tuple(said) for term, said in Synonym.objects.values_list("term", "said")}
    preview = current_preview()
    return _with(known, preview.synonyms) if preview else known


def _with(known: Entries, candidate: Entries) -> dict[str, tuple[str, ...]]:
    """A candidate without a value removes its entry."""
    return {name: values for name, values in {**known, **candidate}.items() if values}


def entry_of(kind: str, name: str) -> Entry:
    if kind == LexiconKind.SIGLE:
        sigle = Sigle.objects.filter(sigle=name).first()
        return Entry(tuple(sigle.expansions), sigle.definition) if sigle else Entry()
    synonym = Synonym.objects.filter(term=name).first()
    return Entry(tuple(synonym.said)) if synonym else Entry()


def waiting_changes() -> QuerySet[LexiconChange]:
    return LexiconChange.objects.filter(etat=Etat.A_RELIRE).select_related("author")
