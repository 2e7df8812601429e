"""The words of a picture, by Debian's Tesseract and its French data, on this machine."""

import io
import shutil
import subprocess
from typing import Final

from PIL import Image

from chatdoc.knowledge.outcomes import BadText

_MISSING: Final = (
    "image sans texte : pour la lire, installez la reconnaissance de caractères (Debian : tesseract-ocr et "
    "tesseract-ocr-fra), ou fournissez le texte"
)
_SECONDS: Final = 120  # for one page


def recognised(picture: Image.Image) -> str:
    """Raise `BadText` when Tesseract is absent, has no French, or takes too long."""
    program = shutil.which("tesseract")
    if program is None:
        raise BadText(_MISSING)
    written = io.BytesIO()
    picture.convert("L").save(written, format="PNG")
    try:
        done = subprocess.run(  # noqa: S603 - a fixed command; the picture goes through standard input
            [program, "stdin", "stdout", "-l", "fra"],
            input=written.getvalue(),
            capture_output=True,
            timeout=_SECONDS,
            check=True,
        )
    except subprocess.CalledProcessError as error:
        raise BadText(_MISSING) from error
    except subprocess.TimeoutExpired as error:
        raise BadText("image trop longue à lire : découpez le document, ou fournissez le texte") from error
    return done.stdout.decode(errors="replace")
