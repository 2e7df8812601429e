"""The pictures that a Markdown fiche names, found beside it: `images/…` of an export, or a file of the same folder."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from chatdoc.knowledge.documents import Document
from chatdoc.knowledge.outcomes import BadText, Outcome
from chatdoc.knowledge.pictures import KeptPicture, is_kept_form, picture_of
from chatdoc.knowledge.tree import Block, Figure, Item, ItemList, Note, Section, figures_of

# From a fiche to the pictures of the base it was exported with: `fiches/legislation/X.md` and `images/Y.png`.
_PLACES = ("", "images/", "../images/", "../../images/")


def with_pictures(outcome: Outcome, beside: Callable[[str], bytes | None]) -> Outcome:
    if not isinstance(outcome, Document) or not (figures := figures_of(outcome.blocks)):
        return outcome
    found = {name: picture for name in {figure.image for figure in figures} if (picture := _picture(name, beside))}
    pictures = tuple({picture.name: picture for picture in found.values()}.values())
    return replace(outcome, blocks=_renamed(outcome.blocks, found), pictures=pictures)


def _picture(name: str, beside: Callable[[str], bytes | None]) -> KeptPicture | None:
    """None: nothing of that name came along; the base may hold it already."""
    content = next(filter(None, (beside(f"{place}{name}") for place in _PLACES)), None)
    if content is None:
        return None
    if is_kept_form(name, content):
        return KeptPicture(name, content)
    if picture := picture_of(content):
        return picture
    raise BadText(f"image illisible ou trop petite : « {name[:60]} »")


def _renamed(blocks: Iterable[Block], found: dict[str, KeptPicture]) -> tuple[Block, ...]:
    return tuple(_renamed_block(block, found) for block in blocks)


def _renamed_block(block: Block, found: dict[str, KeptPicture]) -> Block:
    match block:
        case Figure(image) if image in found:
            return replace(block, image=found[image].name)
        case Note(_, inner) | Section(_, _, inner):
            return replace(block, blocks=_renamed(inner, found))
        case ItemList(items):
            return replace(block, items=tuple(Item(item.text, _renamed(item.blocks, found)) for item in items))
    return block
