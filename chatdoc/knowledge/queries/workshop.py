"""The life of the fiches as the experts follow it. A caisse's experts see their own consignes."""

from datetime import date, timedelta

from django.db.models import Max, Q, QuerySet

from chatdoc.accounts.models import User
from chatdoc.accounts.permissions import is_national
from chatdoc.knowledge.models import Draft, Etat, Fiche, Version

SOON = timedelta(days=60)
REVIEW_AFTER = timedelta(days=365)
TEXT = ("tree", "metadata")  # what a list of versions does not show: reading it is most of the time of the page


def versions_in_review(user: User) -> QuerySet[Version]:
    waiting = Version.objects.filter(_scope(user, "fiche__"), etat__in=(Etat.A_RELIRE, Etat.VALIDEE))
    return waiting.select_related("fiche", "author").defer(*TEXT).order_by("created_at", "pk")


def drafts_of(user: User) -> QuerySet[Draft]:
    scope = Q() if is_national(user) else Q(caisse=user.caisse_id)
    return Draft.objects.filter(scope).select_related("fiche", "author", "last_by")


def expiring(user: User, today: date) -> QuerySet[Version]:
    """Published, and at their end within two months."""
    ending = Version.objects.filter(_scope(user, "fiche__"), etat=Etat.PUBLIEE, en_vigueur_au__gte=today)
    return (
        ending.filter(en_vigueur_au__lte=today + SOON)
        .select_related("fiche")
        .defer(*TEXT)
        .order_by("en_vigueur_au", "pk")
    )


def review_due(user: User, today: date) -> QuerySet[Fiche]:
    """Fiches whose last publication is more than a year old."""
    limit = today - REVIEW_AFTER
    published = Fiche.objects.filter(_scope(user, ""), versions__etat=Etat.PUBLIEE)
    dated = published.annotate(last=Max("versions__published_at", filter=Q(versions__etat=Etat.PUBLIEE)))
    return dated.filter(last__date__lt=limit).order_by("last", "identifier")


def versions_of_fiche(identifier: str) -> QuerySet[Version]:
    found = Version.objects.filter(fiche__identifier=identifier).select_related("fiche", "author")
    return found.prefetch_related("reviews__reviewer").order_by("-number")


def _scope(user: User, path: str) -> Q:
    return Q() if is_national(user) else Q(**{f"{path}caisse": user.caisse_id, f"{path}nature": "consigne"})
