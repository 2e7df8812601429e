"""The lexicon in use: the tables of the product, and those that the site imported."""

import os
from collections.abc import Iterable
from pathlib import Path

from chatdoc.privacy.folding import fold
from chatdoc.privacy.lexicon.errors import LexiconUnreadable
from chatdoc.privacy.lexicon.importing import store
from chatdoc.privacy.lexicon.lexicon import Lexicon
from chatdoc.privacy.lexicon.table import Table, read_table

BUILT_IN = Path(__file__).parent / "data"
IMPORTED = ("prenoms", "noms", "communes", "base")
_Stamp = tuple[int, ...]


class _Current:
    """One per process. Looks at the folder's dates, so that an import made elsewhere counts at the next call."""

    folder: Path | None = None
    stamp: _Stamp | None = None
    lexicon: Lexicon | None = None


def use_lexicon_folder(folder: Path | None) -> None:
    """Where `chatdoc lexicon import` writes; none: the product's own words alone."""
    _Current.folder, _Current.lexicon = folder, None


def lexicon_folder() -> Path:
    if _Current.folder is None:
        raise LexiconUnreadable
    return _Current.folder


def current_lexicon() -> Lexicon:
    stamp = _stamp(_Current.folder)
    if _Current.lexicon is None or stamp != _Current.stamp:
        _Current.lexicon, _Current.stamp = read_lexicon(_Current.folder), stamp
    return _Current.lexicon


def learn_base_words(words: Iterable[str]) -> None:
    """The words of the published base, at each publication: what they say is not a name in itself."""
    store(lexicon_folder(), "base", {fold(word).text: 1 for word in words if word.isalpha()})


def read_lexicon(folder: Path | None) -> Lexicon:
    tables = {name: read_table(BUILT_IN / f"{name}.bin") for name in Lexicon.BUILT_IN}
    return Lexicon(tables, _imported(folder))


def _imported(folder: Path | None) -> dict[str, Table]:
    if folder is None:
        return {}
    paths = {name: folder / f"{name}.bin" for name in IMPORTED}
    return {name: read_table(path) for name, path in paths.items() if path.exists()}


def _stamp(folder: Path | None) -> _Stamp:
    if folder is None:
        return ()
    try:
        return (os.stat(folder).st_mtime_ns,)  # each import puts a new file in the place of the old one
    except OSError:
        return (0,)
