"""The pictures of the fiches: made safe once, named after what they show, so that the same one is kept once."""

import hashlib
import io
import re
from dataclasses import dataclass
from typing import Final

from PIL import Image, UnidentifiedImageError

PICTURE_NAME: Final = re.compile(r"[a-p]{20}\.(?:png|jpg)")
SUFFIXES: Final = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp", ".tif", ".tiff")
_LETTERS: Final = str.maketrans("0123456789abcdef", "abcdefghijklmnop")  # no digit: a name is no number of anybody
_LEAST_SIDE: Final = 64  # pixels: smaller is a bullet, a line, an icon
_MOST_PIXELS: Final = 50_000_000
_LONGEST_SIDE: Final = 1600
_HEAVY: Final = 400_000  # bytes of PNG from which it is a photograph
_UNREADABLE: Final = (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError)


@dataclass(frozen=True)
class KeptPicture:
    name: str
    content: bytes


def name_of(content: bytes, suffix: str) -> str:
    return hashlib.sha256(content).hexdigest()[:20].translate(_LETTERS) + suffix


def is_kept_form(name: str, content: bytes) -> bool:
    """It is one of ours, come back from an export, byte for byte."""
    return PICTURE_NAME.fullmatch(name) is not None and name == name_of(content, name[-4:])


def picture_of(content: bytes) -> KeptPicture | None:
    """Drawn again: what hides in a file (place, author, script) stays out. None: unreadable, or too small to tell."""
    try:
        with Image.open(io.BytesIO(content)) as opened:
            width, height = opened.size
            if min(width, height) < _LEAST_SIDE or width * height > _MOST_PIXELS:
                return None
            return kept(_on_white(opened))
    except _UNREADABLE:
        return None


def kept(picture: Image.Image) -> KeptPicture:
    picture.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    content, suffix = _written(picture, "PNG", optimize=True), ".png"
    if len(content) > _HEAVY:
        content, suffix = _written(picture, "JPEG", quality=85), ".jpg"
    return KeptPicture(name_of(content, suffix), content)


def opened(picture: KeptPicture) -> Image.Image:
    return Image.open(io.BytesIO(picture.content))


def _on_white(picture: Image.Image) -> Image.Image:
    drawn = picture.convert("RGBA")
    ground = Image.new("RGBA", drawn.size, "white")
    ground.alpha_composite(drawn)
    return ground.convert("RGB")


def _written(picture: Image.Image, form: str, **options: object) -> bytes:
    written = io.BytesIO()
    picture.save(written, format=form, **options)
    return written.getvalue()
