"""The pictures set in the pages of a PDF: those that show something, neither a logo nor the ground of a page."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, Final

from pdfplumber.page import Page

from chatdoc.knowledge.pictures import KeptPicture, kept

PlacedPicture = tuple[float, KeptPicture]  # its top on the page
_LEAST_SIDE: Final = 64  # points, nearly an inch
_GROUND: Final = 0.85  # of the page: a scan under its own text, a watermark
_DOTS_PER_INCH: Final = 150
_SEEN_ON: Final = 0.5  # of the pages: a running logo
_FEW_PAGES: Final = 3


def pictures_of(page: Page) -> Iterator[PlacedPicture]:
    for image in page.images:
        box = _inside(page, image)
        width, height = box[2] - box[0], box[3] - box[1]
        if min(width, height) >= _LEAST_SIDE and width * height < _GROUND * float(page.width) * float(page.height):
            drawn = page.crop(box).to_image(resolution=_DOTS_PER_INCH).original.convert("RGB")
            yield box[1], kept(drawn)


def without_running_pictures(pages: Sequence[Sequence[PlacedPicture]]) -> list[list[PlacedPicture]]:
    seen = Counter(name for page in pages for name in {picture.name for _, picture in page})
    most = len(pages) * _SEEN_ON if len(pages) >= _FEW_PAGES else len(pages)
    return [[placed for placed in page if seen[placed[1].name] <= most] for page in pages]


def _inside(page: Page, image: dict[str, Any]) -> tuple[float, float, float, float]:
    """A picture may stick out of its page."""
    left, top, right, bottom = (float(side) for side in page.bbox)
    return (
        max(left, float(image["x0"])),
        max(top, float(image["top"])),
        min(right, float(image["x1"])),
        min(bottom, float(image["bottom"])),
    )
