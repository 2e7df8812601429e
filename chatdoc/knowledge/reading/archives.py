"""Unpacking archives into a folder of ours, entry by entry, under limits."""

import stat
import tarfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from chatdoc.knowledge.outcomes import BadText, Failed
from chatdoc.knowledge.reading.files import SourceFile
from chatdoc.knowledge.reading.formats import office_kind
from chatdoc.knowledge.reading.limits import MAX_ENTRIES, MAX_FILE, MAX_RATIO, MAX_TOTAL, RATIO_FLOOR

_CHUNK = 1024 * 1024


@dataclass
class _Budget:
    """What an archive may still write: a bomb is met before the disk is full."""

    packed: int
    entries: int = 0
    written: int = 0

    def take_entry(self) -> None:
        self.entries += 1
        if self.entries > MAX_ENTRIES:
            raise BadText(f"archive refusée : plus de {MAX_ENTRIES} fichiers")

    def take(self, size: int) -> None:
        self.written += size
        if self.written > MAX_TOTAL or self.written > max(RATIO_FLOOR, self.packed * MAX_RATIO):
            raise BadText("archive refusée : son contenu décompressé est démesuré (bombe de décompression ?)")


def is_archive(source: SourceFile) -> bool:
    """Word and OpenDocument files are archives too, and documents first."""
    return (zipfile.is_zipfile(source.path) and not office_kind(source.path)) or _is_tar(source.path)


def unpack(source: SourceFile, folder: Path) -> Iterator[SourceFile | Failed]:
    """Every file of the archive, written in `folder` under a name of ours. An unsafe entry is refused by its name."""
    folder.mkdir(parents=True, exist_ok=True)
    budget = _Budget(packed=source.path.stat().st_size)
    entries = _zip_entries(source.path) if zipfile.is_zipfile(source.path) else _tar_entries(source.path)
    try:
        for rank, (entry, kind, opened) in enumerate(entries):
            budget.take_entry()
            name = f"{source.name}/{entry}"
            if reason := _unsafe(entry, kind):
                yield Failed(name, reason)
            elif kind == "file" and opened is not None:
                yield SourceFile(_write(opened, folder / f"{rank:06}{_suffix(entry)}", budget), name)
    except (zipfile.BadZipFile, tarfile.TarError, EOFError, RuntimeError, NotImplementedError, OSError) as error:
        raise BadText("archive illisible : fichier abîmé, chiffré ou incomplet") from error


def _zip_entries(path: Path) -> Iterator[tuple[str, str, IO[bytes] | None]]:
    with zipfile.ZipFile(path) as archive:
        for entry in archive.infolist():
            if stat.S_ISLNK(entry.external_attr >> 16):
                yield entry.filename, "link", None
            elif entry.is_dir():
                yield entry.filename, "folder", None
            else:
                with archive.open(entry) as opened:
                    yield entry.filename, "file", opened


def _tar_entries(path: Path) -> Iterator[tuple[str, str, IO[bytes] | None]]:
    with tarfile.open(path) as archive:
        for entry in archive:
            if entry.isfile():
                yield entry.name, "file", archive.extractfile(entry)
            else:
                yield entry.name, "folder" if entry.isdir() else "link", None


def _unsafe(entry: str, kind: str) -> str:
    inside = PurePosixPath(entry.replace("\\", "/"))
    if inside.is_absolute() or ".." in inside.parts or ":" in inside.parts[0] if inside.parts else False:
        return "entrée d’archive refusée : son chemin sort de l’archive"
    return "entrée d’archive refusée : lien ou fichier spécial" if kind == "link" else ""


def _write(opened: IO[bytes], target: Path, budget: _Budget) -> Path:
    size = 0
    with target.open("wb") as file:
        while chunk := opened.read(_CHUNK):
            size += len(chunk)
            budget.take(len(chunk))
            if size > MAX_FILE:
                raise BadText("archive refusée : un de ses fichiers est trop volumineux")
            file.write(chunk)
    return target


def _suffix(entry: str) -> str:
    """Only what the content cannot tell (`.md`, `.yaml`) matters; nothing else of the name reaches our disk."""
    return "".join(c for c in PurePosixPath(entry).suffix if c.isalnum() or c == ".")[:12]


def _is_tar(path: Path) -> bool:
    try:
        return tarfile.is_tarfile(path)
    except (OSError, EOFError):
        return False
