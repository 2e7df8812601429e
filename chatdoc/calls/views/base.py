import unicodedata
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from chatdoc.accounts.access import requires
from chatdoc.accounts.models import User
from chatdoc.accounts.permissions import EXPORT, READ_BASE
from chatdoc.calls import queries
from chatdoc.calls.fiche_page import headings, show_blocks
from chatdoc.knowledge.actions.export_base import export_base
from chatdoc.knowledge.models import Nature
from chatdoc.knowledge.queries.published import version_page
from chatdoc.privacy import guarded_words

SHOWN: Final = 200
ARCHIVE: Final = "base-chatdoc.zip"
LONGEST_NUMBER: Final = 6


@requires(READ_BASE)
@require_http_methods(["GET", "POST"])
def base(request: HttpRequest) -> HttpResponse:
    """The list by theme. The filter is posted: what is typed stays out of addresses and logs.

    It is only compared with titles, letter after letter. Found in one, these are the base's own words; else they are
    guarded before they are shown.
    """
    caisse = _caisse(request)
    themes = queries.themes(caisse)
    chosen, words = _known(request.GET.get("theme", ""), themes), request.POST.get("titre", "")
    found = [line for theme in themes if chosen in ("", theme.name) for line in theme.lines if _has(line.title, words)]
    context = {
        "page": "base",
        "themes": themes,
        "total": sum(theme.count for theme in themes),
        "chosen": chosen,
        "words": words if found else guarded_words(words),
        "found": len(found),
        "groups": _grouped(found[:SHOWN]),
        "hidden": max(0, len(found) - SHOWN),
    }
    only_list = request.headers.get("X-Part") == "list"
    return render(request, "calls/base_list.html" if only_list else "calls/base.html", context)


@requires(READ_BASE)
@require_GET
def fiche(request: HttpRequest, identifier: str) -> HttpResponse:
    asked = request.GET.get("version", "")
    number = int(asked) if asked.isdecimal() and len(asked) <= LONGEST_NUMBER else None
    page = version_page(identifier, number) or version_page(identifier)
    if page is None or _is_of_another_caisse(page.version.caisse, _caisse(request)):
        raise Http404
    version = page.version
    blocks = show_blocks(version.blocks)
    state, standing = queries.standing(version)
    context = {
        "page": "base",
        "version": version,
        "nature_icon": queries.nature_icon(version.nature),
        "nature": Nature(version.nature).label,
        "caisse": queries.caisse_name(version.caisse) if version.caisse else "",
        "blocks": blocks,
        "headings": headings(blocks),
        "state": state,
        "standing": standing,
        "others": page.others,
        # A correction published during a call takes the place of the version the card names.
        "replaces": number if number not in (None, version.number) else None,
    }
    is_part = request.headers.get("X-Part") == "fiche"
    return render(request, "calls/fiche_part.html" if is_part else "calls/fiche.html", context)


@requires(EXPORT)
@require_http_methods(["GET", "POST"])
def export(request: HttpRequest) -> FileResponse | HttpResponse:
    """The archive of `chatdoc export`, sent as it is written and erased once sent."""
    if request.method == "GET" or not isinstance(request.user, User):
        return render(request, "calls/export.html", {"page": "base"})
    with TemporaryDirectory(prefix="chatdoc-export-") as folder:
        archive = Path(folder) / ARCHIVE
        export_base(request.user, archive)
        # Opened before its folder goes: the system keeps it until the answer is sent.
        return FileResponse(archive.open("rb"), as_attachment=True, filename=ARCHIVE)


def _caisse(request: HttpRequest) -> str:
    return request.user.caisse_id or "" if isinstance(request.user, User) else ""


def _is_of_another_caisse(caisse: str, own: str) -> bool:
    """The national cell and the provider, who have no caisse of their own, read them all."""
    return bool(caisse and own) and caisse != own


def _known(name: str, themes: tuple[queries.Theme, ...]) -> str:
    """An address may hold anything: only a theme of the base is shown."""
    return name if any(theme.name == name for theme in themes) else ""


def _has(title: str, words: str) -> bool:
    folded = _folded(title)
    return all(word in folded for word in _folded(words).split())


def _folded(text: str) -> str:
    bare = unicodedata.normalize("NFKD", text.lower())
    return "".join(letter for letter in bare if not unicodedata.combining(letter)).replace("’", "'")


def _grouped(lines: list[queries.Line]) -> list[queries.Theme]:
    names = dict.fromkeys(line.main_theme for line in lines)
    return [queries.Theme(name, tuple(line for line in lines if line.main_theme == name)) for name in names]
