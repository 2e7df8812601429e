import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from chatdoc.common.errors import BadInput
from chatdoc.knowledge.outcomes import BadText, Failed
from chatdoc.knowledge.reading.archives import is_archive, unpack
from chatdoc.knowledge.reading.files import SourceFile
from chatdoc.knowledge.reading.limits import MAX_DEPTH

STANDARD_INPUT = "-"


@contextmanager
def gather(paths: Sequence[str]) -> Iterator[list[SourceFile | Failed]]:
    """Every file under the paths, archives unpacked for the time of the import. A path that does not exist: nothing."""
    for path in paths:
        if path != STANDARD_INPUT and not Path(path).exists():
            raise BadInput(f"Le chemin « {path} » n’existe pas : rien n’a été importé.")
    with tempfile.TemporaryDirectory(prefix="chatdoc-import-") as folder:
        yield list(_Gatherer(Path(folder)).all(paths))


@contextmanager
def gather_files(files: Sequence[SourceFile]) -> Iterator[list[SourceFile | Failed]]:
    """The same for files received under names of ours."""
    with tempfile.TemporaryDirectory(prefix="chatdoc-import-") as folder:
        gatherer = _Gatherer(Path(folder))
        yield [found for file in files for found in gatherer.opened(file)]


class _Gatherer:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._archives = 0

    def all(self, paths: Sequence[str]) -> Iterator[SourceFile | Failed]:
        for path in paths:
            if path == STANDARD_INPUT:
                yield from self.opened(self._standard_input())
            elif Path(path).is_dir():
                yield from self._directory(Path(path))
            else:
                yield from self.opened(SourceFile(Path(path), path, explicit=True))

    def _standard_input(self) -> SourceFile:
        copy = self._folder / "stdin"
        with copy.open("wb") as file:
            shutil.copyfileobj(sys.stdin.buffer, file)
        return SourceFile(copy, STANDARD_INPUT, explicit=True)

    def _directory(self, root: Path) -> Iterator[SourceFile | Failed]:
        for found in _beside(list(self._files(root))):
            yield from self.opened(found) if isinstance(found, SourceFile) else (found,)

    def _files(self, root: Path) -> Iterator[SourceFile | Failed]:
        real_root = root.resolve()
        for path in sorted(root.rglob("*")):
            if any(part.startswith(".") for part in path.relative_to(root).parts) or path.is_dir():
                continue
            if not path.resolve().is_relative_to(real_root):
                yield Failed(str(path), "lien refusé : il mène hors du dossier importé")
            elif path.is_file():
                yield SourceFile(path, str(path))

    def opened(self, source: SourceFile, depth: int = 0) -> Iterator[SourceFile | Failed]:
        if not is_archive(source):
            yield source
            return
        if depth >= MAX_DEPTH:
            yield Failed(source.name, "archive refusée : trop d’archives les unes dans les autres")
            return
        self._archives += 1
        try:
            for entry in _beside(list(unpack(source, self._folder / f"archive-{self._archives}"))):
                yield from self.opened(entry, depth + 1) if isinstance(entry, SourceFile) else (entry,)
        except BadText as error:
            yield Failed(source.name, error.reason)


def _beside(found: Sequence[SourceFile | Failed]) -> list[SourceFile | Failed]:
    """Each file knows the pictures of the folder or archive it came in."""
    pictures = {each.name: each.path for each in found if isinstance(each, SourceFile) and each.is_picture}
    return [replace(each, beside=pictures) if isinstance(each, SourceFile) else each for each in found]
