"""The pictures of a document as figures: kept, and described by the words read on them, to be proof-read."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from PIL import Image

from chatdoc.common.plain_text import plain
from chatdoc.knowledge.importers.office.recognising import recognised
from chatdoc.knowledge.outcomes import BadText
from chatdoc.knowledge.pictures import KeptPicture, opened, picture_of
from chatdoc.knowledge.tree import Figure

# The content of a picture, by the address the document gives it.
Find = Callable[[str], bytes | None]
_LONGEST: Final = 1000
_FEWEST_LETTERS: Final = 4  # read on a picture without words: noise


def nothing_beside(address: str) -> bytes | None:
    """A page that came alone."""
    return None


@dataclass
class Pictures:
    """Those met while a document is read. The same picture twice is read once."""

    find: Find
    kept: dict[str, KeptPicture] = field(default_factory=dict)
    _figures: dict[str, Figure] = field(default_factory=dict)

    def figure(self, address: str, alternative: str = "") -> Figure | None:
        content = self.find(address)
        picture = picture_of(content) if content else None
        return self.take(picture, alternative) if picture else None

    def take(self, picture: KeptPicture, alternative: str = "") -> Figure:
        """Its description is what the writer said of it, else what can be read on it: a proposal."""
        if picture.name not in self._figures:
            description = plain(alternative) if len(plain(alternative)) > _FEWEST_LETTERS else _read_on(opened(picture))
            self.kept[picture.name] = picture
            self._figures[picture.name] = Figure(picture.name, description[:_LONGEST], to_review=bool(description))
        return self._figures[picture.name]


def _read_on(picture: Image.Image) -> str:
    """Without Tesseract the figure comes without a description: the expert writes it."""
    try:
        text = plain(recognised(picture))
    except BadText:
        return ""
    return text if sum(map(str.isalpha, text)) >= _FEWEST_LETTERS else ""
