"""The snapshot in use: this process's, the same for a whole answer, or the private one of a thread that previews.

Replaced whole: a search never sees half of two states.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from chatdoc.knowledge.queries.preview import Preview, previewing
from chatdoc.retrieval.indexing import (
    PREVIEW,
    BaseState,
    build_index,
    build_turn,
    index_folder,
    index_root,
    is_ready,
    prepare_index,
)
from chatdoc.retrieval.snapshot import Snapshot


class _Holder:
    def __init__(self) -> None:
        self._snapshot: Snapshot | None = None
        self._loading = threading.Lock()

    def current(self) -> tuple[Snapshot, bool]:
        """Follows publication. Gives the state before, and False, while another process or thread makes the index."""
        state = BaseState.current()
        held = self._snapshot
        if held is not None and held.state == state:
            return held, True
        folder = index_folder(state)
        if not is_ready(folder) and not self._is_mine_to_make() and held is not None:
            return held, False
        with self._loading:
            if self._snapshot is None or self._snapshot.state != state:
                self._snapshot = _opened(state, folder)
            return self._snapshot, True

    def _is_mine_to_make(self) -> bool:
        """Makes the index, unless another does and there is an older state to answer from meanwhile."""
        if self._snapshot is not None:
            with build_turn(wait=False) as mine:
                if not mine:
                    return False
        prepare_index()
        return True


def _opened(state: BaseState, folder: Path) -> Snapshot:
    try:
        return Snapshot(state, folder)
    except FileNotFoundError:
        # A process that published since has removed this index.
        return Snapshot(state, prepare_index())


_held = _Holder()
_chosen: ContextVar[tuple[Snapshot, bool] | None] = ContextVar("chosen_snapshot", default=None)
_copies = count(1)


def current_snapshot() -> tuple[Snapshot, bool]:
    """With whether it is the newest state of the base."""
    return _chosen.get() or _held.current()


@contextmanager
def one_state() -> Iterator[None]:
    """All that is read inside is of one state of the base, looked up once."""
    with _choosing(*current_snapshot()):
        yield


@contextmanager
def private_copy(preview: Preview) -> Iterator[None]:
    """Searches of this thread read the base as it would be; those of the others, the published one."""
    index_root().mkdir(parents=True, exist_ok=True)
    with previewing(preview), TemporaryDirectory(prefix=PREVIEW, dir=index_root()) as folder:
        build_index(Path(folder))
        with _choosing(Snapshot(BaseState(-next(_copies), None), Path(folder)), True):
            yield


@contextmanager
def _choosing(snapshot: Snapshot, is_newest: bool) -> Iterator[None]:
    token = _chosen.set((snapshot, is_newest))
    try:
        yield
    finally:
        _chosen.reset(token)
