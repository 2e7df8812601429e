"""The base as it would be: what is published, with a candidate in it. Seen by the thread that previews, by no other."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet

from chatdoc.knowledge.models import Etat, Version


@dataclass(frozen=True)
class Preview:
    """`added` and `removed`: versions by primary key. `sigles`, `synonyms`: replaced by name, removed when empty."""

    added: frozenset[int] = frozenset()
    removed: frozenset[int] = frozenset()
    sigles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    synonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


_current: ContextVar[Preview | None] = ContextVar("preview", default=None)


@contextmanager
def previewing(preview: Preview) -> Iterator[None]:
    token = _current.set(preview)
    try:
        yield
    finally:
        _current.reset(token)


def current_preview() -> Preview | None:
    return _current.get()


def shown_versions() -> QuerySet[Version]:
    """What the base shows: the published versions, as far as nothing is being previewed."""
    preview = current_preview()
    if preview is None:
        return Version.objects.filter(etat=Etat.PUBLIEE)
    return Version.objects.filter(Q(etat=Etat.PUBLIEE) | Q(pk__in=preview.added)).exclude(pk__in=preview.removed)


def versions_of_shown_fiches() -> QuerySet[Version]:
    """Every text, the replaced ones too, of the fiches that the base shows."""
    return Version.objects.filter(fiche__in=shown_versions().values("fiche"))
