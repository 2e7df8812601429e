"""The life of one fiche: its versions, the review of a candidate, withdrawing and going back."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from chatdoc.accounts.access import requires
from chatdoc.accounts.models import User
from chatdoc.accounts.permissions import EDIT, may_edit
from chatdoc.calls.fiche_page import show_blocks
from chatdoc.common.errors import DomainError
from chatdoc.common.side_by_side import Row, side_by_side
from chatdoc.editorial.actions.replay import replay_version
from chatdoc.editorial.people import person
from chatdoc.editorial.queries import last_replay, last_report
from chatdoc.knowledge.actions import life_cycle
from chatdoc.knowledge.actions.drafts import open_draft
from chatdoc.knowledge.actions.export_base import fiche_text
from chatdoc.knowledge.models import Etat, Fiche, Version
from chatdoc.knowledge.queries import current_revision
from chatdoc.knowledge.queries.workshop import TEXT, versions_of_fiche
from chatdoc.knowledge.tree import load_blocks


@requires(EDIT)
@require_GET
def fiche(request: HttpRequest, identifier: str) -> HttpResponse:
    """Every version, readable for ever."""
    found = get_object_or_404(Fiche, identifier=identifier)
    versions = list(versions_of_fiche(identifier).defer(*TEXT))
    context = {
        "page": "atelier",
        "place": "today",
        "fiche": found,
        "versions": versions,
        "title": versions[0].title if versions else identifier,
        "is_published": any(version.etat == Etat.PUBLIEE for version in versions),
        "may_change": may_edit(person(request), found.caisse_id or "", found.nature),
    }
    return render(request, "editorial/fiche.html", context)


@requires(EDIT)
@require_GET
def version(request: HttpRequest, pk: int) -> HttpResponse:
    """One version: its text, what it changes, its replay; and, for a second person, the decision."""
    found = get_object_or_404(Version.objects.select_related("fiche", "author"), pk=pk)
    other = _compared(request, found)
    report = last_report(found)
    context = {
        "page": "atelier",
        "place": "today",
        "version": found,
        "fiche": found.fiche,
        "blocks": show_blocks(load_blocks(found.tree)),
        "other": other,
        "rows": difference(other, found) if other else [],
        "replay": last_replay(found),
        "report": report,
        "is_fresh": report is not None and report.revision == current_revision(),
        "is_mine": found.author_id == person(request).pk,
        "may_change": may_edit(person(request), found.fiche.caisse_id or "", found.fiche.nature),
    }
    return render(request, "editorial/version.html", context)


def _compared(request: HttpRequest, version: Version) -> Version | None:
    """The version asked for, else the one published before this one."""
    asked = request.GET.get("avec", "")
    others = Version.objects.filter(fiche=version.fiche).exclude(pk=version.pk).select_related("fiche")
    if asked.isdecimal() and len(asked) < 7:
        return others.filter(number=int(asked)).first()
    return others.filter(etat=Etat.PUBLIEE).order_by("-number").first()


def difference(before: Version, after: Version) -> list[Row]:
    return side_by_side(fiche_text(before).splitlines(), fiche_text(after).splitlines())


@requires(EDIT)
@require_POST
def act(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """Replay, validate, validate and publish, send back, restore."""
    found = get_object_or_404(Version.objects.select_related("fiche"), pk=pk)
    comment = request.POST.get("commentaire", "")
    acts: dict[str, tuple[str, Callable[[User], object]]] = {
        "rejouer": ("Questions rejouées.", lambda user: replay_version(user, found)),
        "valider": (
            "Version validée : elle reste à publier.",
            lambda user: life_cycle.validate_version(user, found, last_report(found), comment),
        ),
        "publier": ("Version publiée.", lambda user: _publish(user, found, comment)),
        "renvoyer": ("Version renvoyée à son auteur.", lambda user: life_cycle.return_version(user, found, comment)),
        "retablir": (
            "Ce texte est de nouveau proposé, comme une nouvelle version à relire.",
            lambda user: life_cycle.restore_version(user, found),
        ),
    }
    done, action = acts[verb]
    made = _try(request, done, action)
    return redirect("editorial:version", made.pk if verb == "retablir" and isinstance(made, Version) else pk)


def _publish(user: User, version: Version, comment: str) -> None:
    if version.etat == Etat.A_RELIRE:
        life_cycle.validate_version(user, version, last_report(version), comment)
    life_cycle.publish_version(user, version, last_report(version))


def _try(request: HttpRequest, done: str, action: Callable[[User], object]) -> object:
    try:
        made = action(person(request))
    except DomainError as error:
        messages.error(request, error.message)
        return None
    messages.success(request, done)
    return made


@requires(EDIT)
@require_POST
def withdraw(request: HttpRequest, identifier: str) -> HttpResponse:
    found = get_object_or_404(Fiche, identifier=identifier)
    _try(request, "Fiche retirée : aucune carte ne la cite plus.", lambda user: life_cycle.withdraw_fiche(user, found))
    return redirect("editorial:fiche", identifier)


@requires(EDIT)
@require_POST
def change(request: HttpRequest, identifier: str) -> HttpResponse:
    """A draft from the text in force, else from the last one."""
    versions = versions_of_fiche(identifier)
    source = versions.filter(etat=Etat.PUBLIEE).first() or versions.first()
    if source is None:
        return redirect("editorial:fiche", identifier)
    made = _try(request, "Brouillon ouvert.", lambda user: open_draft(user, fiche_text(source), fiche=source.fiche))
    pk = getattr(made, "pk", None)
    return redirect("editorial:draft", pk) if pk else redirect("editorial:fiche", identifier)
