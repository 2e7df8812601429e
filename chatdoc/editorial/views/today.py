from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from chatdoc.accounts.access import requires
from chatdoc.accounts.permissions import EDIT
from chatdoc.editorial.models import FindingEtat
from chatdoc.editorial.people import person
from chatdoc.editorial.queries import findings_of
from chatdoc.knowledge.models import Etat, InstructionVersion
from chatdoc.knowledge.queries.gaps import gaps_by_theme
from chatdoc.knowledge.queries.instructions import active_instructions
from chatdoc.knowledge.queries.lexicon import waiting_changes
from chatdoc.knowledge.queries.workshop import drafts_of, expiring, review_due, versions_in_review

SHOWN = 50


@requires(EDIT)
@require_GET
def today(request: HttpRequest) -> HttpResponse:
    """The expert's work of the day: what waits for a second person, what advisors miss."""
    user, day = person(request), timezone.localdate()
    themes = gaps_by_theme(user.caisse_id or "")
    context = {
        "page": "atelier",
        "place": "today",
        "versions_waiting": versions_in_review(user)[:SHOWN],
        "more_waiting": max(0, versions_in_review(user).count() - SHOWN),
        "drafts": drafts_of(user).defer("text")[:SHOWN],
        "expiring": expiring(user, day)[:SHOWN],
        "review_due": review_due(user, day)[:SHOWN],
        "instructions_waiting": InstructionVersion.objects.filter(etat=Etat.A_RELIRE).select_related("author"),
        "entries_waiting": waiting_changes(),
        "active": active_instructions(),
        "findings": findings_of(user).filter(etat=FindingEtat.A_TRAITER).count(),
        "gap_themes": themes[:5],
        "gaps": sum(len(theme.gaps) for theme in themes),
    }
    return render(request, "editorial/today.html", context)
