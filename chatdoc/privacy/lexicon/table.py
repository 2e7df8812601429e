"""A set of words with one byte each, in a file that is mapped, never read whole.

A slot holds 32 bits of the word's check sum, its number another 32: a word that is not there
is taken for one that is about once in a thousand million look-ups. Words themselves are not stored.
"""

import mmap
import struct
from collections.abc import Mapping
from pathlib import Path
from zlib import crc32

from chatdoc.privacy.lexicon.errors import LexiconUnreadable

MAGIC = b"CDLEX01\n"
_HEADER = struct.Struct("<8sI4x")
_FILLING = 0.7


class Table:
    __slots__ = ("_marks", "_size", "_values")

    def __init__(self, content: memoryview) -> None:
        magic, self._size = _HEADER.unpack_from(content)
        start, length = _HEADER.size, self._size * 4
        if magic != MAGIC or not self._size or len(content) != start + length + self._size:
            raise LexiconUnreadable
        self._marks = content[start : start + length].cast("I")
        self._values = content[start + length :]

    def get(self, word: str) -> int:
        """The word's byte, 0 when it is not there."""
        return self.find(*keys_of(word))

    def find(self, place: int, mark: int) -> int:
        """The same, for a word looked up in several tables."""
        slot = place % self._size
        marks = self._marks
        while found := marks[slot]:
            if found == mark:
                return int(self._values[slot])
            slot = slot + 1 if slot + 1 < self._size else 0
        return 0


def keys_of(word: str) -> tuple[int, int]:
    content = word.encode("utf-8", "replace")
    return crc32(content), _mark(content)


def _mark(content: bytes) -> int:
    return crc32(content[::-1], 0x5F3759DF) | 1


def read_table(path: Path) -> Table:
    try:
        with path.open("rb") as file:
            return Table(memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)))
    except (OSError, ValueError, struct.error) as error:
        raise LexiconUnreadable from error


def table_content(words: Mapping[str, int]) -> bytes:
    """The same words always give the same bytes."""
    size = max(8, int(len(words) / _FILLING) + 1)
    marks, values = [0] * size, bytearray(size)
    for word in sorted(words):
        content = word.encode()
        slot = crc32(content) % size
        while marks[slot]:
            slot = (slot + 1) % size
        marks[slot], values[slot] = _mark(content), words[word]
    return _HEADER.pack(MAGIC, size) + struct.pack(f"<{size}I", *marks) + bytes(values)
