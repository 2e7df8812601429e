from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from chatdoc.accounts.access import requires
from chatdoc.accounts.models import User
from chatdoc.accounts.permissions import EDIT, INSTRUCT, is_allowed
from chatdoc.common.errors import DomainError
from chatdoc.common.side_by_side import Row, side_by_side
from chatdoc.editorial.actions.replay import replay_instructions
from chatdoc.editorial.forms import read_instructions, written_words
from chatdoc.editorial.people import person
from chatdoc.editorial.queries import last_replay, last_report
from chatdoc.knowledge.actions import instructions as actions
from chatdoc.knowledge.instructions import HELD_BY, LENGTHS, PARTS, Instructions
from chatdoc.knowledge.models import InstructionVersion
from chatdoc.knowledge.queries.instructions import active_instructions, instruction_versions, instructions_of


@requires(EDIT)
@require_GET
def instructions(request: HttpRequest) -> HttpResponse:
    active = active_instructions()
    context = {
        "page": "atelier",
        "place": "instructions",
        "active": active,
        "shown": _shown(active),
        "versions": instruction_versions(),
        "may_instruct": is_allowed(person(request), INSTRUCT),
    }
    return render(request, "editorial/instructions.html", context)


@requires(INSTRUCT)
@require_http_methods(["GET", "POST"])
def write(request: HttpRequest) -> HttpResponse:
    """A new version, from the published one. What was typed stays in the page when it is refused."""
    active = active_instructions()
    refusal = ""
    if request.method == "POST":
        try:
            sentences, settings = read_instructions(request.POST, active)
            made = actions.propose_instructions(person(request), sentences, settings, request.POST.get("raison", ""))
            messages.success(request, f"Version {made.number} proposée. Un autre expert la rejoue, puis la publie.")
            return redirect("editorial:instruction_version", made.number)
        except DomainError as error:
            refusal = error.message
    context = {
        "page": "atelier",
        "place": "instructions",
        "refusal": refusal,
        "lengths": LENGTHS,
        **_fields(active, request.POST),
    }
    return render(request, "editorial/write_instructions.html", context, status=400 if refusal else 200)


@requires(EDIT)
@require_GET
def version(request: HttpRequest, number: int) -> HttpResponse:
    found = get_object_or_404(instruction_versions(), number=number)
    said, active = instructions_of(found), active_instructions()
    context = {
        "page": "atelier",
        "place": "instructions",
        "version": found,
        "shown": _shown(said),
        "active": active,
        "rows": difference(active, said) if found.number != active.number else [],
        "replay": last_replay(found),
        "report": last_report(found),
        "may_instruct": is_allowed(person(request), INSTRUCT),
        "is_mine": found.author_id == person(request).pk,
    }
    return render(request, "editorial/instruction_version.html", context)


@requires(EDIT)
@require_POST
def replay(request: HttpRequest, number: int) -> HttpResponse:
    return _act(request, number, "Questions rejouées.", lambda user, found: replay_instructions(user, found))


@requires(INSTRUCT)
@require_POST
def publish(request: HttpRequest, number: int) -> HttpResponse:
    comment = request.POST.get("commentaire", "")
    return _act(
        request,
        number,
        "Instructions publiées : elles valent dès la prochaine question.",
        lambda user, found: actions.publish_instructions(user, found, last_report(found), comment),
    )


@requires(INSTRUCT)
@require_POST
def send_back(request: HttpRequest, number: int) -> HttpResponse:
    comment = request.POST.get("commentaire", "")
    return _act(
        request,
        number,
        "Version renvoyée à son auteur.",
        lambda user, found: actions.return_instructions(user, found, comment),
    )


@requires(INSTRUCT)
@require_POST
def restore(request: HttpRequest, number: int) -> HttpResponse:
    return _act(
        request,
        number,
        f"Les instructions de la version {number} sont de nouveau publiées, sous un nouveau numéro.",
        lambda user, found: actions.restore_instructions(user, found),
    )


def _act(
    request: HttpRequest, number: int, done: str, action: Callable[[User, InstructionVersion], object]
) -> HttpResponse:
    found = get_object_or_404(InstructionVersion, number=number)
    try:
        action(person(request), found)
        messages.success(request, done)
    except DomainError as error:
        messages.error(request, error.message)
    return redirect("editorial:instruction_version", number)


def difference(before: Instructions, after: Instructions) -> list[Row]:
    return side_by_side(_lines(before), _lines(after))


def _lines(said: Instructions) -> list[str]:
    rules = said.settings
    return [
        *(sentence.text for sentence in said.sentences),
        f"Longueur : {rules.length}",
        f"Parties de la carte : {', '.join(PARTS[name] for name in rules.parts)}",
        f"Rappel : {rules.reminder}",
        *(f"Remplacer « {avoided} » par « {preferred} »" for avoided, preferred in rules.words.items()),
    ]


def _shown(said: Instructions) -> dict[str, object]:
    return {
        "sentences": [(sentence.text, sentence.held_by, HELD_BY[sentence.held_by]) for sentence in said.sentences],
        "needs_model": sum(sentence.held_by == "modele" for sentence in said.sentences),
        "length": said.settings.length,
        "parts": [PARTS[name] for name in said.settings.parts],
        "reminder": said.settings.reminder,
        "words": list(said.settings.words.items()),
    }


def _fields(active: Instructions, posted: QueryDict) -> dict[str, object]:
    """What was typed, else what is published."""
    rules = active.settings
    ranks = {name: str(rank) for rank, name in enumerate(rules.parts, start=1)}
    parts = [(name, label, posted.get(f"partie-{name}", ranks.get(name, "0"))) for name, label in PARTS.items()]
    return {
        "sentences": posted.get("instructions", "\n".join(sentence.text for sentence in active.sentences)),
        "length": posted.get("longueur", rules.length),
        "parts": parts,
        "reminder": posted.get("rappel", rules.reminder),
        "words": posted.get("mots", written_words(rules)),
        "reason": posted.get("raison", ""),
    }
