import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from chatdoc.accounts.errors import PermissionRefused
from chatdoc.common.plain_text import plain
from chatdoc.knowledge.actions.export_base import export_base
from chatdoc.knowledge.exporting.markdown_body import write_body
from chatdoc.knowledge.importers.markdown_blocks import BRANCHES, HEADING_RANKS, NOTES, read_body
from chatdoc.knowledge.tree import Block, Item, ItemList, Note, Paragraph, Section, Table
from config.cli import main
from tests.accounts.factories import make_person
from tests.knowledge.importing import import_paths

BASE = Path(__file__).resolve().parents[2] / "base"
_LETTERS = some.text(alphabet="abé 1.)-+*_#>|:[]()<&;!`~=\\/«»€\t", min_size=1, max_size=30)
_TEXT = _LETTERS.map(plain).filter(bool)
_ROWS = some.integers(2, 4).flatmap(
    lambda width: some.lists(some.tuples(*[_TEXT] * width), min_size=2, max_size=4).map(tuple)
)
_TABLE = _ROWS.map(lambda rows: Table(rows[0], rows[1:]))
_LEAF = some.one_of(_TEXT.map(Paragraph), _TABLE, some.builds(Item, _TEXT).map(lambda item: ItemList((item,))))


def _deeper(inner: some.SearchStrategy[Block]) -> some.SearchStrategy[Block]:
    below = some.lists(inner, min_size=1, max_size=3).map(tuple)
    words = some.text(alphabet="abé1#_ ", min_size=1, max_size=8).map(plain).filter(bool)
    return some.one_of(
        some.builds(Note, some.sampled_from(NOTES), below, words),
        some.builds(Section, some.sampled_from((*BRANCHES, *HEADING_RANKS)), words, below),
        some.lists(some.builds(Item, _TEXT, below), min_size=1, max_size=2).map(lambda items: ItemList(tuple(items))),
    )


@given(some.lists(some.recursive(_LEAF, _deeper, max_leaves=8), min_size=1, max_size=5).map(tuple))
def test_what_is_written_reads_back_as_the_same_blocks(blocks: tuple[Block, ...]) -> None:
    assert read_body(write_body(blocks)) == blocks


@pytest.mark.django_db
def test_the_starter_base_comes_back_byte_for_byte(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import_paths(BASE)
    first, second = tmp_path / "un.zip", tmp_path / "deux.zip"

    assert main(["export", str(first)]) == 0
    report = import_paths(first)
    assert main(["export", str(second)]) == 0

    assert first.read_bytes() == second.read_bytes()
    with zipfile.ZipFile(first) as archive:
        beside = {name for name in archive.namelist() if "/" not in name}
    assert beside == {path.name for path in BASE.iterdir() if path.is_file()}
    assert report.imported == report.updated == []
    assert report.unchanged > 70
    assert "fiches écrites" in capsys.readouterr().out


@pytest.mark.django_db
def test_an_archive_that_cannot_be_written_leaves_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(tmp_path / "absent" / "base.zip")]) == 2

    assert "ne peut pas être écrite" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.django_db
def test_an_advisor_cannot_take_the_whole_base_away(tmp_path: Path) -> None:

    with pytest.raises(PermissionRefused):
        export_base(make_person(), tmp_path / "base.zip")
