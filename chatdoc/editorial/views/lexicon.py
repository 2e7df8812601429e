"""The lexicon: sigles, and what insured people say for the words of the trade."""

from collections.abc import Callable, Iterable
from typing import Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from chatdoc.accounts.access import requires
from chatdoc.accounts.models import User
from chatdoc.accounts.permissions import EDIT, INSTRUCT, is_allowed
from chatdoc.common.errors import DomainError
from chatdoc.common.side_by_side import side_by_side
from chatdoc.editorial.actions.replay import replay_entry
from chatdoc.editorial.people import person
from chatdoc.editorial.queries import last_replay, last_report
from chatdoc.knowledge.actions import lexicon as actions
from chatdoc.knowledge.facts.french import fold
from chatdoc.knowledge.models import LexiconChange, LexiconKind
from chatdoc.knowledge.queries import current_revision, sigles, synonyms
from chatdoc.knowledge.queries.lexicon import entry_of, waiting_changes
from chatdoc.privacy import guarded_words

SHOWN: Final = 300


@requires(EDIT)
@require_http_methods(["GET", "POST"])
def lexicon(request: HttpRequest) -> HttpResponse:
    """The filter is posted: what is typed stays out of addresses; it is shown again only after the guard."""
    words = request.POST.get("mot", "")
    known = {LexiconKind.SIGLE: sigles(), LexiconKind.SYNONYME: synonyms()}
    found = {kind: _holding(entries.items(), words) for kind, entries in known.items()}
    context = {
        "page": "atelier",
        "place": "lexicon",
        "words": guarded_words(words) if words else "",
        "sigles": found[LexiconKind.SIGLE][:SHOWN],
        "synonyms": found[LexiconKind.SYNONYME][:SHOWN],
        "counts": [len(found[kind]) for kind in LexiconKind],
        "waiting": waiting_changes(),
        "ambiguous": sum(len(values) > 1 for values in known[LexiconKind.SIGLE].values()),
        "may_instruct": is_allowed(person(request), INSTRUCT),
    }
    return render(request, "editorial/lexicon.html", context)


def _holding(entries: Iterable[tuple[str, tuple[str, ...]]], words: str) -> list[tuple[str, tuple[str, ...]]]:
    asked = fold(words)
    return sorted(
        (entry for entry in entries if asked in fold(" ".join((entry[0], *entry[1])))), key=lambda e: fold(e[0])
    )


@requires(INSTRUCT)
@require_http_methods(["GET", "POST"])
def write(request: HttpRequest) -> HttpResponse:
    """A new entry, or another text of one. What was typed stays in the page when it is refused."""
    refusal = ""
    if request.method == "POST":
        try:
            made = _propose(request)
            messages.success(request, "Changement proposé. Un autre expert le rejoue, puis le publie.")
            return redirect("editorial:lexicon_change", made.pk)
        except DomainError as error:
            refusal = error.message
    context = {
        "page": "atelier",
        "place": "lexicon",
        "refusal": refusal,
        "kinds": LexiconKind.choices,
        **_fields(request),
    }
    return render(request, "editorial/write_entry.html", context, status=400 if refusal else 200)


def _propose(request: HttpRequest) -> LexiconChange:
    posted = request.POST
    removes = "retirer" in posted
    return actions.propose_entry(
        person(request),
        _kind(posted.get("genre", "")),
        posted.get("nom", ""),
        [] if removes else posted.get("valeurs", "").splitlines(),
        definition="" if removes else posted.get("definition", ""),
        reason=posted.get("raison", ""),
    )


def _kind(name: str) -> LexiconKind:
    return LexiconKind(name) if name in LexiconKind.values else LexiconKind.SIGLE


def _fields(request: HttpRequest) -> dict[str, object]:
    """What was typed, else what the lexicon says. An address names an entry of the lexicon, or nothing."""
    kind = _kind(request.POST.get("genre") or request.GET.get("genre", ""))
    asked = request.GET.get("nom", "")
    entry = entry_of(kind, asked)
    name = asked if entry.values else ""
    return {
        "kind": kind.value,
        "name": request.POST.get("nom", name),
        "values": request.POST.get("valeurs", "\n".join(entry.values)),
        "definition": request.POST.get("definition", entry.definition),
        "reason": request.POST.get("raison", ""),
        "is_known": bool(name),
    }


@requires(EDIT)
@require_GET
def change(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(
        LexiconChange.objects.select_related("author").prefetch_related("reviews__reviewer"), pk=pk
    )
    report = last_report(found)
    context = {
        "page": "atelier",
        "place": "lexicon",
        "change": found,
        "rows": side_by_side(found.before, found.values),
        "replay": last_replay(found),
        "report": report,
        "is_fresh": report is not None and report.revision == current_revision(),
        "may_instruct": is_allowed(person(request), INSTRUCT),
        "is_mine": found.author_id == person(request).pk,
    }
    return render(request, "editorial/lexicon_change.html", context)


@requires(EDIT)
@require_POST
def replay(request: HttpRequest, pk: int) -> HttpResponse:
    return _act(request, pk, "Questions rejouées.", lambda user, found: replay_entry(user, found))


@requires(INSTRUCT)
@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    comment = request.POST.get("commentaire", "")
    done = "Lexique publié : la recherche l’entend dès la prochaine question."
    return _act(request, pk, done, lambda user, found: actions.publish_entry(user, found, last_report(found), comment))


@requires(INSTRUCT)
@require_POST
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    comment = request.POST.get("commentaire", "")
    done = "Changement renvoyé à son auteur."
    return _act(request, pk, done, lambda user, found: actions.return_entry(user, found, comment))


def _act(request: HttpRequest, pk: int, done: str, action: Callable[[User, LexiconChange], object]) -> HttpResponse:
    found = get_object_or_404(LexiconChange, pk=pk)
    try:
        action(person(request), found)
        messages.success(request, done)
    except DomainError as error:
        messages.error(request, error.message)
    return redirect("editorial:lexicon_change", pk)
