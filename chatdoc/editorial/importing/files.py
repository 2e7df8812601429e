"""The uploaded files, kept in the data folder for as long as their job needs them. They may name people."""

import shutil
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import Final

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from chatdoc.knowledge.actions.personal_data import reason_against
from chatdoc.knowledge.reading.files import SourceFile

MAX_UPLOAD: Final = 100 * 1024 * 1024  # one file
MAX_UPLOADS: Final = 400 * 1024 * 1024  # all the files of one import
MOST_FILES: Final = 100
_LONGEST_NAME: Final = 200


def folder_of(job: int) -> Path:
    return Path(settings.DATA) / "imports" / str(job)


def keep_files(job: int, uploads: Sequence[UploadedFile[bytes]]) -> None:
    """Under names of ours: what a person called a file never becomes a path."""
    folder = folder_of(job)
    folder.mkdir(parents=True, mode=0o700)
    for rank, upload in enumerate(uploads):
        with (folder / _stored(rank, upload.name or "")).open("wb") as file:
            for chunk in upload.chunks():
                file.write(chunk)


def kept_files(job: int, names: Sequence[str]) -> list[SourceFile]:
    folder = folder_of(job)
    return [SourceFile(folder / _stored(rank, name), name, explicit=True) for rank, name in enumerate(names)]


def drop_files(job: int) -> None:
    shutil.rmtree(folder_of(job), ignore_errors=True)


def jobs_with_files() -> set[int]:
    folder = folder_of(0).parent
    return {int(path.name) for path in folder.iterdir() if path.name.isdecimal()} if folder.is_dir() else set()


def shown_name(name: str) -> str:
    """A file named after someone must not name them in the report."""
    last = name.replace("\\", "/")[-_LONGEST_NAME:]
    if reason_against(last) is None:
        return last
    return f"fichier au nom masqué{_suffix(last)}"


def _stored(rank: int, name: str) -> str:
    return f"{rank:03}{_suffix(name)}"


def _suffix(name: str) -> str:
    """Only what the content cannot tell (`.md`, `.yaml`) matters."""
    return "".join(c for c in PurePosixPath(name).suffix if (c.isalnum() and c.isascii()) or c == ".")[:12].lower()
