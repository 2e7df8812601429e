"""The whole base as one archive: a file a fiche, and what stands beside them."""

import zipfile
from pathlib import Path
from typing import Final
from urllib.parse import quote

from chatdoc.accounts.permissions import EXPORT, Actor, actor_name, require
from chatdoc.audit.actions import record
from chatdoc.knowledge.errors import ExportImpossible
from chatdoc.knowledge.exporting.base_files import base_files
from chatdoc.knowledge.exporting.front_matter import write_head
from chatdoc.knowledge.exporting.markdown_body import write_body
from chatdoc.knowledge.models import Picture, Version
from chatdoc.knowledge.queries import latest_versions
from chatdoc.knowledge.tree import figures_of, load_blocks

# An archive's first possible day: the same base gives the same bytes whenever it is written.
_NO_DAY: Final = (1980, 1, 1, 0, 0, 0)
_READABLE: Final = 0o644 << 16


def export_base(actor: Actor, target: Path) -> int:
    """How many fiches were written. Raise `ExportImpossible`: then nothing is at `target` that was not before."""
    require(actor, EXPORT)
    beside = target.with_name(f".{target.name}.partiel")
    try:
        fiches = _write_archive(beside)
        beside.replace(target)
    except OSError as error:
        raise ExportImpossible(str(target)) from error
    finally:
        beside.unlink(missing_ok=True)
    record(actor_name(actor), "knowledge.export", "base", fiches=fiches)
    return fiches


def _write_archive(path: Path) -> int:
    fiches = 0
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, content in base_files():
            archive.writestr(_entry(name), content)
        shown: set[str] = set()
        for version in latest_versions():
            archive.writestr(_entry(_place(version)), fiche_text(version))
            shown.update(figure.image for figure in figures_of(load_blocks(version.tree)))
            fiches += 1
        for picture in Picture.objects.filter(name__in=shown).order_by("name").iterator(chunk_size=20):
            archive.writestr(_entry(f"images/{picture.name}"), bytes(picture.content))
    return fiches


def _place(version: Version) -> str:
    return f"fiches/{version.fiche.nature}/{quote(version.fiche.identifier, safe='')}.md"


def fiche_text(version: Version) -> str:
    """One version as a Markdown file with its head."""
    return f"---\n{write_head(version)}---\n\n{write_body(load_blocks(version.tree))}"


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _NO_DAY)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = _READABLE
    return entry
