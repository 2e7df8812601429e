"""The pictures of drafts and versions: kept with the first that shows them, gone with the last draft that did."""

import re
from collections.abc import Iterable
from typing import Final

from chatdoc.knowledge.errors import ContentRefused
from chatdoc.knowledge.models import Draft, Picture
from chatdoc.knowledge.pictures import PICTURE_NAME, KeptPicture
from chatdoc.knowledge.tree import Block, figures_of

_NAMED: Final = re.compile(PICTURE_NAME.pattern)


def keep_pictures(pictures: Iterable[KeptPicture], *, is_shown: bool = False) -> None:
    """The same picture is kept once."""
    rows = [Picture(name=each.name, content=each.content, is_shown=is_shown) for each in pictures]
    Picture.objects.bulk_create(rows, ignore_conflicts=True, batch_size=50)
    if is_shown:
        Picture.objects.filter(name__in=[row.name for row in rows]).update(is_shown=True)


def show_pictures(blocks: Iterable[Block]) -> None:
    """A version shows them: they stay for ever, as it does. Refused when the base does not hold one."""
    names = {figure.image for figure in figures_of(blocks)}
    if missing := missing_pictures(names):
        raise ContentRefused(f"l’image « {missing[0][:60]} » n’est pas dans la base : importez-la avec son document")
    Picture.objects.filter(name__in=names).update(is_shown=True)


def missing_pictures(names: Iterable[str]) -> list[str]:
    wanted = set(names)
    if not wanted:
        return []
    return sorted(wanted - set(Picture.objects.filter(name__in=wanted).values_list("name", flat=True)))


def drop_unused_pictures() -> None:
    """Those that neither a version nor a draft shows any more."""
    waiting = set(Picture.objects.filter(is_shown=False).values_list("name", flat=True))
    if waiting:
        used = {name for text in Draft.objects.values_list("text", flat=True) for name in _NAMED.findall(text)}
        Picture.objects.filter(is_shown=False, name__in=waiting - used).delete()
