import gzip
import posixpath
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, cast
from urllib.parse import unquote

from chatdoc.knowledge.outcomes import BadText
from chatdoc.knowledge.pictures import SUFFIXES
from chatdoc.knowledge.reading.limits import MAX_DOCUMENT, MAX_FILE, MAX_LINE, MAX_RATIO, RATIO_FLOOR

GZIP_MAGIC = b"\x1f\x8b"
TOO_LARGE = "fichier trop volumineux une fois décompressé"


@dataclass(frozen=True)
class SourceFile:
    """A file to read, and the name people know it by (`lot.zip/fiches/F1.xml`)."""

    path: Path
    name: str
    explicit: bool = False  # named by the person, not met in a folder
    beside: Mapping[str, Path] = field(default_factory=dict)  # the pictures of its folder or archive, by name

    @property
    def is_picture(self) -> bool:
        return self.name.lower().endswith(SUFFIXES)

    def beside_it(self, address: str) -> bytes | None:
        """A picture that a page names by its place, from its own."""
        place = posixpath.normpath(posixpath.join(posixpath.dirname(self.name), unquote(address)))
        path = self.beside.get(place)
        if path is None or path.stat().st_size > MAX_DOCUMENT:
            return None
        return path.read_bytes()

    @property
    def is_gzip(self) -> bool:
        with self.path.open("rb") as file:
            return file.read(2) == GZIP_MAGIC

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """The content, decompressed on the way."""
        with self.path.open("rb") as file:
            if file.read(2) == GZIP_MAGIC:
                file.seek(0)
                with gzip.open(file) as unpacked:
                    yield cast("BinaryIO", unpacked)
            else:
                file.seek(0)
                yield file

    def head(self, size: int = 4096) -> bytes:
        with self.open() as file:
            return file.read(size)

    def whole(self, limit: int = MAX_DOCUMENT) -> bytes:
        with self.open() as file:
            content = file.read(limit + 1)
        if len(content) > limit:
            raise BadText(TOO_LARGE)
        return content

    def lines(self) -> Iterator[bytes]:
        allowed = min(MAX_FILE, max(RATIO_FLOOR, self.path.stat().st_size * MAX_RATIO))
        read = 0
        with self.open() as file:
            while line := file.readline(MAX_LINE + 1):
                read += len(line)
                if len(line) > MAX_LINE:
                    raise BadText("ligne trop longue")
                if read > allowed:
                    raise BadText(TOO_LARGE)
                yield line
