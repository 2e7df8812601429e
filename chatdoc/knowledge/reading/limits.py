"""How much one import may take in. Far above a full copy of service-public.fr or of a code."""

from typing import Final

MAX_ENTRIES: Final = 100_000
MAX_FILE: Final = 512 * 1024 * 1024
MAX_TOTAL: Final = 4 * 1024 * 1024 * 1024
MAX_RATIO: Final = 150  # text seldom shrinks more than twentyfold
RATIO_FLOOR: Final = 8 * 1024 * 1024  # below this, a high ratio harms nobody
MAX_LINE: Final = 16 * 1024 * 1024
MAX_DOCUMENT: Final = 32 * 1024 * 1024  # a file read whole: XML, Markdown, JSON array
MAX_PDF: Final = 128 * 1024 * 1024  # three hundred scanned pages
MAX_DEPTH: Final = 2  # an archive in an archive
